/** @file Where the camera points: the scene sampled onto the sensor. */
import { eachPlane, type LightPicture } from './light.ts';

export interface Framing {
  /** Shift of the picture in its own pixels. */
  shiftXPx: number;
  shiftYPx: number;
  degrees: number;
  /** 1 leaves the size; 1.02 comes closer. */
  zoom: number;
}

/** Scene pixels to a sensor pixel. Scenes are finer than the sensor, so that no frame is softened by being sampled between pixels. */
const sceneScale = 0.62;
/** Share of each side that framing may move over. */
const margin = 0.03;

export function sensorSize(scene: { widthPx: number; heightPx: number }): { widthPx: number; heightPx: number } {
  const side = (px: number) => Math.floor((px * sceneScale * (1 - 2 * margin)) / 8) * 8;
  return { widthPx: side(scene.widthPx), heightPx: side(scene.heightPx) };
}

/** A place of the scene (fractions) on the sensor (fractions), for the framing. */
export function placeOnSensor(
  scene: { widthPx: number; heightPx: number },
  framing: Framing,
  place: { x: number; y: number },
): { x: number; y: number } {
  const size = sensorSize(scene);
  const angle = (framing.degrees * Math.PI) / 180;
  const scale = sceneScale * framing.zoom;
  const u = (place.x - 0.5) * scene.widthPx * scale;
  const v = (place.y - 0.5) * scene.heightPx * scale;
  return {
    x: (u * Math.cos(angle) + v * Math.sin(angle) + framing.shiftXPx) / size.widthPx + 0.5,
    y: (-u * Math.sin(angle) + v * Math.cos(angle) + framing.shiftYPx) / size.heightPx + 0.5,
  };
}

/** Keys (1981), a = -0.5. */
function cubic(t: number): [number, number, number, number] {
  const a = -0.5;
  const near = (d: number) => (a + 2) * d ** 3 - (a + 3) * d ** 2 + 1;
  const far = (d: number) => a * d ** 3 - 5 * a * d ** 2 + 8 * a * d - 4 * a;
  return [far(1 + t), near(t), near(1 - t), far(2 - t)];
}

export function reframe(scene: LightPicture, framing: Framing): LightPicture {
  const size = sensorSize(scene);
  const angle = (framing.degrees * Math.PI) / 180;
  const scale = 1 / (sceneScale * framing.zoom);
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const count = size.widthPx * size.heightPx;
  const at = new Int32Array(count);
  const fractions = 64;
  const tables = Array.from({ length: fractions + 1 }, (_, i) => Float32Array.from(cubic(i / fractions)));
  const tx = new Uint8Array(count);
  const ty = new Uint8Array(count);
  for (let row = 0, i = 0; row < size.heightPx; row++) {
    const v = row + 0.5 - size.heightPx / 2 - framing.shiftYPx;
    for (let column = 0; column < size.widthPx; column++, i++) {
      const u = column + 0.5 - size.widthPx / 2 - framing.shiftXPx;
      const x = Math.min(scene.widthPx - 3, Math.max(1, u * cos - v * sin + scene.widthPx / 2 - 0.5));
      const y = Math.min(scene.heightPx - 3, Math.max(1, u * sin + v * cos + scene.heightPx / 2 - 0.5));
      const left = Math.floor(x);
      const top = Math.floor(y);
      at[i] = (top - 1) * scene.widthPx + left - 1;
      tx[i] = Math.round((x - left) * fractions);
      ty[i] = Math.round((y - top) * fractions);
    }
  }
  const sampled = eachPlane(scene, (plane) => {
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const across = tables[tx[i]!]!;
      const down = tables[ty[i]!]!;
      let sum = 0;
      for (let row = 0, from = at[i]!; row < 4; row++, from += scene.widthPx) {
        sum +=
          down[row]! *
          (across[0]! * plane[from]! +
            across[1]! * plane[from + 1]! +
            across[2]! * plane[from + 2]! +
            across[3]! * plane[from + 3]!);
      }
      out[i] = Math.max(0, sum);
    }
    return out;
  });
  return { ...sampled, ...size };
}

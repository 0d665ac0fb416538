/** @file Closing eyes in the scene: the skin between brow and upper lid is stretched down over the eye, as a lid does. */
import { eachPlane, type LightPicture } from './light.ts';

export interface Eyes {
  /** Centres as fractions of the scene, in the picture's order. */
  left: { x: number; y: number };
  right: { x: number; y: number };
}

/** `closure` 0 leaves the eye, 1 shuts it. Sizes come from the distance of the eyes: an eye is 0.46 of it wide, its opening 0.17 high. */
export function closeLids(scene: LightPicture, eyes: Eyes, closure: number): LightPicture {
  const { widthPx, heightPx } = scene;
  const centres = [eyes.left, eyes.right].map((eye) => ({ x: eye.x * widthPx, y: eye.y * heightPx }));
  const [a, b] = centres as [{ x: number; y: number }, { x: number; y: number }];
  const apart = Math.hypot(b.x - a.x, b.y - a.y);
  const tilt = Math.atan2(b.y - a.y, b.x - a.x);
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const halfWidth = 0.23 * apart;
  const [browAt, upperAt, lowerAt] = [-0.24 * apart, -0.085 * apart, 0.085 * apart];
  return eachPlane(scene, (plane) => {
    const out = plane.slice();
    for (const centre of centres) {
      const reach = Math.ceil(halfWidth + 0.26 * apart);
      for (let y = Math.max(1, Math.floor(centre.y) - reach); y < Math.min(heightPx - 2, centre.y + reach); y++)
        for (let x = Math.max(1, Math.floor(centre.x) - reach); x < Math.min(widthPx - 2, centre.x + reach); x++) {
          const u = (x - centre.x) * cos + (y - centre.y) * sin;
          const v = -(x - centre.x) * sin + (y - centre.y) * cos;
          if (Math.abs(u) >= halfWidth) continue;
          // The opening is an arc: highest in the middle, nothing at the corners.
          const arc = 1 - (u / halfWidth) ** 2;
          const upper = upperAt * arc;
          const lower = lowerAt * arc;
          const lid = upper + closure * (lower - upper);
          if (v <= browAt || v >= lid + 0.03 * apart) continue;
          const source =
            v <= lid
              ? browAt + ((v - browAt) * (upper - browAt)) / Math.max(1e-6, lid - browAt)
              : upper + ((v - lid) * (lid + 0.03 * apart - upper)) / (0.03 * apart);
          // A shut lid keeps a dark line of lashes.
          const lash = closure > 0.3 && Math.abs(v - lid) < 0.012 * apart ? 0.45 : 1;
          const sx = centre.x + u * cos - source * sin;
          const sy = centre.y + u * sin + source * cos;
          out[y * widthPx + x] = lash * bilinear(plane, widthPx, sx, sy);
        }
    }
    return out;
  });
}

function bilinear(plane: Float32Array, width: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [fx, fy] = [x - left, y - top];
  const i = top * width + left;
  return (
    (plane[i]! * (1 - fx) + plane[i + 1]! * fx) * (1 - fy) +
    (plane[i + width]! * (1 - fx) + plane[i + width + 1]! * fx) * fy
  );
}

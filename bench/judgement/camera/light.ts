/** @file A picture as light: three planes of linear values, 0 black, 1 where the sensor saturates. */

export interface LightPicture {
  widthPx: number;
  heightPx: number;
  /** Red, green, blue; row-major, linear light. */
  planes: readonly [Float32Array, Float32Array, Float32Array];
}

/** sRGB level to linear light (IEC 61966-2-1). */
const toLinear = Float32Array.from({ length: 256 }, (_, level) => {
  const v = level / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** Interleaved 8-bit sRGB to light. */
export function lightOf(data: Uint8Array, widthPx: number, heightPx: number): LightPicture {
  const count = widthPx * heightPx;
  const planes = [0, 1, 2].map((channel) => {
    const plane = new Float32Array(count);
    for (let i = 0; i < count; i++) plane[i] = toLinear[data[i * 3 + channel]!]!;
    return plane;
  }) as [Float32Array, Float32Array, Float32Array];
  return { widthPx, heightPx, planes };
}

/** The same size, each plane through `act`. */
export function eachPlane(
  light: LightPicture,
  act: (plane: Float32Array, channel: number) => Float32Array,
): LightPicture {
  const [red, green, blue] = light.planes;
  return { ...light, planes: [act(red, 0), act(green, 1), act(blue, 2)] };
}

const steps = 4096;
/** Linear light, in `steps` of 1, to sRGB on 0..1. */
const encoded = Float32Array.from({ length: steps + 2 }, (_, i) => {
  const v = i / steps;
  return v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
});

/** sRGB curve on 0..1 of one linear value; clipped outside. */
export function encodeLight(value: number): number {
  if (value <= 0) return 0;
  if (value >= 1) return 1;
  // The steep foot is computed, the rest looked up.
  if (value < 0.01) return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  const at = value * steps;
  const i = at | 0;
  return encoded[i]! + (at - i) * (encoded[i + 1]! - encoded[i]!);
}

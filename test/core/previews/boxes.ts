/** @file Boxes of ISO base media files (ISO/IEC 14496-12), written by hand. */

export const u16 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.of(value >> 8, value & 255)));
export const u32 = (...values: number[]): Buffer =>
  Buffer.concat(
    values.map((value) => Buffer.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)),
  );
export const box = (type: string, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type), body]);
};
export const full = (type: string, ...parts: Uint8Array[]): Buffer =>
  box(type, Buffer.from([0, 0, 0, type === 'url ' ? 1 : 0]), ...parts);

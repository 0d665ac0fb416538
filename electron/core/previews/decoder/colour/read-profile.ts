/**
 * @file What an ICC profile does to a colour (ICC.1:2022), as far as matrix and curve profiles go. Names and descriptions say nothing here:
 * Android calls Display P3 "sRGB" in several ways, and many sRGB profiles have names of their own.
 */
import { type Curve, readCurve } from './read-curve.ts';

export interface MatrixProfile {
  /** Red, green and blue at full drive as XYZ relative to D50. */
  columns: [Xyz, Xyz, Xyz];
  /** Device value 0..1 to linear light 0..1, for each channel. */
  curves: [Curve, Curve, Curve];
}

export interface IccProfile {
  /** "RGB ", "GRAY", "CMYK"... */
  space: string;
  /** Null where the profile has tables instead, or no complete matrix. */
  matrix: MatrixProfile | null;
  /** Coding-independent code points (ICC.1:2022, 9.2.17): primaries and transfer by the numbers of ITU-T H.273. */
  codePoints: { primaries: number; transfer: number } | null;
}

export type Xyz = [number, number, number];

const maxTags = 128;
const headerBytes = 128;

/** Null when the bytes are no profile. */
export function readProfile(bytes: Uint8Array): IccProfile | null {
  if (bytes.length < headerBytes + 4 || textAt(bytes, 36) !== 'acsp') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tags = new Map<string, Uint8Array>();
  const count = Math.min(view.getUint32(headerBytes), maxTags);
  for (let i = 0; i < count && headerBytes + 4 + (i + 1) * 12 <= bytes.length; i++) {
    const at = headerBytes + 4 + i * 12;
    const [start, length] = [view.getUint32(at + 4), view.getUint32(at + 8)];
    if (start + length <= bytes.length) tags.set(textAt(bytes, at), bytes.subarray(start, start + length));
  }
  const hasTables = ['A2B0', 'A2B1', 'A2B2', 'D2B0', 'D2B1'].some((name) => tags.has(name));
  return {
    space: textAt(bytes, 16),
    matrix: hasTables ? null : matrixOf(tags),
    codePoints: codePointsOf(tags.get('cicp')),
  };
}

function matrixOf(tags: ReadonlyMap<string, Uint8Array>): MatrixProfile | null {
  const columns = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => xyzOf(tags.get(name)));
  const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => readCurve(tags.get(name)));
  const [red, green, blue] = columns;
  const [r, g, b] = curves;
  return red && green && blue && r && g && b ? { columns: [red, green, blue], curves: [r, g, b] } : null;
}

function xyzOf(tag: Uint8Array | undefined): Xyz | null {
  if (!tag || tag.length < 20 || textAt(tag, 0) !== 'XYZ ') return null;
  const view = new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
  return [view.getInt32(8) / 65536, view.getInt32(12) / 65536, view.getInt32(16) / 65536];
}

function codePointsOf(tag: Uint8Array | undefined): IccProfile['codePoints'] {
  if (!tag || tag.length < 12 || textAt(tag, 0) !== 'cicp') return null;
  return { primaries: tag[8]!, transfer: tag[9]! };
}

export function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

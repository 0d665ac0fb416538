/** @file Colour spaces named by number (ITU-T H.273, "nclx" in HEIF and AVIF, "cICP" in PNG) instead of by a profile. */
import { isSrgbProfile } from './is-srgb.ts';
import { displayP3Profile, type MatrixSpace, makeProfile, srgbDecode } from './make-profile.ts';
import type { Xyz } from './read-profile.ts';

export interface CodePoints {
  primaries: number;
  transfer: number;
}

type Chromaticity = readonly [x: number, y: number];
interface Primaries {
  red: Chromaticity;
  green: Chromaticity;
  blue: Chromaticity;
  white: Chromaticity;
}

const d65: Chromaticity = [0.3127, 0.329];
/** H.273, table 2. */
const primariesOf: Readonly<Record<number, Primaries>> = {
  1: { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: d65 },
  4: { red: [0.67, 0.33], green: [0.21, 0.71], blue: [0.14, 0.08], white: [0.31, 0.316] },
  5: { red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06], white: d65 },
  6: { red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: d65 },
  7: { red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: d65 },
  9: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: d65 },
  11: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: [0.314, 0.351] },
  12: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: d65 },
  22: { red: [0.63, 0.34], green: [0.295, 0.605], blue: [0.155, 0.077], white: d65 },
};
/** The curve of BT.709 (1, 6, 14, 15) is written by encoders for want of another: such pictures are meant, and shown everywhere, as sRGB. */
const decodeOf: Readonly<Record<number, (value: number) => number>> = {
  4: (value) => value ** 2.2,
  5: (value) => value ** 2.8,
  8: (value) => value,
  17: (value) => value ** 2.6 * (52.37 / 48),
};
const pqTransfer = 16;
export const hlgTransfer = 18;

export const isHdr = (points: CodePoints | null): points is CodePoints =>
  points?.transfer === pqTransfer || points?.transfer === hlgTransfer;

/** A profile that says the same; null for sRGB and for what names no known space. Not for HDR, which a profile cannot carry. */
export function profileOfCodePoints({ primaries, transfer }: CodePoints): Uint8Array | null {
  const decode = decodeOf[transfer] ?? srgbDecode;
  if (primaries === 12 && decode === srgbDecode) return displayP3Profile;
  const found = primariesOf[primaries] ?? (decode === srgbDecode ? null : primariesOf[1]!);
  if (!found || (found === primariesOf[1] && decode === srgbDecode)) return null;
  const [red, green, blue] = columnsAtD50(found);
  const space: MatrixSpace = { name: `H.273 ${primaries}/${transfer}`, red, green, blue, decode };
  return makeProfile(space);
}

/**
 * A profile of a PNG's gamma and primaries (PNG 3rd edition, 11.3.2.1 and .2); null for what is meant as sRGB. `gamma` encodes: 0.45455 stands for the curve
 * of sRGB, since that is how sRGB is written without its own chunk. `places`: x and y of white, red, green and blue; null: those of sRGB.
 */
export function profileOfGamma(gamma: number, places: readonly number[] | null): Uint8Array | null {
  if (!(gamma > 0.1 && gamma < 10)) return null;
  const [wx, wy, rx, ry, gx, gy, bx, by] = (places ?? []) as number[];
  const stated = places?.every((value) => value > 0 && value < 1)
    ? { red: [rx, ry], green: [gx, gy], blue: [bx, by], white: [wx, wy] }
    : null;
  const decode = Math.abs(gamma * 2.2 - 1) < 0.02 ? srgbDecode : (value: number) => value ** (1 / gamma);
  const [red, green, blue] = columnsAtD50((stated as Primaries | null) ?? primariesOf[1]!);
  const profile = makeProfile({ name: 'PNG gamma', red, green, blue, decode });
  return isSrgbProfile(profile) ? null : profile;
}

/** Linear light of these primaries to linear light of sRGB's, row by row. */
export function toLinearSrgb(primaries: number): readonly Xyz[] {
  const from = columnsAtD50(primariesOf[primaries] ?? primariesOf[1]!);
  const inverse = invert(columnsAtD50(primariesOf[1]!));
  return [0, 1, 2].map((row) => from.map((column) => dot(inverse[row]!, column)) as Xyz);
}

/** XYZ of full red, green and blue; white becomes D50 (Bradford). SMPTE RP 177. */
function columnsAtD50({ red, green, blue, white }: Primaries): [Xyz, Xyz, Xyz] {
  const raw = [red, green, blue].map(xyzOf) as [Xyz, Xyz, Xyz];
  const whiteXyz = xyzOf(white);
  const inverse = invert(raw);
  const scaled = raw.map((column, i) => column.map((value) => value * dot(inverse[i]!, whiteXyz)) as Xyz);
  const source = bradford.map((row) => dot(row, whiteXyz));
  const target = bradford.map((row) => dot(row, whiteD50));
  return scaled.map((column) => {
    const cone = bradford.map((row, i) => (dot(row, column) * target[i]!) / source[i]!) as Xyz;
    return bradfordInverse.map((row) => dot(row, cone)) as Xyz;
  }) as [Xyz, Xyz, Xyz];
}

const whiteD50: Xyz = [0.9642, 1, 0.8249];
const bradford: readonly Xyz[] = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const bradfordInverse = invert([0, 1, 2].map((i) => bradford.map((row) => row[i]!) as Xyz) as [Xyz, Xyz, Xyz]);

const xyzOf = ([x, y]: Chromaticity): Xyz => [x / y, 1, (1 - x - y) / y];

/** Rows of the inverse of the matrix with these columns. */
function invert([a, b, c]: readonly [Xyz, Xyz, Xyz]): [Xyz, Xyz, Xyz] {
  const cross = (p: Xyz, q: Xyz): Xyz => [
    p[1] * q[2] - p[2] * q[1],
    p[2] * q[0] - p[0] * q[2],
    p[0] * q[1] - p[1] * q[0],
  ];
  const determinant = dot(a, cross(b, c));
  return [cross(b, c), cross(c, a), cross(a, b)].map((row) => row.map((value) => value / determinant) as Xyz) as [
    Xyz,
    Xyz,
    Xyz,
  ];
}

function dot(a: Xyz, b: Xyz): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

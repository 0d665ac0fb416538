/** @file Normalised Laplacian pyramid distance (Laparra, Ballé, Berardino, Simoncelli 2016). */
import { correlate, type Kernel } from '../../../../native-models/signal/filter.ts';
import { emptyPlane, type Plane, zipPlanes } from '../../../../native-models/signal/plane.ts';

const taps = [0.05, 0.25, 0.4, 0.25, 0.05];
/** The authors' fit of each level's divisive normalisation: left, right, above, below, and the constant. */
const levels = [
  { left: 0.1493, right: 0.146, above: 0.1011, below: 0.1015, constant: 0.0248 },
  { left: 0.1986, right: 0.1846, above: 0.0757, below: 0.0837, constant: 0.0185 },
  { left: 0.2138, right: 0.2243, above: 0.0477, below: 0.0467, constant: 0.0179 },
  { left: 0.2503, right: 0.2616, above: 0, below: 0, constant: 0.0191 },
  { left: 0.2598, right: 0.2552, above: 0, below: 0, constant: 0.022 },
  { left: 0.2215, right: 0.0717, above: 0, below: 0, constant: 0.2782 },
];
const blur: Kernel = { weights: taps.flatMap((a) => taps.map((b) => a * b)), widthPx: 5, heightPx: 5 };
export const nlpdMinPx = 2 ** (levels.length - 1);

/** Grey planes (0..255): 0 for identical pictures, about 1 at worst; less is closer. */
export function nlpd(reference: Plane, test: Plane): number {
  const a = normalisedPyramid(reference);
  const b = normalisedPyramid(test);
  let sum = 0;
  a.forEach((level, index) => {
    const { data } = zipPlanes(level, b[index]!, (x, y) => (x - y) ** 2);
    sum += Math.sqrt(data.reduce((total, value) => total + value, 0) / data.length);
  });
  return sum / levels.length;
}

function normalisedPyramid(plane: Plane): Plane[] {
  let current: Plane = { ...plane, data: plane.data.map((value) => value / 255) };
  return levels.map((level, index) => {
    if (index === levels.length - 1) return normalise(current, level);
    const lower = correlate(current, blur, 'reflect', 2);
    const band = zipPlanes(current, correlate(spread(lower, current), blur, 'reflect'), (a, b) => a - b);
    current = lower;
    return normalise(band, level);
  });
}

function normalise(band: Plane, { left, right, above, below, constant }: (typeof levels)[number]): Plane {
  const size = { ...band, data: band.data.map(Math.abs) };
  const around = correlate(
    size,
    { weights: [0, above, 0, left, 0, right, 0, below, 0], widthPx: 3, heightPx: 3 },
    'reflect',
  );
  return zipPlanes(band, around, (value, neighbours) => value / (constant + neighbours));
}

/** Twice as large: zeros between, to be blurred with four times the weight. */
function spread(plane: Plane, to: Plane): Plane {
  const out = emptyPlane(to.widthPx, to.heightPx);
  for (let y = 0; y < plane.heightPx; y++)
    for (let x = 0; x < plane.widthPx; x++)
      out.data[2 * y * to.widthPx + 2 * x] = 4 * plane.data[y * plane.widthPx + x]!;
  return out;
}

/**
 * @file Oriented bands of the complex steerable pyramid at one level (Portilla & Simoncelli 2000), built in the frequency domain as
 * buildSCFpyr of matlabPyrTools does: raised-cosine rings in log frequency, cosine powers in angle, half of the plane left out.
 */
import { fourier, inverseFourier, type Spectrum, unshifted } from './fourier.ts';
import type { Plane } from './plane.ts';

/** Bands of level `level` (1: the finest), smaller by 2^(level - 1), one for each of `orientations` directions. */
export function complexBands(plane: Plane, level: number, orientations: number): Spectrum[] {
  let shifted = shift(fourier(plane));
  const grid = { widthPx: plane.widthPx, heightPx: plane.heightPx };
  let frequencies = gridOf(grid.widthPx, grid.heightPx);
  shifted = weigh(shifted, frequencies.logRadius, (log) => lowPass(log, 0));
  for (let at = 1; at < level; at++) {
    const smaller = middle(shifted, frequencies);
    frequencies = smaller.frequencies;
    shifted = weigh(smaller.spectrum, frequencies.logRadius, (log) => lowPass(log, -at));
  }
  return Array.from({ length: orientations }, (_, k) => band(shifted, frequencies, -level, k, orientations));
}

interface Frequencies {
  /** log2 of the distance from the middle, 0 at the edge of the whole spectrum. */
  readonly logRadius: Float64Array;
  readonly angle: Float64Array;
}

function gridOf(widthPx: number, heightPx: number): Frequencies {
  const logRadius = new Float64Array(widthPx * heightPx);
  const angle = new Float64Array(widthPx * heightPx);
  const middleX = Math.floor(widthPx / 2);
  const middleY = Math.floor(heightPx / 2);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const fx = (x - middleX) / (widthPx / 2);
      const fy = (y - middleY) / (heightPx / 2);
      // The middle itself has no logarithm and takes its left neighbour's.
      const radius = fx === 0 && fy === 0 ? 2 / widthPx : Math.hypot(fx, fy);
      logRadius[y * widthPx + x] = Math.log2(radius);
      angle[y * widthPx + x] = Math.atan2(fy, fx);
    }
  }
  return { logRadius, angle };
}

/** Raised cosine, one octave wide, ending at 2^`edge`: what lies above it, as an amplitude; its square and lowPass's are 1 together. */
const highPass = (log: number, edge: number): number =>
  Math.sin((Math.PI / 2) * Math.min(1, Math.max(0, log - edge + 1)));
const lowPass = (log: number, edge: number): number =>
  Math.cos((Math.PI / 2) * Math.min(1, Math.max(0, log - edge + 1)));

function band(
  spectrum: Spectrum,
  { logRadius, angle }: Frequencies,
  edge: number,
  k: number,
  orientations: number,
): Spectrum {
  const order = orientations - 1;
  const scale = 2 * Math.sqrt((4 ** order * factorial(order) ** 2) / (orientations * factorial(2 * order)));
  const along = (Math.PI * k) / orientations;
  const weighed = weigh(spectrum, logRadius, (log, i) => {
    const cosine = Math.cos(angle[i]! - along);
    return cosine > 0 ? scale * cosine ** order * highPass(log, edge) : 0;
  });
  // Times (-i)^order: four turns, then it begins again.
  return inverseFourier(unshift(turn(weighed, order % 4)));
}

function turn(spectrum: Spectrum, quarters: number): Spectrum {
  const { re, im } = spectrum;
  const minus = (values: Float64Array) => values.map((value) => -value);
  if (quarters === 1) return { ...spectrum, re: im, im: minus(re) };
  if (quarters === 2) return { ...spectrum, re: minus(re), im: minus(im) };
  return quarters === 3 ? { ...spectrum, re: minus(im), im: re } : spectrum;
}

function weigh(spectrum: Spectrum, logRadius: Float64Array, of: (log: number, index: number) => number): Spectrum {
  const weights = logRadius.map((log, i) => of(log, i));
  return {
    ...spectrum,
    re: spectrum.re.map((value, i) => value * weights[i]!),
    im: spectrum.im.map((value, i) => value * weights[i]!),
  };
}

/** The middle half of a shifted spectrum, with its frequencies: the picture at half its size. */
function middle(spectrum: Spectrum, frequencies: Frequencies) {
  const { widthPx, heightPx } = spectrum;
  const [width, height] = [Math.ceil((widthPx - 0.5) / 2), Math.ceil((heightPx - 0.5) / 2)];
  const left = Math.floor(widthPx / 2) - Math.floor(width / 2);
  const top = Math.floor(heightPx / 2) - Math.floor(height / 2);
  const cut = (values: Float64Array) =>
    Float64Array.from(
      { length: width * height },
      (_, i) => values[(top + Math.floor(i / width)) * widthPx + left + (i % width)]!,
    );
  return {
    spectrum: { re: cut(spectrum.re), im: cut(spectrum.im), widthPx: width, heightPx: height },
    frequencies: { logRadius: cut(frequencies.logRadius), angle: cut(frequencies.angle) },
  };
}

function shift(spectrum: Spectrum): Spectrum {
  return reorder(spectrum, (at, from) => [at, from]);
}

function unshift(spectrum: Spectrum): Spectrum {
  return reorder(spectrum, (at, from) => [from, at]);
}

function reorder(spectrum: Spectrum, way: (shifted: number, plain: number) => [to: number, from: number]): Spectrum {
  const { widthPx, heightPx } = spectrum;
  const out = { re: new Float64Array(widthPx * heightPx), im: new Float64Array(widthPx * heightPx), widthPx, heightPx };
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const plain = unshifted(y, heightPx) * widthPx + unshifted(x, widthPx);
      const [to, from] = way(y * widthPx + x, plain);
      out.re[to] = spectrum.re[from]!;
      out.im[to] = spectrum.im[from]!;
    }
  }
  return out;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

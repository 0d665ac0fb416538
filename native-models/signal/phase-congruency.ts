/** @file Phase congruency of pictures (Kovesi 1999, phasecong2 with the parameters that FSIM names): 0..1 at every place. */
import { fourier, inverseFourier, type Spectrum, timesFilter, unshifted } from './fourier.ts';
import { emptyPlane, type Plane } from './plane.ts';

const scales = 4;
const orientations = 4;
const minWavelengthPx = 6;
const wavelengthStep = 2;
const sigmaOnF = 0.55;
const thetaSigma = Math.PI / orientations / 1.2;
const noiseDeviations = 2;
const epsilon = 1e-4;

/** Of planes of one size, which share the filters. */
export function phaseCongruencies(planes: readonly Plane[]): Plane[] {
  const { widthPx, heightPx } = planes[0]!;
  const count = widthPx * heightPx;
  const pictures = planes.map((plane) => ({
    spectrum: fourier(plane),
    energy: new Float64Array(count),
    amplitude: new Float64Array(count),
  }));
  const { radial, angle } = makeFilters(widthPx, heightPx);
  for (let orientation = 0; orientation < orientations; orientation++) {
    const spread = angle(orientation);
    const filters = radial.map((filter) => filter.map((value, i) => value * spread[i]!));
    const noise = noiseOf(filters, widthPx, heightPx);
    for (const { spectrum, energy, amplitude } of pictures) {
      const responses = filters.map((filter) => inverseFourier(timesFilter(spectrum, filter)));
      addEnergy(responses, noiseThreshold(responses[0]!, noise), energy, amplitude);
    }
  }
  return pictures.map(({ energy, amplitude }) => {
    const out = emptyPlane(widthPx, heightPx);
    // A flat picture has no phase: 0 / 0 is none.
    for (let i = 0; i < count; i++) out.data[i] = amplitude[i]! > 0 ? energy[i]! / amplitude[i]! : 0;
    return out;
  });
}

/** Energy along the mean phase of all scales less what lies across it, as far as it is above the noise; and the amplitudes. */
function addEnergy(
  responses: readonly Spectrum[],
  threshold: number,
  energy: Float64Array,
  amplitude: Float64Array,
): void {
  for (let i = 0; i < energy.length; i++) {
    let even = 0;
    let odd = 0;
    let sum = 0;
    for (let scale = 0; scale < scales; scale++) {
      const re = responses[scale]!.re[i]!;
      const im = responses[scale]!.im[i]!;
      even += re;
      odd += im;
      sum += Math.sqrt(re * re + im * im);
    }
    amplitude[i]! += sum;
    const length = Math.sqrt(even * even + odd * odd) + epsilon;
    const meanEven = even / length;
    const meanOdd = odd / length;
    let here = -threshold;
    for (let scale = 0; scale < scales; scale++) {
      const re = responses[scale]!.re[i]!;
      const im = responses[scale]!.im[i]!;
      here += re * meanEven + im * meanOdd - Math.abs(re * meanOdd - im * meanEven);
    }
    if (here > 0) energy[i]! += here;
  }
}

/** Of the filters of one orientation: the finest one's power, and sums over all. */
interface Noise {
  readonly power: number;
  readonly alone: number;
  readonly crossed: number;
}

/**
 * Products of the filters' kernels summed over the picture (of their real parts, by Parseval: of what a filter and its mirror have in common), scaled by
 * the number of pixels as the transforms of MATLAB's code are.
 */
function noiseOf(filters: readonly Float64Array[], widthPx: number, heightPx: number): Noise {
  let alone = 0;
  let crossed = 0;
  for (let y = 0, i = 0; y < heightPx; y++) {
    const mirrored = ((heightPx - y) % heightPx) * widthPx;
    for (let x = 0; x < widthPx; x++, i++) {
      const other = mirrored + (x === 0 ? 0 : widthPx - x);
      let sum = 0;
      let squares = 0;
      for (let scale = 0; scale < scales; scale++) {
        const even = (filters[scale]![i]! + filters[scale]![other]!) / 2;
        sum += even;
        squares += even * even;
      }
      alone += squares;
      crossed += (sum * sum - squares) / 2;
    }
  }
  return { power: filters[0]!.reduce((sum, value) => sum + value * value, 0), alone, crossed };
}

/** What noise alone would give: estimated from the median energy at the finest scale (Rayleigh), carried over by the filters' overlap. */
function noiseThreshold({ re, im }: Spectrum, { power, alone, crossed }: Noise): number {
  const squared = re.map((value, i) => value * value + im[i]! * im[i]!);
  const noisePower = -median(squared) / Math.log(0.5) / power;
  const noiseEnergy2 = 2 * noisePower * alone + 4 * noisePower * crossed;
  const tau = Math.sqrt(noiseEnergy2 / 2);
  const mean = tau * Math.sqrt(Math.PI / 2);
  const deviation = Math.sqrt((2 - Math.PI / 2) * tau * tau);
  return (mean + noiseDeviations * deviation) / 1.7;
}

function median(values: Float64Array): number {
  const sorted = values.sort();
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Log-Gabor filters by scale, and their spread by orientation; zero frequency at index 0. */
function makeFilters(widthPx: number, heightPx: number) {
  const count = widthPx * heightPx;
  const radius = new Float64Array(count);
  const theta = new Float64Array(count);
  for (let y = 0; y < heightPx; y++) {
    const fy = frequency(y, heightPx);
    for (let x = 0; x < widthPx; x++) {
      const at = unshifted(y, heightPx) * widthPx + unshifted(x, widthPx);
      const fx = frequency(x, widthPx);
      radius[at] = Math.sqrt(fx * fx + fy * fy);
      theta[at] = Math.atan2(-fy, fx);
    }
  }
  const lowPass = radius.map((r) => 1 / (1 + (r / 0.45) ** 30));
  radius[0] = 1;
  const logRadius = radius.map(Math.log);
  const width = 2 * Math.log(sigmaOnF) ** 2;
  const radial = Array.from({ length: scales }, (_, scale) => {
    const logCentre = -Math.log(minWavelengthPx * wavelengthStep ** scale);
    const filter = logRadius.map((log, i) => Math.exp(-((log - logCentre) * (log - logCentre)) / width) * lowPass[i]!);
    filter[0] = 0;
    return filter;
  });
  const angle = (orientation: number) => {
    const along = (orientation * Math.PI) / orientations;
    return theta.map((value) => {
      // Both lie within half a turn of zero.
      const apart = Math.abs(value - along);
      const off = Math.min(apart, 2 * Math.PI - apart);
      return Math.exp(-(off * off) / (2 * thetaSigma * thetaSigma));
    });
  };
  return { radial, angle };
}

/** Frequencies of a shifted axis, -0.5..0.5 cycles a pixel; an odd axis ends at both. */
function frequency(index: number, length: number): number {
  if (length === 1) return 0;
  return length % 2 === 1 ? (index - (length - 1) / 2) / (length - 1) : (index - length / 2) / length;
}

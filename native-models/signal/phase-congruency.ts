/** @file Phase congruency of a picture (Kovesi 1999, phasecong2 with the parameters that FSIM names): 0..1 at every place. */
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

export function phaseCongruency(plane: Plane): Plane {
  const { widthPx, heightPx } = plane;
  const count = widthPx * heightPx;
  const spectrum = fourier(plane);
  const { radial, angle } = makeFilters(widthPx, heightPx);
  const energyAll = new Float64Array(count);
  const amplitudeAll = new Float64Array(count);
  for (let orientation = 0; orientation < orientations; orientation++) {
    const spread = angle(orientation);
    const filters = radial.map((filter) => filter.map((value, i) => value * spread[i]!));
    const responses = filters.map((filter) => inverseFourier(timesFilter(spectrum, filter)));
    const energy = localEnergy(responses, amplitudeAll);
    const threshold = noiseThreshold(responses[0]!, filters, widthPx, heightPx);
    for (let i = 0; i < count; i++) energyAll[i]! += Math.max(0, energy[i]! - threshold);
  }
  const out = emptyPlane(widthPx, heightPx);
  // A flat picture has no phase: 0 / 0 is none.
  for (let i = 0; i < count; i++) out.data[i] = amplitudeAll[i]! > 0 ? energyAll[i]! / amplitudeAll[i]! : 0;
  return out;
}

/** Energy along the mean phase of all scales less what lies across it; adds the amplitudes to `amplitudeAll`. */
function localEnergy(responses: readonly Spectrum[], amplitudeAll: Float64Array): Float64Array {
  const energy = new Float64Array(amplitudeAll.length);
  for (let i = 0; i < energy.length; i++) {
    let even = 0;
    let odd = 0;
    for (const { re, im } of responses) {
      even += re[i]!;
      odd += im[i]!;
      amplitudeAll[i]! += Math.hypot(re[i]!, im[i]!);
    }
    const length = Math.hypot(even, odd) + epsilon;
    const meanEven = even / length;
    const meanOdd = odd / length;
    for (const { re, im } of responses) {
      energy[i]! += re[i]! * meanEven + im[i]! * meanOdd - Math.abs(re[i]! * meanOdd - im[i]! * meanEven);
    }
  }
  return energy;
}

/** What noise alone would give: estimated from the median energy at the finest scale (Rayleigh), carried over by the filters' overlap. */
function noiseThreshold(finest: Spectrum, filters: readonly Float64Array[], widthPx: number, heightPx: number): number {
  const squared = finest.re.map((re, i) => re * re + finest.im[i]! ** 2);
  const meanSquared = -median(squared) / Math.log(0.5);
  const filterPower = filters[0]!.reduce((sum, value) => sum + value * value, 0);
  const noisePower = meanSquared / filterPower;
  // Products of the filters' kernels summed over the picture (of their real parts, by Parseval: of what a filter and its mirror have in common), scaled
  // by the number of pixels as the transforms of MATLAB's code are.
  let alone = 0;
  let crossed = 0;
  for (let y = 0, i = 0; y < heightPx; y++) {
    const mirrored = ((heightPx - y) % heightPx) * widthPx;
    for (let x = 0; x < widthPx; x++, i++) {
      const other = mirrored + ((widthPx - x) % widthPx);
      let sum = 0;
      let squares = 0;
      for (const filter of filters) {
        const even = (filter[i]! + filter[other]!) / 2;
        sum += even;
        squares += even * even;
      }
      alone += squares;
      crossed += (sum * sum - squares) / 2;
    }
  }
  const noiseEnergy2 = 2 * noisePower * alone + 4 * noisePower * crossed;
  const tau = Math.sqrt(noiseEnergy2 / 2);
  const mean = tau * Math.sqrt(Math.PI / 2);
  const deviation = Math.sqrt((2 - Math.PI / 2) * tau * tau);
  return (mean + noiseDeviations * deviation) / 1.7;
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Log-Gabor filters by scale, and their spread by orientation; zero frequency at index 0. */
function makeFilters(widthPx: number, heightPx: number) {
  const count = widthPx * heightPx;
  const radius = new Float64Array(count);
  const theta = new Float64Array(count);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = unshifted(y, heightPx) * widthPx + unshifted(x, widthPx);
      const fx = frequency(x, widthPx);
      const fy = frequency(y, heightPx);
      radius[at] = Math.hypot(fx, fy);
      theta[at] = Math.atan2(-fy, fx);
    }
  }
  const lowPass = radius.map((r) => 1 / (1 + (r / 0.45) ** 30));
  radius[0] = 1;
  const radial = Array.from({ length: scales }, (_, scale) => {
    const centre = 1 / (minWavelengthPx * wavelengthStep ** scale);
    const filter = radius.map(
      (r, i) => Math.exp(-(Math.log(r / centre) ** 2) / (2 * Math.log(sigmaOnF) ** 2)) * lowPass[i]!,
    );
    filter[0] = 0;
    return filter;
  });
  const angle = (orientation: number) => {
    const along = (orientation * Math.PI) / orientations;
    return theta.map((value) => {
      const off = Math.abs(Math.atan2(Math.sin(value - along), Math.cos(value - along)));
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

/**
 * @file Whether what one frame of a stack has more in fine detail is grain: how few pixels carry the energy of a place.
 *
 * [Note: narrow detail]
 * Energy alone does not tell grain from detail. Blur and grain both spread it over more pixels (kurtosis of detail as sharpness: Caviedes and Oberti, "A new sharpness metric based on local kurtosis, edge and
 * energy information", Signal Processing: Image Communication 2004), so that a noisier frame with more fine energy whose detail is no narrower has grain and not sharpness. It is asked of noisier frames alone:
 * noise reduction leaves edges and takes the texture between them, so that a smoother frame may have narrower detail and less of it. Weighed as sharpness by itself it cost a camera with a median filter
 * 6 of 100 stacks. Hard edges of what is burnt out are narrow, too: such places are left out, and brighter frames are believed less.
 */
import { amountSizes } from '../../measures/detail-sums.ts';
import type { GriddedDetail } from './on-grid.ts';

/** What is burnt out in any frame has hard edges there. */
const unburnt = 0.02;

/** Per frame, log2, native and half size together: the mean over places that count and are burnt out in none. Only differences between frames say anything. */
export function narrowness(frames: readonly GriddedDetail[], weights: Float32Array): number[] {
  const held = weights.map((weight, tile) =>
    weight > 0 && frames.every(({ colour }) => colour[tile * 4 + 3]! < unburnt) ? weight : 0,
  );
  const total = held.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return frames.map(() => 0);
  return frames.map(({ narrowness: own }) => {
    const both = (tile: number) => (own[tile * amountSizes]! + own[tile * amountSizes + 1]!) / 2;
    return held.reduce((sum, weight, tile) => (weight === 0 ? sum : sum + weight * both(tile)), 0) / total;
  });
}

type Noises = readonly (number | null)[];

/** log2 of own noise above another's from which on something counts in part, and from which on wholly. */
interface Noisier {
  from: number;
  wholly: number;
}
/** What a frame lacks in narrowness may be grain. */
const mayBeGrain: Noisier = { from: 0.2, wholly: 0.5 };
/** What it has more in energy is grain: twice as noisy and more. */
const isGrain: Noisier = { from: 1, wholly: 1.5 };

/** 0 where frame `i` is not noisier by itself than frame `j`, or not known to be .. 1. A level more on both: hardly any noise is none. */
function noisierThan(noises: Noises, i: number, j: number, { from, wholly }: Noisier): number {
  const [own, other] = [noises[i], noises[j]];
  if (own == null || other == null) return 0;
  return Math.min(1, Math.max(0, (Math.log2((own + 1) / (other + 1)) - from) / (wholly - from)));
}

/** Stops above the usual light from which on narrowness is believed less, by so much, log2. */
const doubt = [
  { from: 0.6, slack: 0.2 },
  { from: 0.25, slack: 0.07 },
];

/**
 * What each lacks to the frame with the narrowest detail, log2, as far as it is noisier than that: the less of what each part of the places says (`parts`, narrowness of each), since what framing brings into a few
 * tiles is in one part alone. `stops` from the usual light; `noises` of each frame by itself, levels.
 */
export function grainSpread(parts: readonly (readonly number[])[], stops: readonly number[], noises: Noises): number[] {
  const slack = stops.map((own) => doubt.find(({ from }) => own >= from)?.slack ?? 0);
  const behind = parts.map((part) => behindNarrowest(part, slack));
  const least = stops.map((_, i) => Math.min(...behind.map((part) => part[i]!)));
  const narrowest = least.indexOf(Math.min(...least));
  return least.map((lacking, i) => noisierThan(noises, i, narrowest, mayBeGrain) * lacking);
}

/** Frames with slack lead those without by nothing, unless by more than it. */
function behindNarrowest(values: readonly number[], slack: readonly number[]): number[] {
  const plain = Math.max(...values.filter((_, i) => slack[i] === 0));
  const held = values.map((value, i) => (value > plain ? Math.max(plain, value - slack[i]!) : value));
  const most = Math.max(...held);
  return held.map((value) => most - value);
}

/** A frame is not softer than a noisier one by more than so much of what that has narrower, log2 of energy for log2; grain, framing and rounding make a difference of so much by themselves. */
const energyPerNarrow = 3;
const byChance = 0.08;

/** `lead[j][i]`, by how much frame j may be sharper than frame i, held by how much narrower it is, as far as it is noisier. */
export const heldByNarrowness = (
  lead: readonly (readonly number[])[],
  narrow: readonly number[],
  noises: Noises,
): number[][] =>
  lead.map((row, j) =>
    row.map((value, i) => {
      const held = Math.min(value, energyPerNarrow * Math.max(0, narrow[j]! - narrow[i]! + byChance));
      return value + noisierThan(noises, j, i, isGrain) * (held - value);
    }),
  );

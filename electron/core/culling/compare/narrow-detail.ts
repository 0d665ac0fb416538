/**
 * @file How narrow the detail of the frames of a stack is: how few pixels carry the energy of a place.
 *
 * [Note: narrow detail]
 * Energy alone does not tell grain from detail. Blur and grain both spread it over more pixels (kurtosis of detail as sharpness: Caviedes and Oberti, "A new sharpness metric based on local kurtosis, edge and
 * energy information", Signal Processing: Image Communication 2004), so that a frame with more fine energy whose detail is no narrower has grain and not sharpness. Hard edges of what is burnt out are
 * narrow, too: such places are left out, and brighter frames are believed less.
 */
import { amountSizes } from '../../measures/detail-sums.ts';
import type { Shortcomings } from './features.ts';
import { noNoise } from './grain.ts';
import type { GriddedDetail } from './on-grid.ts';

/** What is burnt out in any frame has hard edges there. */
const unburnt = 0.02;

/** Per frame, log2, native and half size together: the mean over places that count and are burnt out in none. Only differences between frames say anything. */
function narrowness(frames: readonly GriddedDetail[], weights: Float32Array): number[] {
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

/** Stops above the usual light from which on narrowness is believed less, by so much, log2. */
const doubt = [
  { from: 0.6, slack: 0.2 },
  { from: 0.25, slack: 0.07 },
];

/** log2 of noise above that of the narrowest frame from which on what a frame lacks is grain in part, and from which on wholly. */
const grainyFrom = 0.1;
const grainyWholly = 0.4;

export interface Narrow {
  frame: readonly number[];
  subject: readonly number[];
}

export const narrowOf = (grids: readonly GriddedDetail[], weights: Float32Array, subject: Float32Array): Narrow => ({
  frame: narrowness(grids, weights),
  subject: narrowness(
    grids,
    weights.map((weight, tile) => weight * subject[tile]!),
  ),
});

/** What each lacks to the frame with the narrowest detail, the less of what each part of the places says: what framing brings into a few tiles is in one part alone. `stops` from the usual light; `noises` of each frame by itself, levels, null where unknown. */
export function lessNarrow(
  parts: readonly Narrow[],
  stops: readonly number[],
  noises: readonly (number | null)[],
): Pick<Shortcomings, 'softNarrow' | 'softNarrowSubject' | 'grainNarrow'>[] {
  const slack = stops.map((own) => doubt.find(({ from }) => own >= from)?.slack ?? 0);
  const least = (of: (part: Narrow) => readonly number[]) => {
    const found = parts.map((part) => behindNarrowest(of(part), slack));
    return stops.map((_, i) => Math.min(...found.map((part) => part[i]!)));
  };
  const frame = least((part) => part.frame);
  const subject = least((part) => part.subject);
  const narrowest = frame.indexOf(Math.min(...frame));
  return stops.map((_, i) => {
    const [own, other] = [noises[i], noises[narrowest]];
    const noisier = own == null || other == null ? 0 : Math.log2((own + noNoise) / (other + noNoise));
    const grainy = Math.min(1, Math.max(0, (noisier - grainyFrom) / (grainyWholly - grainyFrom)));
    return {
      softNarrow: (1 - grainy) * frame[i]!,
      softNarrowSubject: (1 - grainy) * subject[i]!,
      grainNarrow: grainy * frame[i]!,
    };
  });
}

/** Frames with slack lead those without by nothing, unless by more than it. */
function behindNarrowest(values: readonly number[], slack: readonly number[]): number[] {
  const plain = Math.max(...values.filter((_, i) => slack[i] === 0));
  const held = values.map((value, i) => (value > plain ? Math.max(plain, value - slack[i]!) : value));
  const most = Math.max(...held);
  return held.map((value) => most - value);
}

/** A frame is not softer than another by more than so much of what that has narrower, log2 of energy for log2; grain, framing and rounding make a difference of so much by themselves. */
const energyPerNarrow = 3;
const byChance = 0.08;

/** `lead[j][i]`, by how much frame j may be sharper than frame i, held by how much narrower it is. */
export const heldByNarrowness = (lead: readonly (readonly number[])[], narrow: readonly number[]): number[][] =>
  lead.map((row, j) =>
    row.map((value, i) => Math.min(value, energyPerNarrow * Math.max(0, narrow[j]! - narrow[i]! + byChance))),
  );

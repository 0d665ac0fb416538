/** @file The frames of one stack against each other: where each falls short of the best. See [Note: relative blur]. */
import { openDetail } from '../../measures/frame-detail.ts';
import { noiseOnStructure } from '../../measures/noise-of-tiles.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import { type Alignment, align, relief, unmoved } from './align.ts';
import { directionalBlur, edgeBlur, tileBlur, tileWeights } from './blur.ts';
import { closedness } from './closed-eyes.ts';
import type { Feature, Shortcomings } from './features.ts';
import { type Grain, grainOf, type Noise, noGrain, noNoise } from './grain.ts';
import { grainSpread, heldByNarrowness, narrowness } from './narrow-detail.ts';
import { type GriddedDetail, onGrid } from './on-grid.ts';
import { plainLead } from './plain-detail.ts';
import { atLowestIso } from './settings.ts';
import { stackLight } from './stack-light.ts';
import { noiseFloors } from './stack-noise.ts';
import { subjectTiles } from './subject-tiles.ts';
import { median } from './tone.ts';
import { aroundMiddle } from './turned.ts';

export interface ComparedFrame {
  shortcomings: Shortcomings;
  /** Signed stops from the stack's usual exposure. */
  stops: number;
  /** 0 no direction .. : how much more is lost in the worst direction than in the best, log2. */
  directed: number;
  /** How much softer a frame is around the middle of the picture than across, far from the middle and where it is soft there at all, log2: the camera turned. */
  turned: number;
}

/** Frames under this likeness to the reference are compared place by place as they are. */
const alikeFrom = 0.4;

/**
 * One entry per frame, in their order; null for frames without detail, and for all where fewer than two can be compared.
 * Only frames of one size are compared with each other: those of the commonest.
 */
export function compareStack(frames: readonly SuggestInput[]): (ComparedFrame | null)[] {
  const opened = frames.map((frame) => (frame.detail === null ? null : openDetail(frame.detail)));
  const sizeOf = (i: number) => (opened[i] ? `${opened[i].columns}x${opened[i].rows}` : null);
  const sizes = new Map<string, number>();
  for (const i of frames.keys()) {
    const size = sizeOf(i);
    if (size !== null) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }
  const [commonest, count] = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  if (count < 2) return frames.map(() => null);
  const compared = [...frames.keys()].filter((i) => sizeOf(i) === commonest);
  const found = compareAlike(
    compared.map((i) => frames[i]!),
    compared.map((i) => opened[i]!),
  );
  const out: (ComparedFrame | null)[] = frames.map(() => null);
  compared.forEach((i, place) => {
    out[i] = found[place]!;
  });
  return out;
}

function compareAlike(
  frames: readonly SuggestInput[],
  details: readonly NonNullable<ReturnType<typeof openDetail>>[],
): ComparedFrame[] {
  const { columns, rows } = details[0]!;
  const reliefs = details.map(relief);
  const reference = strongest(reliefs);
  const alignments = details.map((_, i): Alignment => {
    if (i === reference) return unmoved;
    const found = align(reliefs[reference]!, reliefs[i]!, columns, rows);
    return found.likeness < alikeFrom ? { ...unmoved, likeness: found.likeness } : found;
  });
  const grids = details.map((detail, i) => onGrid(detail, alignments[i]!));
  const own = frames.map(({ measures }) => measures?.noise ?? null);
  const tone = stackLight(frames, grids);
  const isDark = tone.map(({ stops }) => stops < -darker);
  const isLeastGrainy = atLowestIso(frames).map((isLowest, i) => isLowest && Math.abs(tone[i]!.stops) < darker);
  const grain = heldByNoise(grainOf(grids, own), own, isDark).map((found, i) => (isLeastGrainy[i] ? noGrain : found));
  const noises = noiseFloors(grids).map((floor, i) =>
    grain[i]!.energies.map((energy, size) => Math.max(energy, noiseOnStructure * floor[size]!)),
  );
  const weights = tileWeights(grids, noises);
  const subject = subjectTiles(frames, alignments, columns, rows).weights;
  const slack = tone.map(({ stops }) => doubt.find(({ from }) => stops >= from)?.slack ?? 0);
  const halves = checkered(weights, columns);
  const onSubject = weights.map((weight, tile) => weight * subject[tile]!);
  const leads = {
    frame: heldByNarrowness(plainLead(details, null), narrowness(grids, weights), own),
    subject: heldByNarrowness(plainLead(grids, subject), narrowness(grids, onSubject), own),
  };
  const soft = toldTwice(halves.map((half) => softness(grids, noises, half, subject, slack, leads)));
  const ownNoise = noiseAbove(own).map((noise, i) => (isLeastGrainy[i] ? 0 : noise));
  const spread = grainSpread(
    halves.map((half) => narrowness(grids, half)),
    tone.map(({ stops }) => stops),
    own,
  );
  const eyes = closedness(frames, alignments, columns, rows);
  return frames.map((_, i) => ({
    shortcomings: {
      ...soft[i]!.shortcomings,
      ...tone[i]!.shortcomings,
      noise: grain[i]!.noise,
      grain: grain[i]!.grain,
      ownNoise: ownNoise[i]!,
      softPlain: Math.max(...leads.frame.map((lead) => lead[i]!)),
      grainNarrow: isLeastGrainy[i] ? 0 : spread[i]!,
      ...eyes[i]!,
    },
    stops: tone[i]!.stops,
    directed: soft[i]!.directed,
    turned: soft[i]!.turned,
  }));
}

/** The frame with the most relief: the others are laid on it. */
function strongest(reliefs: readonly Float32Array[]): number {
  const energies = reliefs.map((relief) => relief.reduce((sum, value) => sum + value * value, 0));
  return energies.indexOf(Math.max(...energies));
}

/** log2 of what each is noisier by itself than the least noisy; 0 where it is not known. A level more on both, so that hardly any noise is none. */
function noiseAbove(noises: readonly (number | null)[]): number[] {
  const least = Math.min(...noises.filter((noise) => noise !== null));
  return noises.map((noise) => (noise === null ? 0 : Math.log2((noise + 1) / (least + 1))));
}

/** A frame is not grainier than another by more than so much of what its own noise is above that of the least noisy, log2 for log2. */
const grainPerNoise = 2;
/** Stops under the usual light from which on a frame hides its noise, so that it is no yardstick for what the others have. */
const darker = 0.5;

function heldByNoise(grain: readonly Grain[], noises: readonly (number | null)[], isDark: readonly boolean[]): Grain[] {
  const known = noises.filter((noise) => noise !== null);
  if (known.length < noises.length) return [...grain];
  const lit = known.filter((_, i) => !isDark[i]);
  const least = Math.min(...(lit.length > 0 ? lit : known));
  return grain.map((own, i) => {
    const most = Math.max(0, grainPerNoise * Math.log2((known[i]! + noNoise) / (least + noNoise)));
    const share = own.grain <= most ? 1 : most / own.grain;
    return {
      grain: own.grain * share,
      noise: own.noise * share,
      energies: own.energies.map((energy) => energy * share),
    };
  });
}

type Part<F extends Feature> = Pick<Shortcomings, F>;
type Soft = Part<'softFine' | 'softMiddle' | 'softSubject' | 'softSubjectMiddle' | 'softTurn' | 'softEdges'>;

/** Stops above the usual light from which on a frame's highlights, and grain that is lifted, pass for sharpness: by so much, log2. */
const doubt = [
  { from: 0.6, slack: 1 },
  { from: 0.25, slack: 0.35 },
];

/** A frame is not softer than another by more than so much of what that has more in plain detail, log2 for log2: where ratios say so, grain, clipping or what moved deceived them. */
const softPerDetail = 2;

/** What each lacks to the best for it. Those with slack are not better than the best without unless by more than it; `lead` is plain detail, as plainLead gives it. */
function shortOf(values: readonly number[], slack: readonly number[], lead: readonly (readonly number[])[]): number[] {
  const plain = Math.max(...values.filter((_, i) => slack[i] === 0));
  const held = values.map((value, i) => (value > plain && value < plain + slack[i]! ? plain : value));
  return held.map((value, i) =>
    Math.max(0, ...held.map((other, j) => Math.min(other - value, softPerDetail * lead[j]![i]!))),
  );
}

/** The weights in two, tile by tile as on a board. */
function checkered(weights: Float32Array, columns: number): Float32Array[] {
  return [0, 1].map((colour) =>
    weights.map((weight, tile) => ((tile + Math.floor(tile / columns)) % 2 === colour ? weight : 0)),
  );
}

type Softness = { shortcomings: Soft; directed: number; turned: number };

/**
 * What each half of the places says by itself, and so the less of it. Detail that comes into a tile or leaves it as the hand moves is other detail in the next one, blur is in both: a few places by
 * chance make no frame softer.
 */
function toldTwice(halves: readonly Softness[][]): Softness[] {
  return halves[0]!.map((_, i) => {
    const both = halves.map((half) => half[i]!);
    const least = (of: (half: Softness) => number) => Math.min(...both.map(of));
    const names = Object.keys(both[0]!.shortcomings) as (keyof Soft)[];
    return {
      shortcomings: Object.fromEntries(names.map((name) => [name, least((half) => half.shortcomings[name])])) as Soft,
      directed: least((half) => half.directed),
      turned: least((half) => half.turned),
    };
  });
}

function softness(
  grids: readonly GriddedDetail[],
  noises: readonly Noise[],
  weights: Float32Array,
  subject: Float32Array,
  slack: readonly number[],
  leads: { frame: number[][]; subject: number[][] },
): Softness[] {
  const blurs = grids.map((grid, i) => tileBlur(grid, noises[i]!));
  const masks = grids.map(({ colour }) => weights.map((_, tile) => Math.max(0.02, 1 - 2 * colour[tile * 4 + 3]!)));
  const usualOf = (values: readonly Float32Array[]) =>
    weights.map((weight, tile) => (weight === 0 ? 0 : median(values.map((own) => own[tile]!))));
  const usual = { fine: usualOf(blurs.map(({ fine }) => fine)), middle: usualOf(blurs.map(({ middle }) => middle)) };
  const onSubject = weights.map((weight, tile) => weight * subject[tile]!);
  const short = (values: readonly number[], lead = leads.frame) => shortOf(values, slack, lead);
  const fine = short(blurs.map((blur, i) => weightedMean(blur.fine, weights, usual.fine, masks[i]!)));
  const middle = short(blurs.map((blur, i) => weightedMean(blur.middle, weights, usual.middle, masks[i]!)));
  const subjectFine = short(
    blurs.map((blur, i) => weightedMean(blur.fine, onSubject, usual.fine, masks[i]!)),
    leads.subject,
  );
  const subjectMiddle = short(
    blurs.map((blur, i) => weightedMean(blur.middle, onSubject, usual.middle, masks[i]!)),
    leads.subject,
  );
  const directions = directionalBlur(grids, noises, weights);
  const byDirection = Array.from(directions[0]!, (_, d) => short(directions.map((found) => found[d]!)));
  const losses = directions.map((_, i) => byDirection.map((found) => found[i]!));
  const around = aroundMiddle(grids, noises, weights);
  const circle = short(around.map((found) => found.circle));
  const ray = short(around.map((found) => found.ray));
  const edges = short(edgeBlur(grids, noises, weights, masks));
  return grids.map((_, i) => ({
    shortcomings: {
      softTurn: Math.max(circle[i]!, ray[i]!),
      softEdges: edges[i]!,
      softFine: fine[i]!,
      softMiddle: middle[i]!,
      softSubject: subjectFine[i]!,
      softSubjectMiddle: subjectMiddle[i]!,
    },
    directed: Math.max(...losses[i]!) - Math.min(...losses[i]!),
    turned: around[i]!.circle < softOnCircles ? Math.max(0, around[i]!.ray - around[i]!.circle) : 0,
  }));
}

/** Mean of what a frame's tiles are above the usual of the stack; `mask` is how well this frame shows each. */
function weightedMean(values: Float32Array, weights: Float32Array, usual: Float32Array, mask: Float32Array): number {
  let [sum, total] = [0, 1e-9];
  for (let i = 0; i < values.length; i++) {
    const weight = weights[i]! * mask[i]!;
    sum += weight * (values[i]! - usual[i]!);
    total += weight;
  }
  return sum / total;
}

/** log2 of fine against coarse energy under which nothing is sharp along the circles around the middle. */
const softOnCircles = -1.5;

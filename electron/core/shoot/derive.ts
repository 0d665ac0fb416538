/** @file Stacks and suggestions of a shoot, written into its photos; what did not change is neither ranked nor told again. */
import type { Face } from '../../contract/face.ts';
import type { ContentKey, FolderId, PhotoId, StackId } from '../../contract/ids.ts';
import type { Stack } from '../../contract/stack.ts';
import type { CullSettings, CullWeights, Suggestion } from '../../contract/suggestion.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { createLooks } from '../culling/alike/pictures.ts';
import { buildStacks } from '../culling/build-stacks.ts';
import { findingsOf } from '../culling/findings.ts';
import type { SuggestInput } from '../culling/frames/suggest-input.ts';
import { type RankedFrame, type Ranks, rankStack, withBest } from '../culling/rank-stack.ts';
import type { StackInput } from '../culling/sets/stack-input.ts';
import { type Case, casesOf, judge } from '../culling/suggest.ts';
import type { Leanings } from '../culling/taste/directions.ts';
import { asOneWeight, twoQualities, weighScores } from '../culling/two-qualities.ts';
import { settleProminence } from '../found-faces/follow-faces.ts';
import { isIndexPrint } from '../results/facts.ts';
import { createClippedColours } from './clipped-colours.ts';
import { createComparisons } from './comparisons.ts';
import { groupStacks } from './group-stacks.ts';
import { createPairs, type Pairs } from './pairs.ts';
import { hasRead } from './read-of-photos.ts';
import { createSetAside, type SetAside } from './set-aside.ts';
import { createSharpPlaces } from './sharp-places.ts';
import type { Derive } from './shoot.ts';
import { cameraOf, type ShootPhoto } from './shoot-photo.ts';

/** A shoot of thousands opens at once: what cannot be compared within this follows in slices. */
const firstCompareMs = 150;

/**
 * Detail and looks are large: they are read from the cache only while a stack is ranked or a pair compared. Nothing is written into the photos before the last
 * step, so a derivation may be left off in between.
 * `tasteOf`: what a photographer's choices add for shoots of a type; null for nothing. `asksModel`: whether what a model that finds sees in two photos counts.
 */
export function createDerives(
  catalog: DeriveCatalog,
  tasteOf: (type: string | null) => Leanings | null = () => null,
  asksModel: () => boolean = () => false,
): (folderId: FolderId) => Derive {
  // One for all shoots: each that stays open during a day would keep tens of megabytes of its own.
  const looks = createLooks<ContentKey>((key) => catalog.measures.lookOf(key));
  const { relations, embeddings } = catalog;
  return (folderId) =>
    createDerive(catalog, createPairs({ looks, relations, embeddings }, folderId, asksModel), tasteOf, asksModel);
}

type DeriveCatalog = Pick<Catalog, 'measures' | 'relations' | 'embeddings' | 'comparisons'>;

function createDerive(
  catalog: DeriveCatalog,
  pairs: Pairs,
  tasteOf: (type: string | null) => Leanings | null,
  asksModel: () => boolean,
): Derive {
  const detailOf = ({ contentKey }: ShootPhoto) => contentKey && catalog.measures.detailOf(contentKey);
  const comparisons = createComparisons(catalog);
  const hasSharpPlace = createSharpPlaces((key) => catalog.measures.detailOf(key));
  const histogramOf = (key: ContentKey) => catalog.measures.get(key)?.histogram ?? null;
  const setAside = createSetAside(histogramOf);
  const clippedColour = createClippedColours(histogramOf);
  let kept = new Map<StackId, { key: string; ranked: readonly RankedFrame[] }>();
  /** The last whole derivation: while nothing that it read has moved, strictness and the number of keepers need no more. One per open shoot, and gone with it. */
  let last: { isStill: ReturnType<typeof hasRead>; said: string; prepared: Prepared } | null = null;

  /** Ranks every stack: by detail while there is time, else as it was before or by measures. `later` are the stacks that are still to be compared. */
  const rank = (
    stacks: readonly Stack[],
    byId: ReadonlyMap<PhotoId, ShootPhoto>,
    aside: SetAside['reasons'],
    settled: SettledFaces,
    weights: CullWeights,
    taste: Leanings | null,
  ) => {
    const weighed = JSON.stringify([weights, taste]);
    const next: typeof kept = new Map();
    const rough = new Map<StackId, readonly RankedFrame[]>();
    const later: { id: StackId; key: string; photos: ShootPhoto[] }[] = [];
    const until = performance.now() + firstCompareMs;
    for (const stack of stacks) {
      if (stack.kind !== 'burst' && stack.kind !== 'near-duplicate') continue;
      const photos = stack.photoIds.filter((id) => !aside.has(id)).map((id) => byId.get(id)!);
      if (photos.length < 2) continue;
      if (photos.every((photo) => photo.measures === null)) continue;
      const key = `${weighed} ${photos.map((photo) => `${photo.id}.${photo.revision}`).join(' ')}`;
      const before = kept.get(stack.id);
      if (before?.key === key) next.set(stack.id, before);
      else if (performance.now() < until)
        next.set(stack.id, { key, ranked: rankByDetail(photos, settled, weights, taste) });
      else {
        later.push({ id: stack.id, key, photos });
        rough.set(
          stack.id,
          rankStack(
            photos.map((photo) => toInput(photo, null, settled, weights)),
            asOneWeight(weights),
            taste,
          ),
        );
      }
    }
    kept = next;
    const ranks: Ranks = new Map([...[...next].map(([id, { ranked }]) => [id, ranked] as const), ...rough]);
    return { ranks, later };
  };

  const rankByDetail = (
    photos: readonly ShootPhoto[],
    settled: SettledFaces,
    weights: CullWeights,
    taste: Leanings | null,
  ) => {
    // Read when asked for: a comparison that is kept needs none.
    const inputs = photos.map((photo) =>
      Object.defineProperty(toInput(photo, null, settled, weights), 'detail', { get: () => detailOf(photo) }),
    );
    return rankStack(inputs, asOneWeight(weights), taste, comparisons.of(photos, inputs));
  };

  const compareLater =
    (
      later: { id: StackId; key: string; photos: ShootPhoto[] }[],
      settled: SettledFaces,
      weights: CullWeights,
      taste: Leanings | null,
    ) =>
    (forMs: number) => {
      const until = performance.now() + forMs;
      while (later.length > 0 && performance.now() < until) {
        const { id, key, photos } = later.shift()!;
        kept.set(id, { key, ranked: rankByDetail(photos, settled, weights, taste) });
      }
      if (later.length === 0) comparisons.store();
      return later.length === 0;
    };

  /** All that does not depend on how strict somebody is. */
  const prepare = function* (photos: readonly ShootPhoto[], settings: CullSettings, taste: Leanings | null) {
    const byId = new Map(photos.map((photo) => [photo.id, photo]));
    const place = new Map(photos.map(({ id }, index) => [id, index]));
    const pictures = pairs.picturesOf(byId);
    yield;
    const built = groupStacks(photos, (some) =>
      buildStacks(
        some.map((photo) => ({ ...toStackInput(photo), place: place.get(photo.id)! })),
        settings.stackStrength,
        pictures,
      ),
    );
    pairs.store();
    yield;
    const { reasons: aside, originals } = setAside(photos);
    const settled = settleFaces(built, byId);
    const { ranks, later } = rank(built, byId, aside, settled, settings.weights, taste);
    comparisons.store();
    yield;
    const stacks = withBest(built, ranks).map((stack) => bestOriginal(stack, originals));
    const stackOf = new Map(stacks.flatMap((stack) => stack.photoIds.map((id) => [id, stack] as const)));
    const inputs = photos.map((photo) => {
      const reason = aside.get(photo.id);
      const colour = clippedColour(photo);
      return {
        ...toInput(photo, null, settled, settings.weights),
        ...(colour && { clippedColour: colour }),
        ...(reason && { aside: reason }),
        ...(hasSharpPlace(photo) && { hasSharpPlace: true }),
      };
    });
    yield;
    const cases = casesOf(inputs, stacks, ranks, asOneWeight(settings.weights));
    yield;
    const compareMore = later.length > 0 ? compareLater(later, settled, settings.weights, taste) : undefined;
    return { inputs, cases, stacks, stackOf, ranks, compareMore } satisfies Prepared;
  };

  const prepareOnce = function* (photos: readonly ShootPhoto[], settings: CullSettings) {
    const taste = tasteOf(settings.type);
    const said = JSON.stringify([settings.stackStrength, settings.weights, taste, asksModel()]);
    if (last !== null && last.said === said && last.isStill(photos)) return last.prepared;
    last = null;
    const isStill = hasRead(photos);
    const prepared: Prepared = yield* prepare(photos, settings, taste);
    // What is compared roughly so far is derived again by itself.
    if (prepared.compareMore === undefined) last = { isStill, said, prepared };
    return prepared;
  };

  return function* (photos, settings) {
    const qualities = twoQualities(photos.map(({ scores }) => scores.map(toLearned)));
    const { inputs, cases, stacks, stackOf, ranks, compareMore } = yield* prepareOnce(photos, settings);
    const judged = judge(
      cases,
      inputs,
      settings,
      photos.map(({ people }) => people),
    );
    const changed: PhotoId[] = [];
    const isSameStack = createStackComparison();
    let stacksChanged = false;
    photos.forEach((photo, index) => {
      const { finding, ...quality } = qualities[index]!;
      Object.assign(photo, quality);
      const { suggestion: said, merit } = judged[index]!;
      const suggestion = finding && said ? { ...said, reasons: [...said.reasons, finding] } : said;
      const stack = stackOf.get(photo.id) ?? null;
      const moved = !isSameStack(photo.stack, stack);
      if (moved) stacksChanged = true;
      if (moved || !isSameSuggestion(photo.suggestion, suggestion)) changed.push(photo.id);
      photo.stack = stack;
      photo.suggestion = suggestion;
      photo.findings = findingsOf(suggestion);
      photo.merit = merit;
    });
    return { stacks, ranks, changed, stacksChanged, compareMore };
  };
}

interface Prepared {
  inputs: SuggestInput[];
  cases: Case[];
  stacks: Stack[];
  stackOf: ReadonlyMap<PhotoId, Stack>;
  ranks: Ranks;
  compareMore: ((forMs: number) => boolean) | undefined;
}

/** Of files that are all the same, the first stands for the stack. */
function bestOriginal(stack: Stack, originals: SetAside['originals']): Stack {
  if (stack.bestId !== null || stack.photoIds.length < 2) return stack;
  const others = stack.photoIds.filter((id) => !originals.has(id));
  return others.length === 1 ? { ...stack, bestId: others[0]! } : stack;
}

function toStackInput(photo: ShootPhoto): StackInput {
  const { metadata } = photo;
  return {
    id: photo.id,
    name: photo.name,
    takenAt: photo.takenAt,
    dhash: photo.measures?.dhash ?? null,
    camera: cameraOf(photo),
    serial: metadata?.serial ?? null,
    driveMode: metadata?.driveMode ?? null,
    sequenceNumber: metadata?.sequenceNumber ?? null,
    bracketing: metadata?.bracketing ?? null,
    panorama: metadata?.panorama ?? false,
    exposureTime: metadata?.exposureTime ?? null,
    fNumber: metadata?.fNumber ?? null,
    iso: metadata?.iso ?? null,
    focalLength: metadata?.focalLength ?? null,
    exposureCompensation: metadata?.exposureCompensation ?? null,
  };
}

type SettledFaces = ReadonlyMap<PhotoId, readonly Face[]>;

/** Of the stacks that photos are chosen from: whose eyes count is the same in all of their frames. */
function settleFaces(stacks: readonly Stack[], byId: ReadonlyMap<PhotoId, ShootPhoto>): SettledFaces {
  const settled = new Map<PhotoId, readonly Face[]>();
  for (const { kind, photoIds } of stacks) {
    if (kind !== 'burst' && kind !== 'near-duplicate') continue;
    const faces = photoIds.map((id) => byId.get(id)?.faces ?? []);
    if (faces.some((found) => found.length > 0))
      settleProminence(faces).forEach((found, frame) => void settled.set(photoIds[frame]!, found));
  }
  return settled;
}

const toLearned = ({ model, normalised, scale }: ShootPhoto['scores'][number]) => ({
  model,
  normalised,
  about: scale.about,
});

function toInput(
  photo: ShootPhoto,
  detail: Uint8Array | null,
  settled: SettledFaces,
  weights: CullWeights,
): SuggestInput {
  return {
    id: photo.id,
    state: photo.state,
    ...(photo.widthPx > 0 && { longSidePx: photo.seenLongSidePx || Math.max(photo.widthPx, photo.heightPx) }),
    ...(isIndexPrint(photo) && { isIndexPrint: true }),
    measures: photo.measures,
    detail,
    faces: settled.get(photo.id) ?? photo.faces ?? [],
    turn: photo.turn,
    scores: weighScores(photo.scores.filter(({ scale }) => scale.judges).map(toLearned), weights),
    focusPoint: photo.metadata?.focusPoint ?? null,
    subject: photo.subject,
    exposureTimeS: photo.metadata?.exposureTime ?? null,
    takenAt: photo.takenAt,
    iso: photo.metadata?.iso ?? null,
    fNumber: photo.metadata?.fNumber ?? null,
    dismissed: photo.dismissed,
  };
}

/** Compares each pair of stacks once, whichever of its photos asks first. */
function createStackComparison(): (a: Stack | null, b: Stack | null) => boolean {
  const known = new Map<Stack, { other: Stack; isSame: boolean }>();
  return (a, b) => {
    if (a === null || b === null) return a === b;
    const before = known.get(a);
    if (before?.other === b) return before.isSame;
    const isSame =
      a.id === b.id &&
      a.kind === b.kind &&
      a.bestId === b.bestId &&
      a.byHand === b.byHand &&
      a.photoIds.length === b.photoIds.length &&
      a.photoIds.every((id, index) => id === b.photoIds[index]);
    known.set(a, { other: b, isSame });
    return isSame;
  };
}

function isSameSuggestion(a: Suggestion | null, b: Suggestion): boolean {
  if (!a || a.class !== b.class || a.confidence !== b.confidence || a.dismissed !== b.dismissed) return false;
  if (a.reasons === b.reasons) return true;
  return a.reasons.length === b.reasons.length && a.reasons.every((reason, i) => reason.text === b.reasons[i]?.text);
}

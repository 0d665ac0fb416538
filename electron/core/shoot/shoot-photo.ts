/** @file One photo of an open shoot, in memory: what filters, sorting, stacks and suggestions read. The catalog remains the truth. */

import { pictureEyes } from '../../../native-models/faces/index.ts';
import type { RuleCode } from '../../contract/checking.ts';
import type { Decision, Turn } from '../../contract/decision.ts';
import type { Box, EyeState, Face } from '../../contract/face.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { Measures } from '../../contract/measures.ts';
import type { CellFinding, FileKind, Metadata, PhotoState } from '../../contract/photo.ts';
import type { Stack } from '../../contract/stack.ts';
import type { Suggestion, SuggestionClass } from '../../contract/suggestion.ts';
import type { Told } from '../../contract/told.ts';
import type { ScoreHeadline } from '../catalog/cache-repos/scores.repo.ts';
import type { FileRow } from '../catalog/repos/scan-changes.ts';
import type { Opinions } from '../metadata/opinions.ts';
import { openTheirs } from '../metadata/their-decision.ts';
import type { SidecarFacts } from '../sidecars/read-facts.ts';

export interface ShootPhoto {
  readonly id: PhotoId;
  readonly folderId: FolderId;
  files: FileRow[];
  display: FileRow;
  /** Null until the display file could be read once. */
  contentKey: ContentKey | null;
  name: string;
  kind: FileKind;
  state: PhotoState;
  problem: Told | null;
  /** Shifts of the shoot's camera bodies; see [Note: Clocks]. */
  clocks: { bodies: ReadonlyMap<string, number>; photos: ReadonlyMap<PhotoId, number> };
  /** What takenAt and takenMs were put right by. */
  clockShiftMs: number;
  /** Camera-local time as written, put right where its clock was; see contract. */
  takenAt: string | null;
  /** Whether the picture itself states when it was taken, not its sidecar alone. */
  hasOwnTime: boolean;
  takenOffset: string | null;
  /** takenAt read as if it were UTC, milliseconds; the file's time where the camera says nothing. For ordering only. */
  takenMs: number;
  orientation: number;
  widthPx: number;
  heightPx: number;
  /** Of the picture that was seen and measured. */
  seenLongSidePx: number;
  /** Model by the header, until metadata is there. */
  camera: string | null;
  /** Of the file alone. */
  metadata: Metadata | null;
  /** What its sidecars decide at the moment. */
  beside: Opinions | null;
  /** What else they say: when, where and who. */
  besideFacts: SidecarFacts | null;
  measures: Measures | null;
  scores: readonly ScoreHeadline[];
  /** Null until faces were looked for. */
  faces: Face[] | null;
  /** Grows with every new measure, face or score: what was ranked from older ones is ranked again. */
  revision: number;
  decision: Decision;
  dismissed: SuggestionClass | null;
  /** As the photographer turned it. Sizes, faces and places here are of the picture as it is in the file. */
  turn: Turn;
  /** The group that the photographer put it into; 0 leaves it to recognition. */
  handStack: number;
  /** Where the photographer says that the subject is, on the picture as it is in the file. */
  subject: Box | null;
  /** Named sets that it is in. */
  sets: readonly number[];
  /** Keys of the people in it; empty where nobody was looked for. */
  people: readonly string[];
  /** Derived; replaced as a whole. */
  stack: Stack | null;
  suggestion: Suggestion | null;
  findings: CellFinding[];
  /** Delivery rules that it broke when they were last checked; null: not checked in this run. */
  breaks: readonly RuleCode[] | null;
  /** Ranks in the shoot by learned scores, 0..1; null without one. */
  technical: number | null;
  aesthetic: number | null;
  /** Likely keepers first: 1 certain keep .. 0 certain reject. */
  merit: number;
}

/** The worst prominent face's eyes; none where no face was found, unknown where nobody has looked yet. */
export function eyesOf(photo: ShootPhoto): Exclude<EyeState, 'too-small'> | 'none' | 'unknown' {
  if (photo.faces === null) return 'unknown';
  if (photo.faces.length === 0) return 'none';
  const state = pictureEyes(photo.faces)?.state ?? 'none';
  return state === 'too-small' ? 'cant-tell' : state;
}

/** The suggestion's class as filters see it: dismissed or missing is undecided. */
export function suggestedClass(photo: ShootPhoto): SuggestionClass {
  return photo.suggestion && !photo.suggestion.dismissed ? photo.suggestion.class : 'undecided';
}

/** What the filter of suggestions reads: waiting is a photo that nobody could judge yet, and no verdict. */
export function suggestionKind(photo: ShootPhoto): SuggestionClass | 'waiting' {
  const isUnjudged = photo.suggestion === null || photo.suggestion.reasons.some(({ code }) => code === 'not-measured');
  return isUnjudged && (photo.state === 'ready' || photo.state === 'pending') ? 'waiting' : suggestedClass(photo);
}

/** Of a photo that breaks a delivery rule, beside the codes of what was found. */
export const breaksRule = 'breaks-rule';

export const isLookedAt = (photo: ShootPhoto): boolean => suggestionKind(photo) !== 'waiting';

/** What others wrote about it where nothing is decided here. */
export const theirsOf = (photo: ShootPhoto) => openTheirs(photo.decision, photo.metadata);

/** Whether another program says something that is not taken over. */
export const theirsSaid = (photo: ShootPhoto): 'said' | 'none' => (theirsOf(photo) ? 'said' : 'none');

export const cameraOf = (photo: ShootPhoto): string | null => photo.metadata?.camera ?? photo.camera;

/** One camera body, as far as its files tell. */
export const bodyOf = (photo: ShootPhoto): string => `${cameraOf(photo) ?? ''}|${photo.metadata?.serial ?? ''}`;

export const isStackWinner = (photo: ShootPhoto): boolean =>
  photo.stack === null || photo.stack.photoIds.length === 1 || photo.stack.bestId === photo.id;

/** The likeliest name of this marginal ("scene") by the first model that gives one; null without one. */
export function topOf(photo: ShootPhoto, marginal: string): string | null {
  for (const { tops } of photo.scores) if (tops?.[marginal] !== undefined) return tops[marginal];
  return null;
}

/** A model's headline number, or "<model>.<attribute>"; null where it has not scored this photo. */
export function scoreOf(photo: ShootPhoto, name: string): number | null {
  for (const { model, value, attributes } of photo.scores) {
    if (model === name) return value;
    if (attributes && name.startsWith(`${model}.`)) return attributes[name.slice(model.length + 1)] ?? null;
  }
  return null;
}

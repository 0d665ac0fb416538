/**
 * @file A photo in memory as it was loaded. What it is judged by is read when somebody asks for it: a first screen of a hundred thousand photos needs none of it,
 * and it is a third of what there is to read.
 */
import type { Decision, Turn } from '../../contract/decision.ts';
import type { Box, Face } from '../../contract/face.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { Measures } from '../../contract/measures.ts';
import type { CellFinding, FileKind, Metadata, PhotoState } from '../../contract/photo.ts';
import type { Stack } from '../../contract/stack.ts';
import type { Suggestion, SuggestionClass } from '../../contract/suggestion.ts';
import { takenAtMs } from '../../contract/taken-at.ts';
import type { Told } from '../../contract/told.ts';
import type { ScoreHeadline } from '../catalog/cache-repos/scores.repo.ts';
import type { DecisionState } from '../catalog/journal/decision-code.ts';
import type { FileRow, PhotoRow } from '../catalog/repos/scan-changes.ts';
import { displayName } from '../library/paths.ts';
import type { Opinions } from '../metadata/opinions.ts';
import type { Judged, Listed } from '../results/results.ts';
import type { SidecarFacts } from '../sidecars/read-facts.ts';
import { rightClocks } from './clocks.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Reads what a photo is judged by and hands it over with `settle`; its neighbours of the same slice get theirs along with it. */
export type ReadJudged = () => void;

export class LoadedPhoto implements ShootPhoto {
  readonly id: PhotoId;
  readonly folderId: FolderId;
  files: FileRow[];
  display: FileRow;
  contentKey: ContentKey | null;
  name: string;
  kind: FileKind;
  state: PhotoState;
  problem: Told | null;
  widthPx: number;
  heightPx: number;
  seenLongSidePx: number;
  orientation: number;
  takenAt: string | null;
  takenOffset: string | null;
  camera: string | null;
  takenMs: number;
  clocks: ShootPhoto['clocks'] = rightClocks;
  clockShiftMs = 0;
  hasOwnTime: boolean;
  metadata: Metadata | null;
  revision = 0;
  decision: Decision;
  dismissed: SuggestionClass | null;
  turn: Turn;
  handStack = 0;
  subject: Box | null = null;
  beside: Opinions | null = null;
  besideFacts: SidecarFacts | null = null;
  sets: readonly number[] = none;
  people: readonly string[] = none;
  stack: Stack | null = null;
  suggestion: Suggestion | null = null;
  findings: CellFinding[] = [];
  breaks: ShootPhoto['breaks'] = null;
  technical: number | null = null;
  aesthetic: number | null = null;
  merit = 0.5;
  private judged: Judged | ReadJudged;

  constructor(
    row: PhotoRow,
    display: FileRow,
    { facts, metadata }: Listed,
    judged: Judged | ReadJudged,
    { decision, dismissed, turn }: DecisionState,
  ) {
    this.id = row.id;
    this.folderId = row.folderId;
    this.files = row.files.some((file) => file.missing) ? row.files.filter((file) => !file.missing) : row.files;
    this.display = display;
    this.contentKey = display.contentKey;
    this.name = nameOf(display);
    this.kind = display.kind;
    this.state = facts.state;
    this.problem = facts.problem;
    this.widthPx = facts.widthPx;
    this.heightPx = facts.heightPx;
    this.seenLongSidePx = facts.seenLongSidePx;
    this.orientation = facts.orientation;
    this.takenAt = facts.takenAt;
    this.takenOffset = facts.takenOffset;
    this.camera = facts.camera;
    this.takenMs = takenMs(facts.takenAt, display.mtimeNs);
    this.hasOwnTime = facts.takenAt !== null;
    this.metadata = metadata;
    this.judged = judged;
    this.decision = decision;
    this.dismissed = dismissed;
    this.turn = turn;
  }

  get measures(): Measures | null {
    return this.read().measures;
  }
  set measures(measures) {
    this.judged = { ...this.read(), measures };
  }
  get scores(): readonly ScoreHeadline[] {
    return this.read().scores;
  }
  set scores(scores) {
    this.judged = { ...this.read(), scores };
  }
  get faces(): Face[] | null {
    return this.read().faces;
  }
  set faces(faces) {
    this.judged = { ...this.read(), faces };
  }

  /** What was read, unless somebody knew better in the meantime. */
  settle(judged: Judged): void {
    if (typeof this.judged === 'function') this.judged = judged;
  }

  private read(): Judged {
    if (typeof this.judged === 'function') this.judged();
    return this.judged as Judged;
  }
}

const none: readonly never[] = [];

export function nameOf(file: FileRow): string {
  const path = displayName(file.relPath);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Local camera time read as UTC, so that order never depends on this machine's zone; the file's time where there is none. */
export function takenMs(takenAt: string | null, mtimeNs: bigint): number {
  return takenAtMs(takenAt) ?? Number(mtimeNs / 1_000_000n);
}

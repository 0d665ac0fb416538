/** @file What a scoring run works on and with; everything around it is injected. */
import type { ScoredSize } from '../../../native-models/families/index.ts';
import type { DeviceSpec, RawPicture, ScoreValue } from '../../scorer/protocol.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';
import type { FaceModels, ScoringModel } from '../devices/scoring-model.ts';
import type { Task } from '../work/runner.ts';

export type { ScoredSize };

export interface PendingPhoto<Source> {
  readonly photoId: number;
  readonly contentKey: string;
  readonly source: Source;
}

export interface Developed {
  /** False when the file itself cannot give pixels; `problem` says why. */
  readonly ok: boolean;
  readonly problem: string | null;
  /** In the order of the sizes asked for. */
  readonly scored: readonly RawPicture[];
}

/** One model's numbers for one photo, and what they were computed from and on. */
export interface ModelValue {
  readonly model: ScoringModel;
  readonly value: ScoreValue;
  readonly picture: RawPicture;
  readonly device: DeviceSpec;
}

/** One finished photo: whatever it lacked and could be given. */
export interface ScoredPhoto<Source> {
  readonly photo: PendingPhoto<Source>;
  readonly scores: readonly ModelValue[];
  /** As analyseFaces gave them; null when not asked or failed. */
  readonly faces: unknown;
}

export interface PhotoFailure {
  readonly photoId: number;
  readonly contentKey: string;
  readonly problem: string;
  /** Inherent to the file: not worth another try until it changes. */
  readonly permanent: boolean;
}

export interface ScoringSummary {
  readonly scored: number;
  readonly failures: readonly PhotoFailure[];
  /** Files that changed while they were scored; their results were thrown away. */
  readonly changed: number;
  /** Models that could not run at all, with the reason. */
  readonly modelProblems: ReadonlyMap<string, string>;
}

export interface ScoringRunOptions<Source> {
  readonly task: Pick<Task, 'signal' | 'report' | 'untilResumed'>;
  readonly scorer: ScorerClient;
  readonly models: readonly ScoringModel[];
  readonly faceModels: FaceModels | null;
  /** Of the pictures, for all models; null: each its own. */
  readonly size: ScoredSize | null;
  /** Photos that lack this model's score at this size, of these weights; null stands for faces. A query: asked anew on every run. */
  readonly pending: (model: ScoringModel | null) => Iterable<PendingPhoto<Source>>;
  /** One read and one decode for all sizes; leaves raw RGB files that this run removes. */
  readonly develop: (source: Source, sizes: readonly ScoredSize[], signal: AbortSignal) => Promise<Developed>;
  /** Adds to found faces what needs the file itself (sharpness at native resolution). */
  readonly finishFaces?: (source: Source, faces: unknown, signal: AbortSignal) => Promise<unknown>;
  /** The content key of what lies on the disk now; null when nothing does. */
  readonly currentKey: (source: Source) => Promise<string | null>;
  /** Stores up to 100 photos' results in one transaction. */
  readonly store: (photos: readonly ScoredPhoto<Source>[]) => void;
  readonly removeFile: (file: string) => Promise<void>;
  /** Photos to take before all others, first one first: what is on screen. Asked before every photo. */
  readonly first?: () => Iterable<number>;
  /** Photos decoded at the same time. */
  readonly decoders?: number;
}

/** Longer side for face analysis: an eye of a face a tenth of the picture wide still has 24 pixels. */
export const faceLongSidePx = 2048;

/** Pictures are never enlarged: a side no picture has means "as it is". */
export const noSidePx = 1 << 24;

/** Longer side that photographs are scored at where a model says nothing else. */
const photoLongSidePx = 1024;

/** Of the pictures that a model is given. */
export const sizeFor = ({ size }: ScoringModel, forAll: ScoredSize | null = null): ScoredSize =>
  forAll ?? size ?? { longSidePx: photoLongSidePx };

/** How a size is kept with a score: the longer side that was asked for, 0 where the pixels were to stay as they are. */
export const askedLongSidePx = (size: ScoredSize): number => (size === 'native' ? 0 : size.longSidePx);

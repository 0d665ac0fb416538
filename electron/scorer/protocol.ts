/**
 * @file What the engine and the scoring process say to each other. Plain data: pixels are named by file, never sent.
 * The scorer answers every request with exactly one of its answers, in between with `alive`.
 */
import type { ScoreValue } from '../../native-models/adapters/index.ts';
import type { FaceModel } from '../../native-models/faces/index.ts';
import type { FamilyRef } from '../../native-models/families/index.ts';

export type { ScoreValue };

export type ProviderName = 'cuda' | 'dml' | 'coreml' | 'webgpu' | 'cpu' | 'remote';

/** A server that the photographer named. */
export interface RemoteSpec {
  readonly url: string;
  readonly token: string | null;
  /** Certificates to believe beside the system's, as PEM. */
  readonly ca?: string | undefined;
  /** What it may be asked for: ids and weights of the installed models. */
  readonly models: readonly { readonly id: string; readonly sha256: string }[];
}

/** Where a model runs that is too large for this computer. */
export interface ServedAt {
  readonly url: string;
  /** As the server calls it. */
  readonly model: string;
  /** Left out of what is kept; filled in where pictures are sent. */
  readonly token?: string | null | undefined;
  readonly ca?: string | undefined;
}

export interface DeviceSpec {
  readonly provider: ProviderName;
  /** Number of the adapter where the provider has several; its default when left out. */
  readonly deviceId?: number;
  /** CPU only: transformer matrices in 8-bit integers. Faster and less exact: never without having passed the golden gate. */
  readonly int8?: boolean;
  /** Where the provider's libraries lie, when they are no part of the package. */
  readonly libraryDir?: string;
  /** With `remote` only. */
  readonly remote?: RemoteSpec;
}

/** Pixels of a user's own model: how they become its input. */
export interface CardInput {
  readonly name: string;
  /** Exactly this size; without it `size` decides. */
  readonly widthPx?: number | undefined;
  readonly heightPx?: number | undefined;
  /** In the picture's own proportions: as it comes, by one of its sides, or by a factor (a level of a pyramid). */
  readonly size?:
    | 'native'
    | { readonly longSidePx: number }
    | { readonly shortSidePx: number }
    | { readonly factor: number }
    | undefined;
  /** Sides are cut to whole multiples of this, around the middle. */
  readonly multipleOf?: number | undefined;
  /** Pieces of the resized picture, whose answers are averaged. */
  readonly crops?:
    | { readonly kind: 'centre'; readonly widthPx: number; readonly heightPx: number }
    | {
        readonly kind: 'grid';
        readonly widthPx: number;
        readonly heightPx: number;
        readonly columns: number;
        readonly rows: number;
      }
    | undefined;
  readonly layout: 'nchw' | 'nhwc';
  readonly channels: 'rgb' | 'bgr';
  /** Each channel becomes `(value * scale - mean) / std`, value 0..255. */
  readonly scale: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  /** Stretch to the input size, or scale the shorter side and cut out the middle. */
  readonly fit: 'stretch' | 'centre-crop';
}

/** What a user's own model gives. */
export type CardOutput =
  | { readonly name: string; readonly kind: 'single' }
  | {
      readonly name: string;
      readonly kind: 'distribution';
      /** Ratings of the classes, in order. */
      readonly ratings: readonly number[];
      /** The output holds logits, softmax is ours to take. */
      readonly logits: boolean;
    }
  /** Numbers by name; the first is the headline. */
  | { readonly name: string; readonly kind: 'named'; readonly names: readonly string[] }
  /** A vector that is held against directions; the first gives the headline. */
  | {
      readonly name: string;
      readonly kind: 'embedding';
      readonly directions: readonly CardDirection[];
      readonly logitScale: number;
    };

export interface CardDirection {
  readonly name: string;
  readonly toward: readonly number[];
  /** Its opposite: the number is then the share between the two, 0..1; without one it is the cosine, -1..1. */
  readonly away?: readonly number[] | undefined;
}

/** How a model's inputs are made from pixels and its outputs read. */
export type AdapterSpec =
  /** As the model family says, with what its manifest hands over. */
  | { readonly kind: 'family'; readonly family: FamilyRef; readonly settings: unknown }
  | {
      readonly kind: 'card';
      readonly input: CardInput;
      /** Further inputs that take the same picture. */
      readonly others?: readonly CardInput[] | undefined;
      readonly output: CardOutput;
    }
  /** On a server of the photographer's and nowhere else: whole pictures go there, its outputs are read as a card says. */
  | { readonly kind: 'served'; readonly at: ServedAt; readonly output: CardOutput }
  /** A face model: run for its self-test only; scoring goes through `faces`. */
  | { readonly kind: 'detector' }
  /** A metric of two pictures, run for its self-test: a picture against itself, and against a blurred copy. */
  | { readonly kind: 'pair-probe'; readonly of: AdapterSpec }
  /** Any model with one float input: given a wave, to see whether it runs at all. */
  | { readonly kind: 'probe'; readonly input: { readonly name: string; readonly dims: readonly number[] } };

export interface ModelFile {
  readonly file: string;
  /** SHA-256 of the file: checked before it runs. */
  readonly sha256: string;
}

/** A model's file; its SHA-256 names the weights in every score. */
export interface ModelSpec extends ModelFile {
  readonly id: string;
  readonly adapter: AdapterSpec;
  /** The scale of its headline number: differences between devices are judged against it. */
  readonly range: { readonly low: number; readonly high: number };
}

/** A decoded picture in a file: row-major RGB, three bytes per pixel, nothing else. */
export interface RawPicture {
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Without the detector there are no faces, without the landmarks no verdicts. They run on the CPU: too small to be worth a GPU's queue. */
export type FaceModelFiles = Readonly<Partial<Record<FaceModel, ModelFile>>>;

export type ToScorer =
  /** First message: which device, how many threads, where optimised models may be kept (null: nowhere). */
  | {
      readonly type: 'configure';
      readonly device: DeviceSpec;
      readonly threads: number;
      readonly optimisedDir: string | null;
      /** Refuse models of which a part would run on the CPU unasked. */
      readonly strict: boolean;
    }
  /** Makes the session for pictures of this size ready. */
  | {
      readonly type: 'load';
      readonly id: number;
      readonly model: ModelSpec;
      readonly widthPx: number;
      readonly heightPx: number;
      readonly batchSize: number;
    }
  /** Pictures of one size, at most `batchSize` of them go through the model at once. */
  | {
      readonly type: 'score';
      readonly id: number;
      readonly model: ModelSpec;
      readonly pictures: readonly RawPicture[];
      readonly batchSize: number;
    }
  | { readonly type: 'faces'; readonly id: number; readonly models: FaceModelFiles; readonly picture: RawPicture }
  /** The vector of words: tokens from the start mark to the end mark. */
  | {
      readonly type: 'words';
      readonly id: number;
      readonly model: ModelFile & { readonly id: string };
      readonly tokens: readonly number[];
    }
  /** Who faces of a picture are: by face its five points in pixels of the picture. */
  | {
      readonly type: 'describe';
      readonly id: number;
      readonly model: ModelFile & { readonly id: string };
      readonly picture: RawPicture;
      readonly faces: readonly (readonly { readonly x: number; readonly y: number }[])[];
    }
  /** One number of two pictures of one size. */
  | {
      readonly type: 'compare';
      readonly id: number;
      readonly model: ModelSpec;
      readonly reference: RawPicture;
      readonly test: RawPicture;
    }
  /** Scores generated pictures: `golden` to compare devices, `sanity` to prove an installation. */
  | {
      readonly type: 'self-test';
      readonly id: number;
      readonly model: ModelSpec;
      readonly pictures: 'golden' | 'sanity';
      /** Times this many pictures of 1024 x 683 in one batch; 0: no timing. */
      readonly timedBatch: number;
    }
  /** Takes effect before the next batch; answered with `cancelled` unless it was already answered. */
  | { readonly type: 'cancel'; readonly id: number }
  /** Frees the sessions of one model, or all. */
  | { readonly type: 'unload'; readonly modelId: string | null };

/** The picture could not be read or made sense of; the model's file is missing, changed or unusable; the device failed. */
export type FailureKind = 'picture' | 'model' | 'device';

export interface SelfTestReading {
  readonly picture: string;
  /** Headline number first, then probabilities and what else it gives. */
  readonly values: readonly number[];
}

export type FromScorer =
  | { readonly type: 'ready'; readonly runtimeVersion: string }
  /** Work goes on; the next sign may take as long as this kind of work takes. */
  | { readonly type: 'alive'; readonly id: number; readonly doing: 'reading' | 'loading' | 'running' }
  | { readonly type: 'loaded'; readonly id: number; readonly ms: number }
  | { readonly type: 'scored'; readonly id: number; readonly values: readonly ScoreValue[]; readonly ms: number }
  /** `faces` is what `analyseFaces` of native-models gives: the engine checks its shape. */
  | { readonly type: 'faces'; readonly id: number; readonly faces: unknown; readonly ms: number }
  | { readonly type: 'worded'; readonly id: number; readonly vector: readonly number[]; readonly ms: number }
  /** In the order of the faces. */
  | {
      readonly type: 'described';
      readonly id: number;
      readonly vectors: readonly (readonly number[])[];
      readonly ms: number;
    }
  | { readonly type: 'compared'; readonly id: number; readonly value: number; readonly ms: number }
  | {
      readonly type: 'self-tested';
      readonly id: number;
      readonly readings: readonly SelfTestReading[];
      /** Milliseconds per picture of the timed batch; null without timing. */
      readonly msPerPicture: number | null;
    }
  | { readonly type: 'cancelled'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly kind: FailureKind; readonly message: string };

/**
 * @file How pictures become a model's inputs and its outputs become scores.
 * Adapters are pure: whoever owns ONNX Runtime turns `TensorData` into its tensors and back.
 */

/** A decoded picture: row-major RGB, three bytes per pixel, no padding. */
export interface Picture {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A tensor without a runtime: the fields of `ort.Tensor`, so that `new ort.Tensor(type, data, dims)` takes them. */
export type TensorData =
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] }
  | { readonly type: 'uint8'; readonly data: Uint8Array; readonly dims: readonly number[] }
  | { readonly type: 'int32'; readonly data: Int32Array; readonly dims: readonly number[] };

export type Feeds = Readonly<Record<string, TensorData>>;

/** What a session returns, as far as adapters read it: float outputs by name. */
export type Outputs = Readonly<Record<string, { readonly data: Float32Array; readonly dims: readonly number[] }>>;

/** A mean opinion score. */
export interface MosScore {
  readonly kind: 'mos';
  readonly mos: number;
}

/** A distribution over ratings 1, 2, ... n and its mean. */
export interface DistributionScore {
  readonly kind: 'distribution';
  readonly mean: number;
  readonly distribution: readonly number[];
}

/** LIQE: quality 1..5 and three marginals, in the order of `liqeLabels`. */
export interface LiqeScore {
  readonly kind: 'liqe';
  readonly score: number;
  readonly quality: readonly number[];
  readonly scene: readonly number[];
  readonly distortion: readonly number[];
}

export type Score = MosScore | DistributionScore | LiqeScore;

export interface ScoreAdapter {
  /** Pictures may share a call only when their keys are equal. */
  batchKey(widthPx: number, heightPx: number): string;
  /**
   * Free dimensions of the model's inputs for a batch of pictures with one key, by name:
   * what to bake into the model for providers that punish dynamic shapes.
   */
  dimensions(widthPx: number, heightPx: number, pictureCount: number): Readonly<Record<string, number>>;
  /** The session's inputs for pictures that share one batch key. Throws when they do not. */
  prepare(pictures: readonly Picture[]): Feeds;
  /** One score per picture, in the order given to `prepare`. */
  decode(outputs: Outputs, pictureCount: number): Score[];
}

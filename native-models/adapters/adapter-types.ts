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

/** One model's answer for one picture, in one shape for all models. */
export interface ScoreValue {
  /** The number that is shown and sorted by, on the model's own scale. */
  readonly headline: number;
  /** Probabilities of the ratings behind the headline, in their order. */
  readonly distribution?: readonly number[];
  /** What the picture may be, each by name with probabilities that sum to 1: { scene: { human: 0.7, ... } }. */
  readonly marginals?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Named numbers beside the headline, on scales of their own. */
  readonly attributes?: Readonly<Record<string, number>>;
  /** What the picture shows, as a vector of length 1: of models that find and do not judge. */
  readonly embedding?: readonly number[];
}

export interface ScoreAdapter {
  /** Pictures may share a call only when their keys are equal. */
  batchKey(widthPx: number, heightPx: number): string;
  /**
   * Free dimensions of the model's inputs for a batch of pictures with one key, by name:
   * what to bake into the model for providers that punish dynamic shapes.
   */
  dimensions(widthPx: number, heightPx: number, pictureCount: number): Readonly<Record<string, number>>;
  /** Rows of the inputs' first axis that go through the session in one call, to bound memory; all of them when left out. */
  readonly rowsPerCall?: number;
  /** The session's inputs for pictures that share one batch key. Throws when they do not. */
  prepare(pictures: readonly Picture[]): Feeds;
  /** One score per picture, in the order given to `prepare`. */
  decode(outputs: Outputs, pictureCount: number): ScoreValue[];
}

/** Two pictures of one size. */
export interface PicturePair {
  readonly reference: Picture;
  readonly test: Picture;
}

/** For models of two pictures: how pairs become inputs and outputs a number each. */
export interface PairAdapter {
  /** The session's inputs for pairs of one size. Throws where sizes differ. */
  prepare(pairs: readonly PicturePair[]): Feeds;
  /** One number per pair. */
  decode(outputs: Outputs, pairCount: number): number[];
}

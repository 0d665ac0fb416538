/** @file Installed models as the scorer takes them. */
import type { FamilyRef, ScoredSize, ScoreOutput } from '../../../native-models/families/index.ts';
import type { FaceModelFiles, ModelFile, ModelSpec } from '../../scorer/protocol.ts';

/** An installed scoring model, ready to run. */
export interface ScoringModel {
  readonly spec: ModelSpec;
  readonly output: ScoreOutput;
  /** Of the pictures that it is given; 1024 px when left out. */
  readonly size?: ScoredSize;
  /** True where it runs without ONNX Runtime: no device to compare on it. */
  readonly isComputed?: boolean;
  /** True where it comes with the program and was not asked for: it scores where it is named. */
  readonly onlyWhenNamed?: boolean;
  /** True where what it gives is a vector and no score. */
  readonly isEmbedding?: boolean;
  /** Pictures per call on a GPU; the CPU takes them one by one. */
  readonly batchSize: number;
}

/** Installed face models; `version` changes with any of their files. */
export interface FaceModels {
  readonly files: FaceModelFiles;
  readonly version: string;
}

/** An installed model that describes faces: 128 numbers each. */
export interface DescriptorModel {
  readonly file: ModelFile & { readonly id: string };
}

/** An installed metric of two pictures. */
export interface ComparingModel {
  readonly spec: ModelSpec;
  readonly moreIs: 'closer' | 'farther';
  /** Shorter side, pixels. */
  readonly minPx: number;
  readonly maxPixels: number;
}

/** An installed model that finds: what a picture shows as a vector, words as vectors of the same kind. */
export interface EmbeddingModel {
  /** Run over pictures like a scoring model; its value is the vector. */
  readonly run: ScoringModel;
  readonly by: { readonly model: string; readonly weightsSha256: string };
  readonly family: FamilyRef;
  readonly words: ModelFile;
  readonly vocabulary: ModelFile;
}

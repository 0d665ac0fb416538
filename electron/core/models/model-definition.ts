/** @file What the store must know of a model to install and run it: one of a family, or a user's from its card. */
import type {
  ComparingPurpose,
  FamilyRef,
  FileBeside,
  SanityPicture,
  ScoredSize,
  ScoreOutput,
} from '../../../native-models/families/index.ts';
import type { ModelInfo, ModelTerms } from '../../contract/model.ts';
import type { AdapterSpec } from '../../scorer/protocol.ts';

/** The part a file plays: a scoring model has one, face models are known by their task. */
export const fileRoles = [
  'scores',
  'detector',
  'landmarks',
  'blendshapes',
  'eyes',
  'recognition',
  'pairs',
  'embedding',
  'words',
  'vocabulary',
  'descriptor',
] as const;
export type FileRole = (typeof fileRoles)[number];

/** How the file that the user fetches becomes files that run. */
export type Conversion =
  /** By the converter of the model's family. */
  | { readonly kind: 'family'; readonly id: string; readonly family: FamilyRef }
  /** Nothing: it comes with the program. `sha256` names its version, as weights' hashes do. */
  | { readonly kind: 'none'; readonly sha256: string }
  /** ONNX already: checked and copied. */
  | { readonly kind: 'as-is'; readonly role: FileRole };

export interface ModelDefinition {
  readonly terms: ModelTerms;
  readonly purpose: ModelInfo['purpose'];
  readonly custom: boolean;
  /** Name of the file in mirrors and offline folders. */
  readonly fileName: string;
  /** Where it lies inside one of the program's packages; left out where it has to be fetched or brought. */
  readonly packaged?: string | undefined;
  /** Files that belong to it, in the same folder. */
  readonly beside: readonly FileBeside[];
  /** SHA-256 that the publisher states, or its first digits; null: recorded at the first installation. */
  readonly publishedSha256: string | null;
  readonly conversion: Conversion;
  /** How scoring models are run and read; null for face models. */
  readonly scoring: {
    readonly adapter: AdapterSpec;
    readonly output: ScoreOutput;
    readonly batchSize: number;
    /** Of the pictures that it is given. */
    readonly size: ScoredSize;
    /** False where it runs without ONNX Runtime: no device to choose. */
    readonly needsDevice: boolean;
    /** How the sanity pictures must come out, best first. */
    readonly sanity: readonly SanityPicture[];
  } | null;
  /** How models that find are run; null for others. */
  readonly embedding: { readonly adapter: AdapterSpec; readonly batchSize: number; readonly family: FamilyRef } | null;
  /** How metrics of two pictures are run and read; null for others. */
  readonly comparing: ({ readonly adapter: AdapterSpec } & Omit<ComparingPurpose, 'kind' | 'rank' | 'settings'>) | null;
}

/** As photographs are scored: the size of the training pictures of most. */
export const photoSize: ScoredSize = { longSidePx: 1024 };

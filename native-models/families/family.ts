/**
 * @file What a model family is: models that share a graph, a preprocessing and an output. A folder beside this file exports one as `family` and is
 * found by being there; nothing else names it. `index.ts` of a family holds data alone: what does the work is loaded when there is work.
 */
import type { PairAdapter, Picture, ScoreAdapter, ScoreValue } from '../adapters/adapter-types.ts';
import type { GraphBuilder, Value } from '../onnx/index.ts';
import type { GraphFlavour } from '../transformer/graph-flavour.ts';

export type CommercialUse = 'allowed' | 'forbidden' | 'unstated';

export interface ModelLicence {
  /** SPDX expression of the weights' licence, or of the code's where the weights state none. */
  readonly spdx: string;
  readonly url: string;
  readonly commercialUse: CommercialUse;
  /** What the user should know before accepting, in a sentence or two. */
  readonly note: string;
}

export interface ModelDownload {
  /** Null where the user must bring the file, or it comes with the program. */
  readonly url: string | null;
  /** A file inside one of the program's own packages: nothing is fetched. */
  readonly packaged?: string;
  readonly fileName: string;
  /** Null where nobody published it: recorded at the first installation and compared ever after. */
  readonly bytes: number | null;
  /** Its first digits, where the publisher states no more. */
  readonly sha256: string | null;
  /** Files that are released beside it and belong to the model; they are looked for in the folder of the first. */
  readonly beside?: readonly FileBeside[];
}

export interface FileBeside {
  /** Null where it comes with the first. */
  readonly url: string | null;
  readonly fileName: string;
  /** Under which it may also lie. */
  readonly otherNames?: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
}

/** How a number is to be read, drawn and sorted. Travels with every score. */
export interface ScoreScale {
  /** A word or two for columns, menus and bars. */
  readonly shortName: string;
  readonly low: number;
  readonly high: number;
  readonly better: 'higher' | 'lower';
  /** Written behind the number; empty for a plain number. */
  readonly unit: string;
}

/** Everything that is said of a model's scores: one shape for all models. */
export interface ScoreOutput extends ScoreScale {
  /** What documented results (`chinagraph/score@1`) call the headline number. */
  readonly headline: string;
  /** Which number stands in a cell: the lowest of those that a photo has. */
  readonly rank: number;
  /** Whether suggestions weigh it. Statistics that say little between photos of one shoot do not. */
  readonly judges: boolean;
  /** Which of two qualities it measures; left out by statistics that say little between photos. */
  readonly about?: 'technical' | 'aesthetic' | undefined;
  /** Named numbers beside the headline, each with a scale of its own. */
  readonly attributes?: Readonly<Record<string, ScoreScale>> | undefined;
}

/** Longer side in pixels, smaller pictures stay as they are; or the pixels as they are. */
export type ScoredSize = { readonly longSidePx: number } | 'native';

/** What the sanity pictures show: three scenes each. */
export type SanityPicture = 'sharp' | 'blurred' | 'compressed';

export interface ScoringPurpose {
  readonly kind: 'score';
  readonly output: ScoreOutput;
  /** Pictures per call on a GPU; the CPU takes them one by one. */
  readonly batchSize: number;
  /** How a model that works puts the sanity pictures, best first; a pair is enough, an empty list asks for finite numbers alone. */
  readonly sanity: readonly SanityPicture[];
  /** Of the pictures that it is given; as photographs are scored, 1024 px, when left out. */
  readonly size?: ScoredSize | undefined;
  /** Handed to the family's adapter as it is; plain data. */
  readonly settings?: unknown;
}

/** `face-measure`: says something more of faces that are found; nobody misses it. `people`: who a face is, where the photographer wants to know. */
export interface FacesPurpose {
  readonly kind: 'faces' | 'face-measure' | 'people';
}

/** A model that says what a picture shows as a vector that words have too: for finding. Its files: `embedding`, `words`, `vocabulary`. */
export interface EmbeddingPurpose {
  readonly kind: 'embed';
  /** Pictures per call on a GPU. */
  readonly batchSize: number;
}

/** A metric of two pictures, named by the model's id. */
export interface ComparingPurpose {
  readonly kind: 'compare';
  /** Where it stands among its like; lowest first. */
  readonly rank: number;
  readonly moreIs: 'closer' | 'farther';
  /** Where its numbers usually lie. */
  readonly range: { readonly low: number; readonly high: number };
  /** Shorter side that it can judge, pixels. */
  readonly minPx: number;
  /** Pixels of a picture that fit into the memory of a laptop. */
  readonly maxPixels: number;
  /** Handed to the family's `pairs` as it is; plain data. */
  readonly settings?: unknown;
}

/** A model's entry in the list of what can be had. */
export interface FamilyModel {
  readonly id: string;
  readonly name: string;
  /** What it adds to a cull, in a photographer's words. */
  readonly gives: string;
  /** What it is offered as, in two or three words. */
  readonly offer: string;
  readonly sourceFormat: string;
  readonly download: ModelDownload;
  readonly licence: ModelLicence;
  /** Of a model without a file: raised when the same picture would get another number. Such a model needs no conversion. */
  readonly version?: number;
  readonly purpose: ScoringPurpose | FacesPurpose | ComparingPurpose | EmbeddingPurpose;
}

/** A file that a conversion wrote. `role` says what it is for: a scoring model's one file is `scores`, a metric of two pictures has `pairs`, face models go by their task. */
export interface ConvertedModelFile {
  readonly role: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FamilyConversion {
  readonly model: FamilyModel;
  readonly sourcePath: string;
  readonly sourceSha256: string;
  /** An existing folder. */
  readonly outDir: string;
  readonly signal?: AbortSignal | undefined;
  /** 0..1 of this conversion. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Threads for what a conversion computes; ONNX Runtime's choice when left out. */
  readonly threads?: number | undefined;
}

export interface SpecialiseOptions {
  /** `fused` for CUDA, DirectML and WebGPU, `standard` for CoreML. Converted files hold `cpu`. */
  readonly flavour: GraphFlavour;
  /** With `cpu` only: large matrices in 8-bit integers. Faster, less exact: only behind a comparison with float32. */
  readonly int8?: boolean;
  /** What an adapter's `dimensions` gave; dimensions left out stay free. */
  readonly dimensions?: Readonly<Record<string, number>>;
}

export interface ServedOutput {
  readonly name: string;
  readonly value: Value;
  /** Numbers per picture. */
  readonly count: number;
}

/**
 * Adds a converted model (its file's bytes) to a graph, behind `picture`: uint8 [batch, height, width, 3] at the size that is scored. What its adapter decodes
 * comes out, one row a picture. Null where the file is none of the family's.
 */
export type ServeGraph = (
  graph: GraphBuilder,
  picture: Value,
  model: Uint8Array,
  flavour: GraphFlavour,
) => readonly ServedOutput[] | null;

export interface ModelFamily {
  /** Lower case, as in the folder's name. */
  readonly name: string;
  readonly models: readonly FamilyModel[];
  /** Pages that may be opened from the app, beside the licences: where the authors publish. */
  readonly links?: readonly string[];
  /**
   * Turns a released file into files that run, each complete or absent.
   * @throws CheckpointError when the file is not what the model needs, in words for the person who chose it.
   */
  convert?(conversion: FamilyConversion): Promise<readonly ConvertedModelFile[]>;
  /** How pictures become the model's inputs and its outputs a score; face models have none. */
  adapter?(settings: unknown): Promise<ScoreAdapter>;
  /** From words to tokens, by the converted `vocabulary`. */
  words?(vocabulary: Uint8Array): Promise<(words: string) => number[]>;
  /** How pairs become a metric's inputs and its outputs numbers. */
  pairs?(settings: unknown): Promise<PairAdapter>;
  /**
   * Instead of an adapter: what scores without ONNX Runtime. `parameters`: bytes of the converted file; empty for a model without one.
   * What it returns throws an UnscorableError for a picture of which it can say nothing.
   */
  compute?(settings: unknown, parameters: Uint8Array): Promise<(picture: Picture) => ScoreValue>;
  /** For servers: the converted model behind a whole picture, cut inside the graph. */
  serve?(): Promise<ServeGraph>;
  /** The converted model written for another provider, as ONNX; null to take it as it is. */
  specialise?(model: Uint8Array, options: SpecialiseOptions): Promise<Uint8Array | null>;
}

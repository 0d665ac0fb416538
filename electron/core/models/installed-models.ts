/** @file From installed folders to what a scoring run takes. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ScoreOutput } from '../../../native-models/families/index.ts';
import type { FaceModelFiles, ModelFile, ModelSpec } from '../../scorer/protocol.ts';
import type {
  ComparingModel,
  DescriptorModel,
  EmbeddingModel,
  FaceModels,
  ScoringModel,
} from '../devices/scoring-model.ts';
import type { FileRole, ModelDefinition } from './model-definition.ts';
import { type ModelRecord, readModelFolder } from './model-folder.ts';

export interface InstalledModels {
  readonly models: readonly ScoringModel[];
  /** Null without the face detector. */
  readonly faceModels: FaceModels | null;
  /** Metrics of two pictures. */
  readonly comparing: readonly ComparingModel[];
  /** The first that is installed; null without one. */
  readonly embedding: EmbeddingModel | null;
  /** Who a face is; null without one. */
  readonly descriptor: DescriptorModel | null;
}

type Files = Partial<Record<FileRole, ModelFile>>;

export function filesOf(folder: string, record: Pick<ModelRecord, 'files'>): Files {
  return Object.fromEntries(
    record.files.map(({ role, name, sha256 }) => [role, { file: join(folder, name), sha256 } satisfies ModelFile]),
  );
}

/** One name for weights that come in several files. */
export function weightsSha256(files: readonly { readonly role: string; readonly sha256: string }[]): string {
  const [only, ...others] = files;
  if (only && others.length === 0) return only.sha256;
  const lines = files.map(({ role, sha256 }) => `${role} ${sha256}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** The scorer's view of a scoring model; null for face models. */
export function specOf({ scoring, terms }: ModelDefinition, files: Files): ModelSpec | null {
  const { scores } = files;
  if (!scoring || !scores) return null;
  const { adapter, output } = scoring;
  return { id: terms.id, ...scores, adapter, range: { low: output.low, high: output.high } };
}

/** The scorer's view of a metric of two pictures; null for others. */
function comparingModel({ comparing, terms }: ModelDefinition, file: ModelFile): ComparingModel | null {
  if (!comparing) return null;
  const { adapter, range, ...rest } = comparing;
  return { spec: { id: terms.id, ...file, adapter, range }, ...rest };
}

/** What a vector is written as where a score would say how to read it: nobody reads it. */
const noOutput: ScoreOutput = {
  ...{ shortName: '', low: 0, high: 1, better: 'higher', unit: '' },
  ...{ headline: 'length', rank: Number.MAX_SAFE_INTEGER, judges: false },
};

/** The scorer's view of a model that finds; null for others, and where a file is missing. */
export function embeddingModel({ embedding, terms }: ModelDefinition, files: Files): EmbeddingModel | null {
  const { embedding: pictures, words, vocabulary } = files;
  if (!embedding || !pictures || !words || !vocabulary) return null;
  const { adapter, batchSize, family } = embedding;
  const spec = { id: terms.id, ...pictures, adapter, range: { low: 0, high: 1 } };
  const by = { model: terms.id, weightsSha256: pictures.sha256 };
  return { run: { spec, output: noOutput, batchSize, isEmbedding: true }, by, family, words, vocabulary };
}

const runOf = ({ output, batchSize, size, needsDevice }: NonNullable<ModelDefinition['scoring']>) => ({
  ...{ output, batchSize, size, isComputed: !needsDevice },
});

/** Those that a run takes: the named ones, or all that are installed. */
export const chosenModels = (
  models: readonly ScoringModel[],
  only: readonly string[] | null,
): readonly ScoringModel[] =>
  models.filter(({ spec, onlyWhenNamed }) => (only === null ? !onlyWhenNamed : only.includes(spec.id)));

export async function installedModels(dir: string, definitions: readonly ModelDefinition[]): Promise<InstalledModels> {
  const models: ScoringModel[] = [];
  const comparing: ComparingModel[] = [];
  let embedding: EmbeddingModel | null = null;
  let descriptor: DescriptorModel | null = null;
  const faces: Files = {};
  for (const definition of definitions) {
    const { id } = definition.terms;
    const state = await readModelFolder(dir, id);
    const { conversion, scoring } = definition;
    if (conversion.kind === 'none' && scoring) {
      const spec = specOf(definition, { scores: { file: '', sha256: conversion.sha256 } })!;
      models.push({ ...runOf(scoring), spec, onlyWhenNamed: state.kind !== 'ok' });
      continue;
    }
    if (state.kind !== 'ok') continue;
    const { record } = state;
    const files = filesOf(join(dir, id), record);
    const spec = specOf(definition, files);
    if (definition.purpose === 'faces' || definition.purpose === 'face-measure') Object.assign(faces, files);
    else if (definition.purpose === 'people')
      descriptor ??= files.descriptor ? { file: { id, ...files.descriptor } } : null;
    else if (definition.comparing && files.pairs) comparing.push(comparingModel(definition, files.pairs)!);
    else if (definition.embedding) embedding ??= embeddingModel(definition, files);
    else if (spec && scoring) models.push({ ...runOf(scoring), spec });
  }
  const { detector, landmarks, blendshapes, eyes, recognition } = faces;
  if (!detector) return { models, faceModels: null, comparing, embedding, descriptor };
  const files: FaceModelFiles = {
    detector,
    ...(landmarks ? { landmarks } : {}),
    ...(blendshapes ? { blendshapes } : {}),
    ...(eyes ? { eyes } : {}),
    ...(recognition ? { recognition } : {}),
  };
  const version = weightsSha256(Object.entries(files).map(([role, file]) => ({ role, sha256: file.sha256 })));
  return { models, faceModels: { files, version }, comparing, embedding, descriptor };
}

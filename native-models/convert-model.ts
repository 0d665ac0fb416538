/** @file One downloaded file becomes a model that runs, with a record of where it came from. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ConvertedModelFile, ModelFamily, ModelLicence } from './families/index.ts';
import { familyOfModel } from './families/index.ts';
import { writeFileAtomically } from './onnx/index.ts';

/** Part of every record: a new number means that the same source gives another file. */
export const converterVersion = 1;

/** Provenance, written beside the model as `<id>.json`. */
export interface ModelRecord {
  readonly schema: 'chinagraph/model@1';
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly files: readonly ConvertedModelFile[];
  readonly source: {
    readonly fileName: string;
    readonly url: string | null;
    readonly bytes: number;
    readonly sha256: string;
  };
  readonly converter: { readonly name: 'chinagraph'; readonly version: number };
  readonly licence: ModelLicence;
  readonly convertedAt: string;
}

export interface ConvertModelOptions {
  readonly id: string;
  /** The family that has the model; ours when left out. */
  readonly family?: ModelFamily | undefined;
  readonly sourcePath: string;
  /** An existing folder. */
  readonly outDir: string;
  /** Where the file was fetched from; null when the user brought it. */
  readonly sourceUrl?: string | null | undefined;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  /** `fraction` 0..1 of the step. */
  readonly onProgress?: ((step: ConversionStep, fraction: number) => void) | undefined;
  /** Threads for what a conversion computes; ONNX Runtime's choice when left out. */
  readonly threads?: number | undefined;
}

export type ConversionStep = 'hashing' | 'converting';

export interface ConvertedModel {
  /** The file that runs first. */
  readonly onnxPath: string;
  readonly recordPath: string;
  readonly record: ModelRecord;
}

/**
 * Converts `sourcePath` to the files of the model (most have one, `<outDir>/<id>.onnx`) and writes `<outDir>/<id>.json`.
 * Each file is complete or absent; the record comes last, so a model without its record was never finished.
 * @throws CheckpointError when the file is not what `id` needs, in words for the person who chose it.
 */
export async function convertModel(options: ConvertModelOptions): Promise<ConvertedModel> {
  const { id, sourcePath, outDir, signal, threads, onProgress } = options;
  const family = options.family ?? familyOfModel(id);
  const model = family?.models.find((one) => one.id === id);
  if (!family?.convert || !model) throw new Error(`there is no model called ${id}`);
  const { size } = await stat(sourcePath);
  const sourceSha256 = await hashFile(sourcePath, size, options);
  const files = await family.convert({
    ...{ model, sourcePath, sourceSha256, outDir, signal, threads },
    onProgress: (fraction) => onProgress?.('converting', fraction),
  });
  const record: ModelRecord = {
    schema: 'chinagraph/model@1',
    id,
    name: model.name,
    family: family.name,
    files,
    source: { fileName: basename(sourcePath), url: options.sourceUrl ?? null, bytes: size, sha256: sourceSha256 },
    converter: { name: 'chinagraph', version: converterVersion },
    licence: model.licence,
    convertedAt: options.now.toISOString(),
  };
  const recordPath = join(outDir, `${id}.json`);
  await writeFileAtomically(recordPath, [Buffer.from(`${JSON.stringify(record, null, 2)}\n`)], signal);
  return { onnxPath: join(outDir, (files[0] as ConvertedModelFile).fileName), recordPath, record };
}

async function hashFile(path: string, size: number, { signal, onProgress }: ConvertModelOptions): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    hash.update(chunk as Uint8Array);
    done += (chunk as Uint8Array).length;
    onProgress?.('hashing', done / size);
  }
  return hash.digest('hex');
}

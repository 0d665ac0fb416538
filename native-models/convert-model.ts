/** @file One downloaded file becomes a model that runs, with a record of where it came from. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CheckpointError, openNpz, openPt } from './checkpoint/index.ts';
import { buildLiqeGraph } from './liqe/build-liqe-graph.ts';
import { encodePrompts } from './liqe/encode-prompts.ts';
import { liqeImageWeights } from './liqe/liqe-weights.ts';
import { type ModelId, type ModelLicence, type ModelManifest, type ModelOutput, manifestOf } from './manifest.ts';
import { buildMusiqGraph } from './musiq/build-musiq-graph.ts';
import { isMusiqParameter, musiqShape, musiqWeights } from './musiq/musiq-weights.ts';
import { writeFileAtomically, writeModel } from './onnx/index.ts';
import { inspectModel } from './onnx-read/index.ts';
import { convertFaceLandmarker } from './tflite/index.ts';

/** Part of every record: a new number means that the same source gives another file. */
export const converterVersion = 1;

export interface ConvertedModelFile {
  /** `main` runs first; `blendshapes` takes what the landmarks gave. */
  readonly role: 'main' | 'blendshapes';
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Provenance, written beside the model as `<id>.json`. */
export interface ModelRecord {
  readonly schema: 'chinagraph/model@1';
  readonly id: ModelId;
  readonly name: string;
  readonly architecture: ModelManifest['architecture'];
  readonly output: ModelOutput;
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
  readonly id: ModelId;
  readonly sourcePath: string;
  /** An existing folder. */
  readonly outDir: string;
  /** Where the file was fetched from; null when the user brought it. */
  readonly sourceUrl?: string | null | undefined;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((step: ConversionStep, fraction: number) => void) | undefined;
  /** Threads for encoding LIQE's prompts; ONNX Runtime's choice when left out. */
  readonly threads?: number | undefined;
}

export type ConversionStep = 'hashing' | 'encoding prompts' | 'writing';

export interface ConvertedModel {
  /** The file that runs first. */
  readonly onnxPath: string;
  readonly recordPath: string;
  readonly record: ModelRecord;
}

/**
 * Converts `sourcePath` to `<outDir>/<id>.onnx` (face landmarks: two files) and writes `<outDir>/<id>.json`.
 * Each file is complete or absent; the record comes last, so a model without its record was never finished.
 * @throws CheckpointError when the file is not what `id` needs, in words for the person who chose it.
 */
export async function convertModel(options: ConvertModelOptions): Promise<ConvertedModel> {
  const { id, sourcePath, outDir, signal } = options;
  const manifest = manifestOf(id);
  const { size } = await stat(sourcePath);
  const sourceSha256 = await hashFile(sourcePath, size, options);
  const files = await convertFiles(manifest, sourceSha256, options);
  const record: ModelRecord = {
    schema: 'chinagraph/model@1',
    id,
    name: manifest.name,
    architecture: manifest.architecture,
    output: manifest.output,
    files,
    source: { fileName: basename(sourcePath), url: options.sourceUrl ?? null, bytes: size, sha256: sourceSha256 },
    converter: { name: 'chinagraph', version: converterVersion },
    licence: manifest.licence,
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

function convertFiles(
  manifest: ModelManifest,
  sourceSha256: string,
  options: ConvertModelOptions,
): Promise<ConvertedModelFile[]> {
  switch (manifest.architecture) {
    case 'musiq':
      return convertMusiq(manifest, options);
    case 'liqe':
      return convertLiqe(options);
    case 'face-landmarker':
      return convertFaces(options);
    case 'yunet':
    case 'ocec':
      return keepOnnx(manifest, sourceSha256, options);
  }
}

const writeOptions = ({ signal, onProgress }: ConvertModelOptions) => ({
  signal,
  onProgress: (fraction: number) => onProgress?.('writing', fraction),
});

async function convertMusiq(manifest: ModelManifest, options: ConvertModelOptions): Promise<ConvertedModelFile[]> {
  const checkpoint = openNpz(options.sourcePath, isMusiqParameter);
  try {
    const expected = manifest.output.kind === 'distribution' ? 10 : 1;
    const { outputs } = musiqShape(checkpoint);
    if (outputs !== expected) {
      throw new CheckpointError(
        `${options.sourcePath} has ${outputs} outputs where ${manifest.name} has ${expected}: it is another MUSIQ checkpoint`,
      );
    }
    const fileName = `${options.id}.onnx`;
    const model = buildMusiqGraph(musiqWeights(checkpoint), { flavour: 'cpu' });
    return [
      { role: 'main', fileName, ...(await writeModel(model, join(options.outDir, fileName), writeOptions(options))) },
    ];
  } finally {
    checkpoint.close();
  }
}

async function convertLiqe(options: ConvertModelOptions): Promise<ConvertedModelFile[]> {
  const { signal, threads, onProgress } = options;
  const checkpoint = openPt(options.sourcePath);
  try {
    const features = await encodePrompts(checkpoint, {
      signal,
      threads,
      onProgress: (fraction) => onProgress?.('encoding prompts', fraction),
    });
    const fileName = `${options.id}.onnx`;
    const model = buildLiqeGraph(liqeImageWeights(checkpoint, features), { flavour: 'cpu' });
    return [
      { role: 'main', fileName, ...(await writeModel(model, join(options.outDir, fileName), writeOptions(options))) },
    ];
  } finally {
    checkpoint.close();
  }
}

async function convertFaces({ sourcePath, outDir, signal }: ConvertModelOptions): Promise<ConvertedModelFile[]> {
  const { landmarks, blendshapes } = await convertFaceLandmarker({ taskPath: sourcePath, outDir, signal });
  return [
    { role: 'main', ...landmarks },
    { role: 'blendshapes', ...blendshapes },
  ].map(({ role, path, bytes, sha256 }) => ({
    role: role as ConvertedModelFile['role'],
    fileName: basename(path),
    bytes,
    sha256,
  }));
}

/** Models that come as ONNX are kept as they are, when they are the published bytes. */
async function keepOnnx(
  { name, download }: ModelManifest,
  sourceSha256: string,
  { id, sourcePath, outDir, signal }: ConvertModelOptions,
): Promise<ConvertedModelFile[]> {
  if (download.sha256 !== sourceSha256) {
    throw new CheckpointError(
      `${sourcePath} is not the published file of ${name}. Fetch it again from ${download.url}`,
    );
  }
  const bytes = await readFile(sourcePath);
  inspectModel(bytes);
  const fileName = `${id}.onnx`;
  return [{ role: 'main', fileName, ...(await writeFileAtomically(join(outDir, fileName), [bytes], signal)) }];
}

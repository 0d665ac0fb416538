/** @file Models that are published as ONNX are kept as they are, when they are the published bytes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointError } from '../checkpoint/index.ts';
import { writeFileAtomically } from '../onnx/index.ts';
import { inspectModel } from '../onnx-read/index.ts';
import type { ConvertedModelFile, FamilyConversion } from './family.ts';

/** A published hash is compared; without one any ONNX model will do. */
export async function keepOnnx(conversion: FamilyConversion, role: string): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, sourceSha256, outDir, signal } = conversion;
  const { url, sha256 } = model.download;
  if (sha256 !== null && sha256 !== sourceSha256) {
    throw new CheckpointError(
      `${sourcePath} is not the published file of ${model.name}.${url ? ` Fetch it again from ${url}` : ''}`,
    );
  }
  const bytes = await readFile(sourcePath);
  inspectModel(bytes);
  const fileName = `${model.id}.onnx`;
  return [{ role, fileName, ...(await writeFileAtomically(join(outDir, fileName), [bytes], signal)) }];
}

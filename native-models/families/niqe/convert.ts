/** @file The published parameters, from MATLAB's file to what is computed with. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture, ScoreValue } from '../../adapters/index.ts';
import { CheckpointError, type MatMatrix, readMat } from '../../checkpoint/index.ts';
import { UnscorableError } from '../../natural-scenes/unscorable.ts';
import { writeFileAtomically } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { type NiqeModel, niqe, niqeBlockPx, niqeFeatureCount, niqeMinBlocks } from './niqe.ts';

/** Names in the releases: the authors' own, and those of MATLAB files that others made from it. */
const meanNames = ['mu_prisparam', 'pop_mu'];
const covarianceNames = ['cov_prisparam', 'pop_cov'];

export async function convertNiqe(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal } = conversion;
  let matrices: Map<string, MatMatrix>;
  try {
    matrices = readMat(await readFile(sourcePath));
  } catch (error) {
    throw new CheckpointError(`${sourcePath}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const numbers = (names: readonly string[], what: string, count: number): number[] => {
    const found = names.map((name) => matrices.get(name)).find((one) => one !== undefined);
    if (!found)
      throw new CheckpointError(`${sourcePath} has no ${what} of pristine pictures: it is another parameter file`);
    if (found.data.length !== count || !found.data.every(Number.isFinite))
      throw new CheckpointError(`${sourcePath} has a ${what} of ${found.data.length} numbers where NIQE has ${count}`);
    return [...found.data];
  };
  const mean = numbers(meanNames, 'mean', niqeFeatureCount);
  const covariance = numbers(covarianceNames, 'covariance', niqeFeatureCount ** 2);
  // The record of the conversion takes the plain name.
  const fileName = `${model.id}-parameters.json`;
  const text = Buffer.from(JSON.stringify({ mean, covariance }));
  return [{ role: 'scores', fileName, ...(await writeFileAtomically(join(outDir, fileName), [text], signal)) }];
}

/** @throws UnscorableError for a picture without two blocks of structure. */
export function niqeOf(parameters: Uint8Array): (picture: Picture) => ScoreValue {
  const { mean, covariance } = JSON.parse(Buffer.from(parameters).toString('utf8')) as Record<
    keyof NiqeModel,
    number[]
  >;
  const model: NiqeModel = { mean: Float64Array.from(mean), covariance: Float64Array.from(covariance) };
  return (picture) => {
    const headline = niqe(picture, model);
    if (headline !== null) return { headline };
    const { widthPx, heightPx } = picture;
    throw new UnscorableError({
      ...{ kind: 'blocks', name: 'NIQE', least: niqeMinBlocks, blockPx: niqeBlockPx },
      ...{ widthPx, heightPx },
    });
  };
}

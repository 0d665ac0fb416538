/** @file The published model: LIBSVM's text, and the ranges of the features in a file beside it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture, ScoreValue } from '../../adapters/index.ts';
import { CheckpointError } from '../../checkpoint/index.ts';
import { UnscorableError } from '../../natural-scenes/unscorable.ts';
import { writeFileAtomically } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { type BrisqueModel, brisque, brisqueFeatureCount, brisqueMinPx } from './brisque.ts';
import { rangesBeside } from './ranges.ts';
import { readLibsvm } from './support-vectors.ts';

/** Larger files are no such model. */
const maximumBytes = 64 << 20;

export async function convertBrisque(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal } = conversion;
  const bytes = await readFile(sourcePath);
  if (bytes.length > maximumBytes) throw new CheckpointError(`${sourcePath} is too large for a model of BRISQUE`);
  const inWords = (error: unknown): never => {
    throw new CheckpointError(`${sourcePath}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  };
  const ranges = await rangesBeside(sourcePath, brisqueFeatureCount);
  try {
    const { gamma, rho, coefficients, vectors } = readLibsvm(bytes.toString('latin1'), brisqueFeatureCount);
    const plain = { gamma, rho, coefficients: [...coefficients], vectors: [...vectors], ...ranges };
    // The record of the conversion takes the plain name.
    const fileName = `${model.id}-parameters.json`;
    const text = Buffer.from(JSON.stringify(plain));
    return [{ role: 'scores', fileName, ...(await writeFileAtomically(join(outDir, fileName), [text], signal)) }];
  } catch (error) {
    return inWords(error);
  }
}

interface Plain {
  gamma: number;
  rho: number;
  coefficients: number[];
  vectors: number[];
  lower: number[];
  upper: number[];
}

/** @throws UnscorableError for a picture that is flat or smaller than the window. */
export function brisqueOf(parameters: Uint8Array): (picture: Picture) => ScoreValue {
  const { gamma, rho, coefficients, vectors, lower, upper } = JSON.parse(
    Buffer.from(parameters).toString('utf8'),
  ) as Plain;
  const model: BrisqueModel = {
    vectors: {
      ...{ gamma, rho, featureCount: brisqueFeatureCount },
      coefficients: Float64Array.from(coefficients),
      vectors: Float64Array.from(vectors),
    },
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
  };
  return (picture) => {
    const { widthPx, heightPx } = picture;
    const isSmall = Math.min(widthPx, heightPx) < brisqueMinPx;
    const headline = isSmall ? null : brisque(picture, model);
    if (headline !== null) return { headline };
    throw new UnscorableError(
      isSmall
        ? { kind: 'small', name: 'BRISQUE', leastPx: brisqueMinPx, widthPx, heightPx }
        : { kind: 'flat', name: 'BRISQUE' },
    );
  };
}

/** @file The range of each feature, which the released model was scaled by: a LIBSVM range file, or a pickle of two lists. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointError, readPlainPickle } from '../../checkpoint/index.ts';

export interface FeatureRanges {
  readonly lower: number[];
  readonly upper: number[];
}

/** Under these names in the releases. */
const readers: Readonly<Record<string, (bytes: Buffer) => FeatureRanges>> = {
  allrange: fromText,
  'brisque_normalize.pickle': fromPickle,
};

/** @throws CheckpointError where none lies in the folder, or what lies there are no ranges. */
export async function rangesBeside(folder: string, featureCount: number): Promise<FeatureRanges> {
  for (const [name, read] of Object.entries(readers)) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes === null) continue;
    const path = join(folder, name);
    let ranges: FeatureRanges;
    try {
      ranges = read(bytes);
    } catch (error) {
      throw new CheckpointError(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const { lower, upper } = ranges;
    const isWhole = [lower, upper].every((list) => list.length === featureCount && list.every(Number.isFinite));
    if (!isWhole || lower.some((low, i) => low >= upper[i]!))
      throw new CheckpointError(`${path} does not hold ${featureCount} ranges, each from a lower to a higher number`);
    return ranges;
  }
  throw new CheckpointError(
    `the ranges of its features are missing: put ${Object.keys(readers).join(' or ')} into the same folder`,
  );
}

/** svm-scale's file: "x", the target range, then "<number> <low> <high>" a line. */
function fromText(bytes: Buffer): FeatureRanges {
  const lines = bytes
    .toString('latin1')
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.trim().split(/\s+/).map(Number));
  const rows = lines.filter((line) => line.length === 3);
  return { lower: rows.map(([, low]) => low!), upper: rows.map(([, , high]) => high!) };
}

function fromPickle(bytes: Buffer): FeatureRanges {
  const found = readPlainPickle(bytes);
  const list = (name: string): number[] => {
    const value = found instanceof Map ? found.get(name) : undefined;
    if (!Array.isArray(value)) throw new CheckpointError(`it has no list "${name}"`);
    return value.map(Number);
  };
  return { lower: list('min_'), upper: list('max_') };
}

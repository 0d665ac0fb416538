/** @file The range of each feature, which a released model was scaled by: svm-scale's text (`allrange`), or a pickle of two lists. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CheckpointError, readPlainPickle } from '../../checkpoint/index.ts';

export interface FeatureRanges {
  readonly lower: number[];
  readonly upper: number[];
}

/** Under these names in the releases; `of` is the model that comes with it there. Models and ranges of different releases do not fit together. */
const releases = [
  { name: 'allrange', of: 'allmodel', read: fromText },
  { name: 'brisque_normalize.pickle', of: 'brisque_svm.txt', read: fromPickle },
] as const;

/** A file of ranges takes a kilobyte or two. */
const maxBytes = 1 << 20;
/** Features are shapes and variances of about 1; what is farther off came from elsewhere. */
const maxAmount = 1e6;

/** Of the model at `modelPath`. @throws CheckpointError where none lies beside it, two of which neither is known to be its own do, or what lies there are no ranges. */
export async function rangesBeside(modelPath: string, featureCount: number): Promise<FeatureRanges> {
  const folder = dirname(modelPath);
  const found = await Promise.all(
    releases.map(async (release) => ({
      ...release,
      bytes: await readFile(join(folder, release.name)).catch(() => null),
    })),
  );
  const here = found.flatMap(({ bytes, ...release }) => (bytes === null ? [] : [{ ...release, bytes }]));
  const names = releases.map(({ name }) => name);
  const one = here.length === 1 ? here[0] : here.find(({ of }) => of === basename(modelPath));
  if (!one)
    throw new CheckpointError(
      here.length === 0
        ? `the ranges of its features are missing: put ${names.join(' or ')} into the same folder`
        : `${names.join(' and ')} lie beside ${basename(modelPath)}, and only one belongs to it: leave that one`,
    );
  const path = join(folder, one.name);
  if (one.bytes.length > maxBytes) throw new CheckpointError(`${path} is too large for the ranges of features`);
  try {
    return checked(one.read(one.bytes), featureCount);
  } catch (error) {
    throw new CheckpointError(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function checked(ranges: FeatureRanges, featureCount: number): FeatureRanges {
  const { lower, upper } = ranges;
  const isWhole = [lower, upper].every(
    (list) => list.length === featureCount && list.every((value) => Math.abs(value) <= maxAmount),
  );
  if (!isWhole || lower.some((low, i) => low >= upper[i]!))
    throw new CheckpointError(`it does not hold ${featureCount} ranges, each from a lower to a higher number`);
  return ranges;
}

/** svm-scale's file: "x", "-1 1", then "<number of the feature> <low> <high>" a line, the features in order. @throws CheckpointError */
export function fromText(bytes: Buffer): FeatureRanges {
  const lines = bytes.toString('latin1').split('\n');
  const [kind, target, ...rows] = lines.map((line) => line.trim()).filter(Boolean);
  if (kind !== 'x' || target === undefined) throw new CheckpointError('it is no file of svm-scale');
  const [low, high, ...more] = target.split(/\s+/).map(Number);
  if (low !== -1 || high !== 1 || more.length > 0)
    throw new CheckpointError(`it stretches to ${target.slice(0, 40)}; -1 1 is needed`);
  const ranges: FeatureRanges = { lower: [], upper: [] };
  for (const [i, row] of rows.entries()) {
    const [at, least, most, ...rest] = row.split(/\s+/).map(Number);
    if (at !== i + 1 || most === undefined || rest.length > 0)
      throw new CheckpointError(`its line ${i + 3} is no range of feature ${i + 1}`);
    ranges.lower.push(least!);
    ranges.upper.push(most);
  }
  return ranges;
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

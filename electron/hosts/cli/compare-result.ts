/** @file What `compare` prints: `chinagraph/compare@1`, and a table. */
import { say } from '../../../texts/say.ts';
import type { FileComparison } from '../../core/quality/compare-files.ts';

export interface ComparedPair {
  reference: string;
  test: string;
  /** Of the reference, pixels; 0 where it could not be opened. */
  width: number;
  height: number;
  /** Null where a metric is not defined for the pair; `undefined` says why. */
  metrics: Record<string, number | null>;
  undefined: Record<string, string>;
  madeEqual: string[];
  problem: string | null;
  /** Conditions of --gate that fail. */
  fails: string[];
  /** Heat maps written, by metric. */
  maps: Record<string, string>;
}

export interface CompareResult {
  schema: 'chinagraph/compare@1';
  pairs: ComparedPair[];
}

export function toPair(
  names: { reference: string; test: string },
  found: FileComparison,
  fails: string[],
): ComparedPair {
  const entries = [...found.metrics];
  return {
    ...names,
    width: found.widthPx,
    height: found.heightPx,
    metrics: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
    undefined: Object.fromEntries(entries.flatMap(([name, { because }]) => (because ? [[name, because]] : []))),
    madeEqual: [...found.madeEqual],
    problem: found.problem,
    fails,
    maps: {},
  };
}

/** One line a pair, the reasons below it. */
export function describePairs(pairs: readonly ComparedPair[], names: readonly string[]): string[] {
  const width = Math.max(4, ...pairs.map(({ test }) => test.length));
  const cell = (value: number | null | undefined) => (value == null ? '-' : value.toFixed(4)).padStart(10);
  return [
    `${'test'.padEnd(width)}${names.map((name) => name.padStart(Math.max(10, name.length + 2))).join('')}`,
    ...pairs.flatMap((pair) => [
      `${pair.test.padEnd(width)}${names.map((name) => cell(pair.metrics[name]).padStart(Math.max(10, name.length + 2))).join('')}`,
      ...Object.entries(pair.undefined).map(([name, because]) => `  ${name}: ${because}`),
      ...(pair.madeEqual.length > 0 ? [say('compare.equalled', { what: pair.madeEqual.join(', ') })] : []),
      ...(pair.problem ? [`  ${pair.problem}`] : []),
      ...pair.fails.map((fail) => `  fails: ${fail}`),
    ]),
  ];
}

/** @file "ssim>=0.98,psnr>=35": what a comparison must reach. */
import type { Compared } from './compare-pictures.ts';

export interface Condition {
  readonly metric: string;
  readonly is: '>=' | '<=' | '>' | '<';
  readonly limit: number;
}

const holds: Record<Condition['is'], (value: number, limit: number) => boolean> = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '<': (value, limit) => value < limit,
};

/** A sentence where a part is not understood. `known`: names that may be asked for. */
export function parseGate(text: string, known: readonly string[]): Condition[] | string {
  const conditions: Condition[] = [];
  for (const part of text.split(',')) {
    const [, metric, is, limit] = /^\s*([\w-]+)\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (!metric || !is || limit === undefined)
      return `"${part.trim()}" is no condition. Write them as ssim>=0.98,psnr>=35.`;
    if (!known.includes(metric)) return `${metric} is no metric. There are ${known.join(', ')}.`;
    conditions.push({ metric, is: is as Condition['is'], limit: Number(limit) });
  }
  return conditions;
}

/** The conditions that fail, in words. Identical pictures have no psnr and meet any demand for it; every other missing number fails. */
export function failuresOf(conditions: readonly Condition[], metrics: ReadonlyMap<string, Compared>): string[] {
  return conditions.flatMap(({ metric, is, limit }) => {
    const found = metrics.get(metric);
    if (found?.value === null && metric === 'psnr')
      return is.startsWith('>') ? [] : [`psnr is infinite, not ${is} ${limit}`];
    if (!found || found.value === null) return [`${metric} is not known`];
    return holds[is](found.value, limit)
      ? []
      : [`${metric} is ${Number(found.value.toPrecision(5))}, not ${is} ${limit}`];
  });
}

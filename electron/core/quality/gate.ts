/** @file "ssim>=0.98,psnr>=35": what a comparison must reach. */

import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';
import { type Compared, metrics } from './compare-pictures.ts';

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
export function parseGate(text: string, known: readonly string[]): Condition[] | Told {
  const conditions: Condition[] = [];
  for (const part of text.split(',')) {
    const [, metric, is, limit] = /^\s*([\w-]+)\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (!metric || !is || limit === undefined) return say('gate.noCondition', { part: part.trim() });
    if (!known.includes(metric)) return say('gate.noMetric', { metric, known: known.join(', ') });
    conditions.push({ metric, is: is as Condition['is'], limit: Number(limit) });
  }
  return conditions;
}

/** What a proof must keep: conditions that say how close it has to be at least, of metrics that are defined here. A sentence where they do not. */
export function targetOf(text: string): Condition[] | Told {
  const conditions = parseGate(
    text,
    metrics.map(({ name }) => name),
  );
  if (typeof conditions === 'string') return conditions;
  for (const { metric, is, limit } of conditions) {
    const closer = metrics.find(({ name }) => name === metric)?.moreIs === 'closer' ? '>' : '<';
    if (!is.startsWith(closer)) return say('gate.target', { metric, closer, limit });
    const best = bestOf(metric, closer);
    if (best !== null && !holds[is](best, limit)) return say('gate.outOfReach', { metric, is, limit, best });
  }
  return conditions;
}

/** Of identical pictures; null: there is no end to it (VIF rewards contrast that was added). */
const bestOf = (metric: string, closer: '<' | '>'): number | null =>
  ['psnr', 'vif', 'vifp'].includes(metric) ? null : closer === '>' ? 1 : 0;

/** The conditions that fail, in words. Identical pictures have no psnr and meet any demand for it; every other missing number fails. */
export function failuresOf(conditions: readonly Condition[], compared: ReadonlyMap<string, Compared>): string[] {
  return conditions.flatMap(({ metric, is, limit }) => {
    const found = compared.get(metric);
    if (found?.value === null && metric === 'psnr')
      return is.startsWith('>') ? [] : [say('gate.infinite', { is, limit })];
    if (!found || found.value === null) return [say('gate.unknown', { metric })];
    return holds[is](found.value, limit)
      ? []
      : [say('gate.fails', { metric, value: Number(found.value.toPrecision(5)), is, limit })];
  });
}

/**
 * How far the conditions are kept, the worst of them: 0 and above where all hold. In the metric's own unit; infinite where pictures are identical,
 * minus infinite where a metric is not defined.
 */
export function marginOf(conditions: readonly Condition[], compared: ReadonlyMap<string, Compared>): number {
  let worst = Number.POSITIVE_INFINITY;
  for (const { metric, is, limit } of conditions) {
    const found = compared.get(metric);
    const none = metric === 'psnr' && is.startsWith('>') ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const value = found?.value ?? null;
    const margin = value === null ? none : is.startsWith('>') ? value - limit : limit - value;
    const isKept = value === null ? margin > 0 : holds[is](value, limit);
    worst = Math.min(worst, isKept ? Math.max(0, margin) : Math.min(-Number.MIN_VALUE, margin));
  }
  return worst;
}

/** @file Whether a device's numbers are the CPU's: the gate every provider passes before it scores anything. */
import type { DeviceGate } from '../../contract/model.ts';
import type { SelfTestReading } from '../../scorer/protocol.ts';

/** Largest difference on any golden picture, as a percentage of the range. */
const largestPercent = 0.5;
const leastRankCorrelation = 0.999;

/**
 * @param reference the CPU's readings, @param readings the device's, of the same pictures in the same order.
 * @param range of the headline number; the other numbers are probabilities.
 */
export function judgeDevice(
  reference: readonly SelfTestReading[],
  readings: readonly SelfTestReading[],
  range: { readonly low: number; readonly high: number },
): DeviceGate {
  let worstPercent = 0;
  for (const [index, { values }] of reference.entries()) {
    const other = readings[index]?.values ?? [];
    for (const [at, value] of values.entries()) {
      const scale = at === 0 ? range.high - range.low : 1;
      const difference = Math.abs(value - (other[at] ?? Number.NaN)) / scale;
      // NaN compares false with everything: it must fail here and not slip through.
      worstPercent = Number.isFinite(difference) ? Math.max(worstPercent, difference * 100) : Number.MAX_VALUE;
    }
  }
  const headline = (list: readonly SelfTestReading[]) => list.map(({ values }) => values[0] ?? Number.NaN);
  const rankCorrelation = spearman(headline(reference), headline(readings));
  const isSameLength = reference.length === readings.length && reference.length > 0;
  const passed = isSameLength && worstPercent <= largestPercent && rankCorrelation >= leastRankCorrelation;
  return { pictures: Math.max(1, reference.length), worstPercent, rankCorrelation, passed };
}

/** Spearman's rank correlation, ties sharing their middle rank; 1 when both lists are all ties. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)];
  const middle = (a.length + 1) / 2;
  let both = 0;
  let spreadA = 0;
  let spreadB = 0;
  for (const [index, rank] of ranksA.entries()) {
    const fromA = rank - middle;
    const fromB = (ranksB[index] ?? middle) - middle;
    both += fromA * fromB;
    spreadA += fromA * fromA;
    spreadB += fromB * fromB;
  }
  if (spreadA === 0 && spreadB === 0) return 1;
  return spreadA === 0 || spreadB === 0 ? 0 : both / Math.sqrt(spreadA * spreadB);
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((left, right) => values[left]! - values[right]!);
  const ranks = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end++;
    for (let at = start; at <= end; at++) ranks[order[at]!] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

/** @file What the figures have to reach. */
import type { BenchResult } from './result.ts';

type Target = { of: 'median' | 'p95' | 'worst'; atMost: number } | { of: 'median' | 'p95' | 'worst'; atLeast: number };

const targets: Readonly<Record<string, Target>> = {
  'ssim against decoding the pair': { of: 'median', atMost: 1 },
  'NIQE against decoding it': { of: 'median', atMost: 1 },
  'BRISQUE against decoding it': { of: 'median', atMost: 1 },
  'proofs against sharp at one quality': { of: 'median', atMost: 3 },
  'ordered list, first 200 photos': { of: 'median', atMost: 200 },
  'ordered list, whole folder': { of: 'median', atMost: 1_500 },
  'tiers against vipsthumbnail': { of: 'median', atLeast: 0.8 },
  'whole index against a bare decode': { of: 'median', atLeast: 0.6 },
  'relative evidence on top of the index': { of: 'median', atMost: 35 },
  'peak memory while indexing': { of: 'worst', atMost: 1_000 },
  'peak memory on a mixed folder': { of: 'worst', atMost: 1_000 },
  'peak memory on 20,000 tiny files': { of: 'worst', atMost: 1_000 },
  'RAW preview, header to bytes': { of: 'median', atMost: 5 },
  'RAW file read': { of: 'worst', atMost: 12 },
  '100,000 photos: start of the program to a filled first screen': { of: 'median', atMost: 3_000 },
  'filtered and sorted id list': { of: 'p95', atMost: 30 },
  'one durable decision through the engine': { of: 'p95', atMost: 2 },
  'one durable decision among 100000 photos': { of: 'p95', atMost: 2 },
  'pairs of a slow session in one stack': { of: 'median', atLeast: 85 },
  'pairs of a panned burst in one stack': { of: 'median', atLeast: 95 },
  'pairs in one stack that belong together': { of: 'median', atLeast: 98 },
  'frames of unnamed sets suggested as rejects': { of: 'worst', atMost: 0 },
  'judgement: clean first of seven, barely': { of: 'median', atLeast: 55 },
  'judgement: clean first of seven, visible': { of: 'median', atLeast: 85 },
  'judgement: clean first of seven, gross': { of: 'median', atLeast: 97 },
  'judgement: pairs, barely': { of: 'median', atLeast: 85 },
  'judgement: pairs, visible': { of: 'median', atLeast: 94 },
  'judgement: pairs, gross': { of: 'median', atLeast: 99 },
  'judgement: acceptable frame first': { of: 'median', atLeast: 92 },
  'judgement: clean frames suggested as rejects': { of: 'median', atMost: 0.5 },
  'judgement: stacks with nothing usable that get a keep': { of: 'median', atMost: 10 },
  'judgement: gross failures suggested as keepers': { of: 'median', atMost: 2 },
  'judgement: calibration error of keep': { of: 'median', atMost: 4 },
  'judgement: calibration error of reject': { of: 'median', atMost: 4 },
  'stacks of 10,000 photos': { of: 'median', atMost: 250 },
  'suggestions for 10,000 photos after a strictness change': { of: 'median', atMost: 100 },
};

export interface Judged {
  /** "p95 at most 30". */
  target: string;
  met: boolean;
}

/** Null where a figure has no target. */
export function judge(result: BenchResult): Judged | null {
  const target = targets[result.name];
  if (!target) return null;
  const isLimit = 'atMost' in target;
  const figure = target.of === 'worst' ? Math[isLimit ? 'max' : 'min'](...result.samples) : result[target.of];
  return {
    target: `${target.of} ${isLimit ? `at most ${target.atMost}` : `at least ${target.atLeast}`}`,
    met: isLimit ? figure <= target.atMost : figure >= target.atLeast,
  };
}

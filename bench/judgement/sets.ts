/** @file Stacks put together from a scene's pool, each asking one question. */

import { type Severity, severities } from './kinds.ts';
import type { FramePlan } from './plan-frames.ts';

export type SetKind =
  | `seven-${Severity}`
  | 'two-clean-of-six'
  | 'all-clean'
  | 'one-clean-of-five'
  | 'nothing-usable'
  | 'single-clean'
  | 'single-gross';

export interface FrameSet {
  kind: SetKind;
  frames: FramePlan[];
}

/** `frames` as planScene made them. Mixed sets have at least one clean frame and one that is not. */
export function setsOf(frames: readonly FramePlan[]): FrameSet[] {
  const clean = frames.filter((frame) => frame.kind === 'clean');
  const shared = frames.filter((frame) => frame.name.startsWith('shared-'));
  const of = (severity: Severity) =>
    frames.filter((frame) => frame.severity === severity && !frame.name.startsWith('shared-'));
  const sets: FrameSet[] = severities.map((severity, i) => ({
    kind: `seven-${severity}` as const,
    frames: interleave([clean[i]!], of(severity)),
  }));
  const [barely, visible, gross] = severities.map(of) as [FramePlan[], FramePlan[], FramePlan[]];
  sets.push({
    kind: 'two-clean-of-six',
    frames: interleave(clean.slice(0, 2), [barely[1]!, visible[2]!, visible[4]!, gross[3]!]),
  });
  sets.push({ kind: 'all-clean', frames: clean });
  sets.push({ kind: 'one-clean-of-five', frames: interleave([clean[2]!], shared) });
  if (isHopeless(shared)) sets.push({ kind: 'nothing-usable', frames: shared });
  sets.push({ kind: 'single-clean', frames: [clean[0]!] });
  sets.push({ kind: 'single-gross', frames: [gross[0]!] });
  return sets;
}

/** Nothing to be had from any: not sharp anywhere. */
const isHopeless = (shared: readonly FramePlan[]) =>
  shared.every(({ kind }) => kind === 'shake' || kind === 'defocus' || kind === 'twist');

/** The clean frames neither first nor last where that can be. */
function interleave(clean: readonly FramePlan[], others: readonly FramePlan[]): FramePlan[] {
  const at = 1 + (clean[0]!.seed % Math.max(1, others.length - 1));
  return [...others.slice(0, at), ...clean, ...others.slice(at)];
}

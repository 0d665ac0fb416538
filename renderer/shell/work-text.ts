/** @file Work in progress in words: how far, how fast, and for how long where that can be believed. */
import type { Progress } from '../../electron/contract/progress.ts';
import { texts } from '../texts/texts.ts';

const t = texts.status;

/** A time left is believed once so many are done, and this share of them all: the first few say nothing about the rest. */
const believable = { done: 12, share: 0.05 };

export const workText = (work: Progress): string => {
  const { done, total } = work;
  const says: string[] = [work.says];
  if (total > 0) says.push(t.of(done, total));
  if (work.state === 'paused') return [...says, t.paused].join(' · ');
  if (work.ratePerSecond) says.push(t.rate(work.ratePerSecond));
  if (work.secondsLeft !== null && done >= believable.done && done >= total * believable.share)
    says.push(t.left(work.secondsLeft));
  return says.join(' · ');
};

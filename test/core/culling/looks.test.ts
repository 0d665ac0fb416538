/** @file Looks of faces in what is said of frames: blinking, looking away where others look, kissing, laughing. */
import { expect, it } from 'vitest';
import type { Stack } from '../../../electron/contract/stack.ts';
import { defaultCullSettings } from '../../../electron/contract/suggestion.ts';
import { blinksIn } from '../../../electron/core/culling/blinks.ts';
import { closureOf } from '../../../electron/core/culling/compare/closed-eyes.ts';
import { lookingAway } from '../../../electron/core/culling/frames/subject.ts';
import { rankStacks } from '../../../electron/core/culling/rank-stack.ts';
import { casesOf, type suggest } from '../../../electron/core/culling/suggest.ts';
import { inEnglish } from '../../support/in-english.ts';
import { face, input, photoId } from './make-inputs.ts';

const reasonsOf = (inputs: Parameters<typeof suggest>[0], stacks: readonly Stack[] = []) =>
  casesOf(inputs, stacks, rankStacks(inputs, stacks), defaultCullSettings.weights).map(({ reasons }) =>
    reasons.map(({ text }) => inEnglish(text)),
  );
const burst = (count: number): Stack => ({
  id: 1 as Stack['id'],
  kind: 'burst',
  photoIds: Array.from({ length: count }, (_, i) => photoId(i + 1)),
  bestId: null,
});

it('says blinking of eyes that are open in another frame of the stack, and closed of eyes that never are', () => {
  const frames = [
    input(1, {}, { faces: [face(0.2, 'open'), face(0.6, 'closed')] }),
    input(2, {}, { faces: [face(0.21, 'closed'), face(0.6, 'closed')] }),
    input(3, {}, { faces: [face(0.22, 'open'), face(0.61, 'closed')] }),
  ];
  expect(blinksIn(frames)).toEqual([]);
  const blinking = [
    input(1, {}, { faces: [face(0.2, 'open'), face(0.6, 'open')] }),
    input(2, {}, { faces: [face(0.21, 'closed'), face(0.6, 'open')] }),
    input(3, {}, { faces: [face(0.2, 'open'), face(0.6, 'open')] }),
  ];
  expect(blinksIn(blinking)).toEqual([photoId(2)]);
  expect(reasonsOf(blinking, [burst(3)])[1]).toContain('blinking: left');
  expect(reasonsOf(frames, [burst(3)]).flat()).not.toContain('blinking: left');
});

it('counts looking away only where most others look', () => {
  const looks = face(0.2, 'open', { gazeDeg: 2 });
  const away = (x: number) => face(x, 'open', { gazeDeg: 30, look: 'looking-away' });
  expect(lookingAway([looks, face(0.4, 'open', { gazeDeg: -4 }), away(0.6)])).toHaveLength(1);
  expect(lookingAway([away(0.6)])).toEqual([]);
  expect(lookingAway([looks, away(0.6)])).toEqual([]);
  expect(lookingAway([looks, away(0.5), away(0.6)])).toEqual([]);
  expect(lookingAway([looks, face(0.4, 'cant-tell'), face(0.5, 'cant-tell'), away(0.6)])).toEqual([]);
  const group = [input(1, {}, { faces: [looks, face(0.4, 'open', { gazeDeg: 0 }), away(0.6)] })];
  expect(reasonsOf(group)[0]).toContain('looking away while others look: right');
});

it('holds closed eyes of a kiss against nobody', () => {
  const kiss = [face(0.4, 'closed', { look: 'kissing' }), face(0.5, 'closed', { look: 'kissing' })];
  const [reasons] = reasonsOf([input(1, {}, { faces: kiss })]);
  expect(reasons).toContain('a kiss: eyes do not count');
  expect(reasons!.join()).not.toMatch(/eyes closed|blinking/);
  expect(closureOf(kiss[0]!)).toBeNull();
});

it('takes eyes that a laugh narrows for as open as without it, and closed ones for closed', () => {
  const eye = (blink: number) => ({ ...face(0.4, 'open').eyes.right, blink });
  const withBlink = (blink: number, more: Parameters<typeof face>[2] = {}, state: 'open' | 'closed' = 'open') =>
    closureOf(face(0.4, state, { eyes: { right: eye(blink), left: eye(blink) }, ...more }))!;
  const laughing = { smile: 0.9, squint: 0.6 };
  expect(withBlink(0.2, laughing)).toBeCloseTo(withBlink(0.1), 5);
  expect(withBlink(0.2, { smile: 0.9, squint: 0.2 })).toBeCloseTo(0.2, 5);
  expect(withBlink(0.7, laughing, 'closed')).toBe(withBlink(0.7, {}, 'closed'));
});

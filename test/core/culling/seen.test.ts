import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../electron/contract/stack.ts';
import { defaultCullSettings } from '../../../electron/contract/suggestion.ts';
import type { Feature } from '../../../electron/core/culling/compare/features.ts';
import { findingsOf } from '../../../electron/core/culling/findings.ts';
import { leadEvidence } from '../../../electron/core/culling/lead-evidence.ts';
import { type RankedFrame, rankStack } from '../../../electron/core/culling/rank-stack.ts';
import { stackEvidence } from '../../../electron/core/culling/stack-evidence.ts';
import { suggest } from '../../../electron/core/culling/suggest.ts';
import { inEnglish } from '../../support/in-english.ts';
import { face, input, photoId } from './make-inputs.ts';

const lids = (blink: number) => {
  const one = face(0.4, 'open');
  const eye = { ...one.eyes.left, blink };
  return { faces: [{ ...one, eyes: { left: eye, right: eye } }] };
};
const stackOf = (ids: number[]): Stack => ({
  ...{ id: ids[0] as Stack['id'], kind: 'burst', photoIds: ids.map(photoId), bestId: null },
});
const suggested = (frames: ReturnType<typeof input>[], stacks = [stackOf(frames.map(({ id }) => id as number))]) =>
  inEnglish(suggest(frames, stacks, defaultCullSettings));
const texts = (frames: ReturnType<typeof input>[]) =>
  suggested(frames).map(({ reasons }) => reasons.map(({ text }) => text as unknown as string));

/** As ranked, but for what two measured frames lack. */
function rankedWith(...lacking: Partial<Record<Feature, number>>[]): RankedFrame[] {
  const ranked = rankStack([input(1), input(2), input(3)].slice(0, lacking.length));
  return ranked.map((rank, i) => ({
    ...rank,
    ...{ utility: i === 0 ? 0 : -1, sharperFrames: 0 },
    shortcomings: { ...rank.shortcomings!, ...lacking[i] },
    costs: {
      ...rank.costs,
      ...Object.fromEntries(Object.keys(lacking[i]!).map((name) => [name, 1])),
    } as RankedFrame['costs'],
  }));
}
const saidOf = (ranked: RankedFrame[], place = 1) =>
  stackEvidence({ ranked, place, isBurst: true }).flatMap(({ reason, isUnsaid }) => (isUnsaid ? [] : [reason.code]));

describe('a reason names what can be seen', () => {
  it('calls eyes less open where lids are down, and says nothing of lids that landmarks place anew in each frame', () => {
    const near = texts([input(1, {}, lids(0.1)), input(2, {}, lids(0.14)), input(3, {}, lids(0.12))]);
    expect(near[0]![0]).toBe('best of 3 in this burst');
    expect(near[1]).toEqual(['hardly different from the best of this burst', 'eyes open']);
    expect(near[2]).toEqual(['hardly different from the best of this burst', 'eyes open']);
    const down = texts([input(1, {}, lids(0.1)), input(2, {}, lids(0.35))]);
    expect(down[1]).toContain('eyes less open than in the best');
    // A blurred face has no lids to tell of.
    const blurred = texts([input(1, {}, lids(0.1)), input(2, { sharpness: 0.3 }, lids(0.35))]);
    expect(blurred[1]!.join()).not.toContain('eyes less open');
    expect(blurred[1]!.join()).toContain('softer than 1 of 2');
  });

  it('counts what it does not name', () => {
    const frames = [input(1, {}, lids(0.1)), input(2, {}, lids(0.14))];
    const [, second] = suggested(frames);
    const same = suggested([frames[0]!, input(2, {}, lids(0.1))])[1]!;
    expect(second!.reasons[0]).toMatchObject({ code: 'nearly-best', weight: 'note' });
    expect(findingsOf(second!)).toEqual([]);
    expect(second!.reasons[0]!.numbers.behind).toBeGreaterThan(same.reasons[0]!.numbers.behind ?? 0);
  });

  it('holds each kind of difference to what the eye tells apart', () => {
    const kinds: [Partial<Record<Feature, number>>, Partial<Record<Feature, number>>, string][] = [
      [{ softFine: 0.08 }, { softFine: 0.3 }, 'softer-in-stack'],
      [{ noise: 0.2, ownNoise: 0.2 }, { noise: 3 }, 'noisier-in-stack'],
      [{ cast: 0.6 }, { cast: 4 }, 'cast-in-stack'],
      [{ clipped: 0.005 }, { clipped: 0.1 }, 'clipped-in-stack'],
      [{ eyes: 0.05 }, { eyes: 0.2 }, 'eyes-narrower'],
    ];
    for (const [unseen, seen, code] of kinds) {
      expect(saidOf(rankedWith({}, unseen)), code).toEqual(['nearly-best']);
      expect(saidOf(rankedWith({}, seen)), code).toEqual([code]);
    }
    // Of two differences the one that is seen is named.
    expect(saidOf(rankedWith({}, { eyes: 0.05, noise: 3 }))).toEqual(['noisier-in-stack']);
  });

  it('speaks of the rest only where most of the rest has less noise', () => {
    const noisy = { noise: 4 };
    const [one] = stackEvidence({ ranked: rankedWith({}, noisy, {}), place: 1, isBurst: true });
    expect(one!.reason.text).toContain('reason.noisierThanRest');
    const most = rankedWith({}, noisy, noisy);
    const alike = [...most, { ...most[2]!, id: photoId(4) }];
    const [another] = stackEvidence({ ranked: alike, place: 1, isBurst: true });
    expect(another!.reason.text).toContain('reason.noisierThanBest');
  });

  it('calls no frame the sharpest beside a sharper one, though its face puts it first', () => {
    const onFace = (eyeSharpness: number, sharpness: number) => ({
      faces: [face(0.4, 'open', { eyeSharpness, sharpness })],
    });
    const found = texts([
      input(1, { sharpness: 6 }, onFace(0.465, 0.45)),
      input(2, { sharpness: 0.5 }, onFace(0.8, 0.7)),
    ]);
    expect(found[1]).toContain('best of 2 in this burst');
    const [best, second] = rankedWith({}, { softFine: 0.08 });
    const behind = { ...second!, hasSofterFace: true, sharperFrames: 1 };
    const [why] = stackEvidence({ ranked: [best!, behind], place: 1, isBurst: true });
    expect(why!.reason.code).toBe('subject-softer');
    expect(why!.reason.text).toContain('reason.softerFace');
  });

  it('says of the best what another has better only where that is seen', () => {
    const doubtOf = (lacking: number) =>
      leadEvidence(
        rankedWith({ softFine: lacking }, {}).map((rank, i) => ({
          ...rank,
          costs: { ...rank.costs, softFine: i === 0 ? 3 : 0 },
        })),
      ).flatMap(({ reason, isUnsaid }) => (isUnsaid ? [] : [reason.code]));
    expect(doubtOf(0.1)).toEqual(['another-as-good']);
    expect(doubtOf(0.4)).toEqual(['another-sharper']);
  });
});

it('takes a photo beside a copy of its own file for one that stands alone', () => {
  const aside = { code: 'exact-duplicate', text: 'reason.notMeasured', weight: 'note', numbers: {} } as never;
  const ofTwo = inEnglish(
    suggest([input(1), input(2, {}, { aside })], [stackOf([1, 2])], defaultCullSettings, new Map()),
  );
  const alone: Stack = { ...stackOf([1]), kind: 'standalone' };
  expect(ofTwo[0]).toEqual(suggested([input(1)], [alone])[0]);
  expect(ofTwo[0]!.class).toBe('undecided');
});

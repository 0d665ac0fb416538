import { describe, expect, it } from 'vitest';
import { paintedSources } from '../../../bench/make-shoot/sources.ts';
import { judgeStacks } from '../../../bench/sets/judge.ts';
import { takeShoot } from '../../../bench/sets/make.ts';
import { picturesOf } from '../../../electron/core/culling/alike/pictures.ts';
import { buildStacks } from '../../../electron/core/culling/build-stacks.ts';

/** Each script once, on painted scenes. */
async function judged(names: readonly string[]) {
  const sources = paintedSources(5, 1200).slice(0, 3);
  const taken = await takeShoot(sources, new Map(), { perScene: Math.ceil(names.length / 3), seed: 4, names });
  const looks = new Map(taken.map((one) => [one.stack.id, one.look]));
  const stacks = buildStacks(
    taken.map((one) => one.stack),
    0.5,
    picturesOf((id) => looks.get(id) ?? null),
  );
  return judgeStacks(taken, stacks);
}

describe('what the camera does not name, on painted scenes', () => {
  const sets = ['panorama, 50 % overlap', 'sweep at speed', 'focus stack', 'bracket by hand', 'ladder'];
  it('leaves panoramas, sweeps, focus stacks and brackets whole', async () => {
    const found = await judged(sets);
    // A painted sky at one end of a sweep has nothing to lay over, a ladder's darkest frame next to nothing.
    expect(found.filter(({ frames, rightKind }) => rightKind < 0.75 * frames)).toEqual([]);
    expect(found.filter(({ frames, rightKind }) => rightKind === frames).length).toBeGreaterThanOrEqual(
      found.length - 2,
    );
  }, 180_000);

  it('makes no sets of bursts, panning, sittings and walks', async () => {
    const others = ['burst, focus hunting', 'burst, Auto-ISO', 'panned burst', 'walk'];
    for (const { script, protectedFrames, pairsMade, pairsRight } of await judged(others))
      expect([script, protectedFrames, pairsMade - pairsRight]).toEqual([script, 0, 0]);
  }, 180_000);
});

/** @file Sixty pictures for the album: of the whole day, not of one moment. */
import { describe, expect, it } from 'vitest';
import type { SuggestionClass } from '../../../electron/contract/suggestion.ts';
import { meetKeepTarget } from '../../../electron/core/culling/keep-target.ts';
import { face, input, photoId } from './make-inputs.ts';

const clock = (seconds: number) => new Date(Date.UTC(2026, 5, 20, 13) + seconds * 1000).toISOString().slice(0, 23);

/** A dance of sixty frames, each a little better than anything else, and eight other scenes of five, an hour apart. */
function day() {
  const dance = Array.from({ length: 60 }, (_, i) => ({ scene: 0, at: i * 3, odds: 2 + (i % 7) / 20 }));
  const others = Array.from({ length: 40 }, (_, i) => ({
    scene: 1 + Math.floor(i / 5),
    at: 3600 * (1 + Math.floor(i / 5)) + (i % 5) * 8,
    odds: 1.2 + (i % 5) / 10,
  }));
  return [...dance, ...others];
}

function kept(
  target: number,
  more: { times?: boolean; names?: Record<number, string>; found?: Record<number, string>; rejects?: number[] } = {},
) {
  const photos = day();
  const inputs = photos.map(({ at }, i) =>
    input(
      i + 1,
      {},
      {
        takenAt: more.times === false ? null : clock(at),
        faces: more.names?.[i] ? [face(0.4, 'open', { name: more.names[i] })] : [],
      },
    ),
  );
  const cases = photos.map(({ odds }, i) => ({ id: photoId(i + 1), odds, barred: i === 61, isSecond: false }));
  const classes = photos.map((_, i): SuggestionClass => (more.rejects?.includes(i) ? 'reject' : 'undecided'));
  const found = photos.map((_, i) => (more.found?.[i] ? [more.found[i]] : []));
  meetKeepTarget(cases, inputs, classes, { count: target }, found);
  return { photos, classes, ids: [...photos.keys()].filter((i) => classes[i] === 'keep') };
}

describe('a keep target', () => {
  it('covers scenes and times instead of one moment', () => {
    const { photos, ids } = kept(18);
    expect(ids).toHaveLength(18);
    expect(new Set(ids.map((i) => photos[i]!.scene)).size).toBe(9);
    const dance = ids.map((i) => photos[i]!).filter(({ scene }) => scene === 0);
    expect(dance.length).toBeGreaterThan(2);
    expect(dance.length).toBeLessThan(9);
    // Spread over the three minutes.
    const times = dance.map(({ at }) => at).sort((a, b) => a - b);
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(60);
  });

  it('takes the strongest where no time is known, and never what is barred or a suggested reject', () => {
    expect(kept(18, { times: false }).ids.every((i) => i < 60)).toBe(true);
    const { ids, classes } = kept(100, { rejects: [3, 70] });
    expect(ids).toHaveLength(97);
    expect([classes[3], classes[70], classes[61]]).toEqual(['reject', 'reject', 'undecided']);
  });

  it('has everybody with a name in it before anybody twice', () => {
    // The weakest frame of a scene is the only one of Ada, frames of the dance show Bo.
    const names = { 65: 'Ada', ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i, 'Bo'])) };
    expect(kept(10).ids).not.toContain(65);
    expect(kept(10, { names }).ids).toContain(65);
  });

  it('has everybody in it who was found by their face in more than one moment, and no passer-by for his face alone', () => {
    // The weakest frames of two scenes are the only ones of p2; p1 dances; p3 is seen once.
    const dancing = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i, 'p1']));
    const found = { ...dancing, 65: 'p2', 70: 'p2', 75: 'p3' };
    const { ids } = kept(10, { found });
    expect(ids.some((i) => i === 65 || i === 70)).toBe(true);
    expect(ids).not.toContain(75);
  });
});

import { describe, expect, it } from 'vitest';
import { fixedQuality } from '../../../electron/core/proofs/fixed-quality.ts';
import { smallestKept } from '../../../electron/core/proofs/prover/smallest-kept.ts';

/** A plain generator: the same numbers on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

async function search(margins: readonly number[], guess: { index: number; slope: number | null }) {
  const looks: number[] = [];
  const look = async (index: number) => {
    looks.push(index);
    return { margin: margins[index]! };
  };
  return { found: await smallestKept(margins.length, look, guess), looks };
}

describe('the smallest setting that keeps the target', () => {
  it('is found from any first guess, on any curve that grows', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const next = numbers(seed);
      let at = -next() * 3;
      const margins = Array.from({ length: 101 }, () => (at += next() ** 4 * 0.3));
      const expected = margins.findIndex((margin) => margin >= 0);
      const guess = { index: Math.floor(next() * 101), slope: seed % 2 ? next() : null };
      const { found, looks } = await search(margins, guess);
      expect(found.reached).toBe(expected >= 0);
      expect(found.index, `seed ${seed}`).toBe(expected >= 0 ? expected : 100);
      expect(looks.length).toBeLessThanOrEqual(18);
      expect(new Set(looks).size).toBe(looks.length);
    }
  });

  it('takes few looks on the curves that pictures have, with the last one as a guess', async () => {
    const margins = Array.from({ length: 101 }, (_, q) => 0.03 - 0.25 * Math.exp(-q / 30));
    const expected = margins.findIndex((margin) => margin >= 0);
    const { found, looks } = await search(margins, { index: expected + 5, slope: 0.001 });
    expect(found.index).toBe(expected);
    expect(looks.length).toBeLessThanOrEqual(6);
  });

  it('looks right below what it found, where neighbours are out of order', async () => {
    const margins = [-9, -5, 1, -0.5, 2, 3, 4];
    expect((await search(margins, { index: 5, slope: null })).found.index).toBe(2);
  });

  it('gives the best there is where none keeps it, also where nothing can be measured', async () => {
    const { found } = await search([-3, -2, -1], { index: 0, slope: null });
    expect(found).toMatchObject({ index: 2, reached: false });
    const none = await search(new Array<number>(101).fill(Number.NEGATIVE_INFINITY), { index: 80, slope: 0.1 });
    expect(none.found).toMatchObject({ index: 100, reached: false });
    const all = await search(new Array<number>(101).fill(Number.POSITIVE_INFINITY), { index: 80, slope: null });
    expect(all.found).toMatchObject({ index: 0, reached: true });
  });
});

describe('one quality for all with the same worst case', () => {
  it('adds what is known, and reads off the rest between what is', () => {
    const known = { index: 90, sizes: [{ index: 90, bytes: 900 }] };
    const bracketed = {
      index: 70,
      sizes: [
        { index: 80, bytes: 100 },
        { index: 100, bytes: 400 },
      ],
    };
    expect(fixedQuality([known, bracketed])).toEqual({ index: 90, bytes: 1100, estimated: 1 });
    expect(fixedQuality([])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { differenceHash, hashDistance, hashWords } from '../../../electron/core/measures/dhash.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';
import { blurred, paintedPixels, throughJpeg } from './test-pictures.ts';

const distance = (a: string, b: string) => hashDistance(hashWords(a), hashWords(b));

describe('difference hash', () => {
  it('sets a bit where the right or the lower neighbour is brighter', () => {
    const rising = Float64Array.from({ length: 81 }, (_, i) => i);
    expect(differenceHash(rising)).toBe('f'.repeat(32));
    expect(differenceHash(rising.toReversed())).toBe('0'.repeat(32));
    const rightOnly = Float64Array.from({ length: 81 }, (_, i) => i % 9);
    expect(differenceHash(rightOnly)).toBe(`${'f'.repeat(16)}${'0'.repeat(16)}`);
    const oneBit = new Float64Array(81);
    oneBit[1] = 1;
    // Right of the first pixel: first bit. It has no brighter neighbour below or to the right.
    expect(differenceHash(oneBit)).toBe(`8${'0'.repeat(31)}`);
  });

  it('counts differing bits', () => {
    expect(distance('0'.repeat(32), 'f'.repeat(32))).toBe(128);
    expect(distance(`${'0'.repeat(31)}1`, `8${'0'.repeat(31)}`)).toBe(2);
    expect(distance('deadbeef'.repeat(4), 'deadbeef'.repeat(4))).toBe(0);
  });

  it('is near for the same scene and far for another', async () => {
    const scene = await paintedPixels(5);
    const hash = measurePicture(scene).measures.dhash;
    expect(distance(hash, measurePicture(await throughJpeg(await blurred(scene, 2), 60)).measures.dhash)).toBeLessThan(
      10,
    );
    expect(distance(hash, measurePicture(await paintedPixels(6)).measures.dhash)).toBeGreaterThan(30);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cropGrid } from '../../native-models/families/liqe/liqe-crops.ts';
import { liqePrompts } from '../../native-models/families/liqe/liqe-prompts.ts';
import { upscaleBilinear } from '../../native-models/families/liqe/upscale-bilinear.ts';
import { cutPatches } from '../../native-models/families/musiq/cut-patches.ts';
import { gaussianTaps } from '../../native-models/families/musiq/gaussian-taps.ts';
import {
  musiqPatchCount,
  musiqScales,
  musiqSpatialIds,
  patchFloats,
} from '../../native-models/families/musiq/musiq-scales.ts';
import { largestDifference } from '../support/score-with.ts';
import { describeShared } from '../support/shared.ts';
import { type ExpectedImage, expectedImages, generatedPicture, imagePicture } from './expected-scores.ts';

describe('MUSIQ preprocessing', () => {
  test('gaussian taps: normalised, at most four, unchanged at equal size', () => {
    const { weights } = gaussianTaps(1000, 384);
    for (let target = 0; target < 384; target++) {
      const sum = weights.subarray(4 * target, 4 * target + 4).reduce((total, weight) => total + weight, 0);
      expect(sum).toBeCloseTo(1, 6);
    }
    const centre = Math.exp(0) / (1 + 2 * Math.exp(-2));
    expect(Math.max(...gaussianTaps(5, 5).weights.subarray(8, 12))).toBeCloseTo(centre, 6);
  });

  test('sizes follow float32 products and round half to even', () => {
    expect(musiqScales(1024, 681).map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [224, 149],
      [384, 255],
      [1024, 681],
    ]);
    expect(musiqPatchCount(1024, 681)).toBe(35 + 96 + 704);
  });
});

describe('LIQE preprocessing', () => {
  test('495 prompts, quality slowest and distortion fastest', () => {
    const prompts = liqePrompts();
    expect(prompts).toHaveLength(495);
    expect(prompts[1]).toEqual([
      49406, 320, 1125, 539, 320, 4668, 593, 73, 11207, 25638, 30249, 267, 1448, 533, 539, 2103, 3027, 49407,
    ]);
    expect(prompts[494]).toEqual([
      49406, 320, 1125, 539, 320, 3326, 593, 1010, 30249, 267, 1448, 533, 539, 1878, 3027, 49407,
    ]);
  });

  test('enlarging keeps flat areas flat and ends where the picture ends', () => {
    const picture = { data: Uint8Array.of(0, 10, 20, 200, 210, 220), widthPx: 2, heightPx: 1 };
    const { data } = upscaleBilinear(picture, 4, 2);
    expect([...data.subarray(0, 12)]).toEqual([0, 10, 20, 50, 60, 70, 150, 160, 170, 200, 210, 220]);
    expect(data.subarray(12)).toEqual(data.subarray(0, 12));
  });
});

describeShared('preprocessing step by step', (sharedDir) => {
  const { generated } = JSON.parse(readFileSync(join(sharedDir, 'parity/expected.json'), 'utf8')) as {
    generated: ExpectedImage[];
  };
  const all = [...generated, ...expectedImages(sharedDir)];

  test.each(all)('$width x $height $image', async (entry) => {
    const picture = entry.image ? await imagePicture(sharedDir, entry) : generatedPicture(entry);
    const patches = new Float32Array(musiqPatchCount(entry.width, entry.height) * patchFloats);
    cutPatches(picture, patches, 0);
    let start = 0;
    for (const [index, scale] of musiqScales(entry.width, entry.height).entries()) {
      const expected = entry.musiq.scales[index]!;
      expect([scale.widthPx, scale.heightPx, scale.columns, scale.rows]).toEqual([
        expected.width,
        expected.height,
        expected.cols,
        expected.rows,
      ]);
      const ids = musiqSpatialIds(scale);
      const step = Math.floor(ids.length / 12);
      expect(ids.filter((_, at) => at % step === 0)).toEqual(expected.spatialIds);
      const values = patches.subarray(start, start + ids.length * patchFloats);
      start += values.length;
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      expect(mean).toBeCloseTo(expected.mean, 6);
      expect(Math.sqrt(variance)).toBeCloseTo(expected.std, 6);
      // The row that the reference samples is the seventeenth, its pixels' channels side by side.
      const row = Array.from({ length: 12 }, (_, at) => values[(at % 3) * 1024 + 16 * 32 + Math.floor(at / 3)]!);
      expect(largestDifference(row, expected.firstPatchRow0)).toBeLessThan(2e-6);
    }
    const { rows, columns, taken } = cropGrid(entry.width, entry.height);
    expect({ grid: [rows, columns], crops: taken }).toEqual({ grid: entry.liqe.grid, crops: entry.liqe.crops });
  });
});

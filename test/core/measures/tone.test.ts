import { describe, expect, it } from 'vitest';
import { histogram, measures, sharpnessMap } from '../../../electron/contract/measures.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';
import { picture, plain } from './test-pictures.ts';

describe('tone', () => {
  it('says nothing is there in a plain grey', () => {
    const { measures: found, map } = measurePicture(plain(640, 480, 118));
    expect(found).toMatchObject({
      sharpness: 0,
      subjectSharpness: null,
      motionBlur: 0,
      defocus: 0,
      noise: 0,
      contrast: 0,
    });
    expect(found).toMatchObject({ clippedHighlights: 0, clippedShadows: 0, colourfulness: 0 });
    // sRGB 118 is 0.181 of full light: mid-grey.
    expect(found.exposure).toBeCloseTo(0.01, 1);
    expect(Buffer.from(map.tiles, 'base64').every((tile) => tile === 0)).toBe(true);
  });

  it('counts clipping as fractions of the picture', () => {
    const found = measurePicture(
      picture(800, 600, (x) => (x < 200 ? [255, 120, 90] : x < 600 ? [90, 90, 90] : [0, 1, 0])),
    ).measures;
    expect(found.clippedHighlights).toBeCloseTo(0.25, 2);
    expect(found.clippedShadows).toBeCloseTo(0.25, 2);
    const open = measurePicture(picture(800, 600, (x) => (x < 400 ? [253, 253, 253] : [2, 0, 0]))).measures;
    expect([open.clippedHighlights, open.clippedShadows]).toEqual([0, 0]);
  });

  it('measures exposure in stops of light', () => {
    const at = (level: number) => measurePicture(plain(64, 64, level)).measures.exposure;
    // sRGB 187.5 is half of full light, 255 all of it: one stop apart.
    expect(at(255)).toBeCloseTo(Math.log2(1 / 0.18), 5);
    expect(at(255) - at(188)).toBeCloseTo(1, 1);
    expect(at(0)).toBe(-10);
  });

  it('knows contrast and colour', () => {
    const checks = picture(640, 640, (x, y) => (((x >> 5) + (y >> 5)) % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
    expect(measurePicture(checks).measures.contrast).toBeCloseTo(0.5, 2);
    expect(measurePicture(checks).measures.colourfulness).toBeCloseTo(0, 5);
    const vivid = picture(640, 640, (x) => (x < 320 ? [230, 30, 30] : [30, 60, 220]));
    expect(measurePicture(vivid).measures.colourfulness).toBeGreaterThan(90);
  });

  it('fills a histogram that sums to the pixels it looked at', () => {
    const { histogram: bins } = measurePicture(picture(320, 200, (x) => [x < 160 ? 10 : 200, 77, 255]));
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(new Set(Object.values(bins).map(sum)).size).toBe(1);
    expect(bins.red[10 >> 2]).toBe(bins.red[200 >> 2]);
    expect(bins.green[77 >> 2]).toBe(sum(bins.green));
    expect(bins.blue[63]).toBe(sum(bins.blue));
  });

  it('keeps to the contract at any size, from one pixel on', () => {
    for (const [width, height] of [
      [1, 1],
      [3, 2],
      [7, 500],
      [500, 7],
      [25, 25],
      [4000, 30],
      [1030, 517],
    ] as const) {
      const found = measurePicture(picture(width, height, (x, y) => [(x * 7) & 255, (y * 13) & 255, (x * y) & 255]));
      expect(measures.safeParse(found.measures).error).toBeUndefined();
      expect(sharpnessMap.parse(found.map).columns * found.map.rows).toBe(
        Buffer.from(found.map.tiles, 'base64').length,
      );
      expect(histogram.safeParse(found.histogram).success).toBe(true);
    }
  });

  it('refuses a buffer that is not the picture', () => {
    expect(() => measurePicture({ data: new Uint8Array(12), widthPx: 2, heightPx: 3 })).toThrow(RangeError);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { exposureLut, spoilPixels } from '../../../bench/make-shoot/spoil-pixels.ts';
import { acutanceOf } from '../../../electron/core/measures/acutance-of.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';
import { subjectSharpness } from '../../../electron/core/measures/sharpness-map.ts';
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';
import { blurred, noisyGrey, paintedPixels, picture, throughJpeg } from './test-pictures.ts';

const sharpnessOf = (pixels: Pixels) => measurePicture(pixels).measures.sharpness;
let scene: Pixels;

beforeAll(async () => {
  scene = await throughJpeg(await paintedPixels(5), 92);
});

describe('sharpness', () => {
  it('is about 1 for straight edges one pixel wide and about 0 for ramps', () => {
    const edges = picture(800, 800, (x) => (Math.floor(x / 40) % 2 === 0 ? [60, 60, 60] : [190, 190, 190]));
    expect(sharpnessOf(edges)).toBeGreaterThan(0.9);
    expect(sharpnessOf(edges)).toBeLessThan(1.15);
    const wave = picture(800, 800, (x) => {
      const level = Math.round(128 + 70 * Math.sin(x / 16));
      return [level, level, level];
    });
    expect(sharpnessOf(wave)).toBeLessThan(0.25);
  });

  it('falls with every step of blur', async () => {
    const values = [sharpnessOf(scene)];
    for (const sigma of [0.7, 1.2, 2, 3]) values.push(sharpnessOf(await blurred(scene, sigma)));
    expect(values.every((value, i) => i === 0 || value < values[i - 1]! * 0.96)).toBe(true);
  });

  it('does not follow exposure or JPEG quality, and noise does not raise it', async () => {
    const base = sharpnessOf(scene);
    for (const stops of [-1.5, -0.7, 0.7]) {
      const lut = exposureLut(stops);
      const other = sharpnessOf({ ...scene, data: scene.data.map((value) => lut[value]!) });
      expect(Math.abs(Math.log2(other / base))).toBeLessThan(0.12);
    }
    for (const quality of [70, 85, 97]) {
      expect(Math.abs(Math.log2(sharpnessOf(await throughJpeg(scene, quality)) / base))).toBeLessThan(0.1);
    }
    for (const sigmaLevels of [6, 12, 20]) {
      const noisy = await spoilPixels(
        { ...scene, data: Buffer.from(scene.data) },
        { kind: 'noisy', sigmaLevels },
        3,
        0,
      );
      expect(sharpnessOf(await throughJpeg(noisy, 90))).toBeLessThan(base * 1.08);
    }
  });

  it('is lost in the map only where focus is lost', async () => {
    const subject = { x: 0.3, y: 0.55, w: 0.4, h: 0.4 };
    const done = { kind: 'defocused-subject', sigmaPx: 3, subject } as const;
    const spoiled = await spoilPixels({ ...scene, data: Buffer.from(scene.data) }, done, 1, 0);
    const before = measurePicture(scene, { subject: [subject] });
    const after = measurePicture(spoiled, { subject: [subject] });
    const inner = { x: 0.4, y: 0.65, w: 0.2, h: 0.2 };
    expect(subjectSharpness(after.map, [inner])!).toBeLessThan(0.6 * subjectSharpness(before.map, [inner])!);
    const outer = { x: 0, y: 0.8, w: 0.25, h: 0.2 };
    expect(subjectSharpness(after.map, [outer])).toBe(subjectSharpness(before.map, [outer]));
    expect(acutanceOf(spoiled, inner)!).toBeLessThan(0.6 * acutanceOf(scene, inner)!);
    expect(after.measures.subjectSharpness!).toBeLessThan(before.measures.subjectSharpness!);
  });

  it('tells movement from defocus, and is lowered by either', async () => {
    const crisp = measurePicture(scene).measures;
    for (const [stepX, stepY] of [
      [1, 0],
      [0, 1],
      [1, 1],
      [1, -1],
    ] as const) {
      const done = { kind: 'moved', lengthPx: 11, stepX, stepY } as const;
      const moved = measurePicture(await spoilPixels({ ...scene, data: Buffer.from(scene.data) }, done, 1, 0)).measures;
      expect(moved.motionBlur).toBeGreaterThan(0.5);
      expect(moved.defocus).toBeLessThan(0.3);
      // Edges along the movement are as steep as ever: they are not what the picture is called sharp by.
      expect(moved.sharpness).toBeLessThan(0.7 * crisp.sharpness);
    }
    const soft = measurePicture(await blurred(scene, 6)).measures;
    expect(soft.defocus).toBeGreaterThan(0.5);
    expect(soft.motionBlur).toBeLessThan(0.3);
    expect([crisp.motionBlur, crisp.defocus]).toEqual([0, 0]);
    const stripes = picture(600, 600, (x) => (Math.floor(x / 20) % 2 === 0 ? [60, 60, 60] : [190, 190, 190]));
    expect(measurePicture(stripes).measures.motionBlur).toBe(0);
  });

  it('has nothing to say of regions without pixels or structure', () => {
    expect(acutanceOf(scene, { x: 0.5, y: 0.5, w: 0.001, h: 0.001 })).toBeNull();
    expect(acutanceOf(scene, { x: 2, y: 2, w: 0.5, h: 0.5 })).toBeNull();
    expect(acutanceOf(scene, { x: -0.5, y: -0.5, w: 3, h: 3 })).toBeGreaterThan(0.5);
    const { map } = measurePicture(picture(400, 400, () => [90, 90, 90]));
    expect(subjectSharpness(map, [{ x: 0, y: 0, w: 1, h: 1 }])).toBeNull();
  });
});

describe('noise', () => {
  it('is the standard deviation of what was added to a grey', () => {
    for (const sigma of [2, 5, 12]) {
      const { noise, sharpness } = measurePicture(noisyGrey(800, 600, sigma)).measures;
      expect(noise).toBeGreaterThan(0.85 * sigma);
      expect(noise).toBeLessThan(1.1 * sigma);
      expect(sharpness).toBeLessThan(0.5);
    }
  });
});

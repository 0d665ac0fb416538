/** @file Frames of a stack against each other, on painted scenes to which known things were done. */
import { beforeAll, describe, expect, it } from 'vitest';
import { exposureLut } from '../../../bench/make-shoot/spoil-pixels.ts';
import { align, relief } from '../../../electron/core/culling/compare/align.ts';
import { compareStack } from '../../../electron/core/culling/compare/compare-stack.ts';
import type { Feature } from '../../../electron/core/culling/compare/features.ts';
import { grainOf } from '../../../electron/core/culling/compare/grain.ts';
import type { GriddedDetail } from '../../../electron/core/culling/compare/on-grid.ts';
import { detailStride } from '../../../electron/core/measures/detail-sums.ts';
import { openDetail, tensorStride } from '../../../electron/core/measures/frame-detail.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';
import { blurred, paintedPixels, throughJpeg } from '../measures/test-pictures.ts';
import { randomOf } from '../pixels/random-pixels.ts';
import { face, input } from './make-inputs.ts';

let wide: Pixels;

/** A window of the scene, as a hand that moved sees it. */
function windowOf({ data, widthPx }: Pixels, leftPx: number, topPx: number): Pixels {
  const size = { widthPx: 960, heightPx: 640 };
  const out = new Uint8Array(size.widthPx * size.heightPx * 3);
  for (let y = 0; y < size.heightPx; y++) {
    const from = ((topPx + y) * widthPx + leftPx) * 3;
    out.set(data.subarray(from, from + size.widthPx * 3), y * size.widthPx * 3);
  }
  return { data: out, ...size };
}

const through = (pixels: Pixels, change: (value: number, i: number) => number): Pixels => ({
  ...pixels,
  data: Uint8ClampedArray.from(pixels.data, change) as never as Uint8Array,
});

async function frame(id: number, pixels: Pixels, more: Parameters<typeof input>[2] = {}) {
  const { measures, detail } = measurePicture(await throughJpeg({ ...pixels, data: Uint8Array.from(pixels.data) }, 92));
  return input(id, measures, { detail, ...more });
}

const values = (frames: Parameters<typeof compareStack>[0], feature: Feature) =>
  compareStack(frames).map((found) => found!.shortcomings[feature]);

beforeAll(async () => {
  wide = await paintedPixels(7);
});

describe('alignment', () => {
  it.each([
    [100, 80],
    [131, 55],
    [60, 110],
  ])('finds the shift of a window to within a tenth of a tile: %i, %i', (leftPx, topPx) => {
    const pitch = 24;
    const detailAt = (left: number, top: number) => openDetail(measurePicture(windowOf(wide, left, top)).detail)!;
    const [a, b] = [detailAt(100, 80), detailAt(leftPx, topPx)];
    const found = align(relief(a), relief(b), a.columns, a.rows);
    expect(found.likeness).toBeGreaterThan(0.6);
    expect(Math.abs(found.shiftX - (100 - leftPx) / pitch)).toBeLessThan(0.15);
    expect(Math.abs(found.shiftY - (80 - topPx) / pitch)).toBeLessThan(0.15);
  });
});

describe('frames of a stack', () => {
  it('are softer by what they were blurred, wherever the hand moved', async () => {
    const frames = [
      await frame(1, windowOf(await blurred(wide, 0.6), 90, 84)),
      await frame(2, windowOf(wide, 100, 80)),
      await frame(3, windowOf(await blurred(wide, 2), 110, 70)),
      await frame(4, windowOf(wide, 112, 92)),
    ];
    const soft = values(frames, 'softFine');
    expect(Math.max(soft[1]!, soft[3]!)).toBeLessThan(0.35);
    expect(soft[0]!).toBeGreaterThan(Math.max(soft[1]!, soft[3]!) + 0.2);
    expect(soft[2]!).toBeGreaterThan(soft[0]! + 0.7);
  });

  it('are not sharper for grain that noise reduction left, and are noisier for it', async () => {
    const random = randomOf(3);
    const grain = Float32Array.from({ length: 960 * 640 }, () => (random() + random() + random() - 1.5) * 20);
    // Each pixel shares its grain with its neighbours.
    const grainy = through(windowOf(await blurred(wide, 1), 100, 80), (value, i) => {
      const at = Math.floor(i / 3);
      return value + (grain[at]! + grain[at + 1]! + grain[at + 960]!) / 3;
    });
    const frames = [
      await frame(1, grainy),
      await frame(2, windowOf(wide, 104, 80)),
      await frame(3, windowOf(wide, 98, 76)),
    ];
    const soft = values(frames, 'softFine');
    expect(soft[0]!).toBeGreaterThan(Math.max(soft[1]!, soft[2]!));
    const noise = values(frames, 'noise');
    expect(noise[0]!).toBeGreaterThan(2);
    expect(Math.max(noise[1]!, noise[2]!)).toBeLessThan(0.7);
  });

  it('are not softer than one that is full of grain, whose detail is no narrower, and are than one that is sharper', async () => {
    const random = randomOf(5);
    const grainy = through(
      windowOf(wide, 100, 80),
      (value) => value + (random() + random() + random() + random() - 2) * 60,
    );
    const frames = [
      await frame(1, windowOf(wide, 104, 80)),
      await frame(2, windowOf(wide, 98, 76)),
      await frame(3, grainy),
    ];
    const plain = values(frames, 'softPlain');
    expect(Math.max(plain[0]!, plain[1]!)).toBeLessThan(0.3);
    const spread = values(frames, 'grainNarrow');
    expect(spread[2]!).toBeGreaterThan(0.3);
    expect(Math.max(spread[0]!, spread[1]!)).toBe(0);
    const softer = [await frame(1, windowOf(await blurred(wide, 1.5), 104, 80)), ...frames.slice(1, 2)];
    expect(values(softer, 'softPlain')[0]!).toBeGreaterThan(0.8);
    expect(values(softer, 'grainNarrow')[0]!).toBe(0);
  });

  it('are not blurred beside one whose grain is all that it has more at strong places, and are beside one that is sharper there', () => {
    const [columns, rows] = [20, 16];
    // Energies from the finest size to the coarsest, at places with little detail and at the strongest.
    const gridOf = (weak: readonly number[], strong: readonly number[]) => {
      const tensors = new Float32Array(columns * rows * tensorStride);
      const colour = new Float32Array(columns * rows * 4);
      for (let tile = 0; tile < columns * rows; tile++) {
        colour.set([120, 120, 120, 0], tile * 4);
        (tile % 8 === 0 ? strong : weak).forEach((energy, size) => {
          tensors.set([energy / 2, energy / 2, 0], tile * tensorStride + size * 3);
        });
      }
      return {
        tensors,
        colour,
        seen: new Uint8Array(columns * rows).fill(1),
        columns,
        rows,
      } as unknown as GriddedDetail;
    };
    const clean = () => gridOf([2, 3, 3, 3], [100, 300, 400, 400]);
    const grainy = gridOf([10, 7, 5, 4], [3700, 1800, 1000, 500]);
    const found = grainOf([clean(), clean(), grainy], [0.5, 0.5, 8]);
    expect(found.map(({ grain }) => Math.round(grain * 10) / 10).slice(0, 2)).toEqual([0, 0]);
    expect(found[2]!.grain).toBeGreaterThan(1);
    const sharper = gridOf([3, 5, 5, 5], [900, 2000, 1500, 700]);
    expect(grainOf([clean(), clean(), sharper], [0.5, 0.5, 0.9])[2]!.grain).toBe(0);
    // Out of focus: the coarse is lost as well, and fine texture in focus counts as noise of its own.
    const outOfFocus = () => gridOf([2, 3, 3, 3], [4, 14, 40, 40]);
    const inFocus = gridOf([4, 4, 3, 3], [718, 648, 380, 200]);
    expect(grainOf([outOfFocus(), outOfFocus(), inFocus], [0.25, 0.25, 1.3])[2]!.grain).toBe(0);
  });

  it('differ by the stops and colours that they were given, and blur does not follow exposure', async () => {
    const lut = exposureLut(-1);
    const dark = through(windowOf(wide, 100, 80), (value) => lut[value]!);
    const warm = through(windowOf(wide, 100, 84), (value, i) => (i % 3 === 2 ? value * 0.8 : value));
    const frames = [
      await frame(1, windowOf(wide, 100, 80)),
      await frame(2, dark),
      await frame(3, warm),
      await frame(4, windowOf(wide, 96, 80)),
    ];
    const found = compareStack(frames);
    expect(found[1]!.stops).toBeCloseTo(-1, 0);
    expect(Math.abs(found[3]!.stops)).toBeLessThan(0.1);
    expect(found[2]!.shortcomings.cast).toBeGreaterThan(4);
    expect(found[1]!.shortcomings.cast).toBeLessThan(1.5);
    expect(found[1]!.shortcomings.softFine).toBeLessThan(0.4);
  });

  it('are compared with the light of the one that is well exposed, though four of five are dark', async () => {
    const lut = exposureLut(-2.5);
    const dark = (left: number) => through(windowOf(wide, left, 80), (value) => lut[value]!);
    const frames = await Promise.all([
      frame(1, dark(100)),
      frame(2, dark(96)),
      frame(3, windowOf(wide, 102, 80)),
      frame(4, dark(104)),
      frame(5, dark(99)),
    ]);
    const off = values(frames, 'exposureOff');
    expect(off[2]!).toBeLessThan(0.1);
    expect(Math.min(...off.filter((_, i) => i !== 2))).toBeGreaterThan(1.5);
  });

  it('are compared with the one whose flash fired, and not with one that is only brighter than the many', async () => {
    // So that a stop more burns nothing out.
    const ground = through(wide, (value) => 85 + value * 0.3);
    const near = (i: number) => {
      const [x, y] = [(Math.floor(i / 3) % 960) - 480, Math.floor(i / 3 / 960) - 320];
      return Math.exp(-(x * x + y * y) / (2 * 190 ** 2));
    };
    const lit = (pixels: Pixels, stops: (i: number) => number) =>
      through(pixels, (value, i) => 255 * ((value / 255) ** 2.2 * 2 ** stops(i)) ** (1 / 2.2));
    const one = async (stops: (i: number) => number) =>
      Promise.all(
        [100, 96, 102, 104, 99].map((left, i) =>
          frame(i, i === 2 ? lit(windowOf(ground, left, 80), stops) : windowOf(ground, left, 80)),
        ),
      );
    const flashed = values(await one((i) => 0.2 + 2.2 * near(i)), 'exposureOff');
    expect(flashed[2]!).toBeLessThan(0.1);
    expect(Math.min(...flashed.filter((_, i) => i !== 2))).toBeGreaterThan(0.5);
    const brighter = values(await one(() => 1), 'exposureOff');
    expect(brighter[2]!).toBeGreaterThan(0.8);
    expect(Math.max(...brighter.filter((_, i) => i !== 2))).toBeLessThan(0.2);

    // Settings that explain it tell an exposure from a flash; settings that are the same say nothing.
    const set = { iso: 200, fNumber: 4, exposureTimeS: 1 / 60 };
    const evenly = await one(() => 1);
    const told = (timeOfThird: number) =>
      values(
        evenly.map((own, i) => ({ ...own, ...set, exposureTimeS: i === 2 ? timeOfThird : 1 / 60 })),
        'exposureOff',
      );
    expect(told(1 / 60)).toEqual(brighter);
    expect(told(1 / 30)[2]!).toBeGreaterThan(0.8);
    const unevenly = (await one((i) => 0.2 + 2.2 * near(i))).map((own, i) => ({
      ...own,
      ...set,
      exposureTimeS: i === 2 ? 1 / 20 : 1 / 60,
    }));
    expect(values(unevenly, 'exposureOff')[2]!).toBeGreaterThan(0.6);
  });

  it('are not grainier than others at the lowest sensitivity of the stack, and as they look where one does not say its own', async () => {
    const random = randomOf(5);
    const grain = Float32Array.from({ length: 960 * 640 }, () => (random() + random() + random() - 1.5) * 20);
    const grainy = through(windowOf(wide, 100, 80), (value, i) => value + grain[Math.floor(i / 3)]!);
    const frames = [
      await frame(1, grainy),
      await frame(2, windowOf(wide, 104, 80)),
      await frame(3, windowOf(wide, 98, 76)),
    ];
    const noiseAt = (...isos: (number | null)[]) =>
      (['noise', 'grain', 'ownNoise'] as const).map(
        (feature) =>
          values(
            frames.map((own, i) => ({ ...own, iso: isos[i]! })),
            feature,
          )[0]!,
      );
    const plain = noiseAt(null, null, null);
    expect(Math.min(...plain)).toBeGreaterThan(0.3);
    expect(noiseAt(200, 200, null)).toEqual(plain);
    expect(noiseAt(3200, 200, 200)).toEqual(plain);
    // The grain was put in, or the light was raised, after the picture was taken.
    expect(noiseAt(200, 200, 200)).toEqual(plain);
    expect(noiseAt(200, 320, 200)).toEqual(plain);
    expect(noiseAt(200, 220, 1600)).toEqual([0, 0, 0]);
  });

  it('have burnt out what another shows; a ground that is white paper in all of them is none', async () => {
    const isGround = (i: number) => Math.floor(i / 3) % 960 > 600;
    const onGround = (left: number, change: (value: number) => number) =>
      through(windowOf(wide, left, 80), (value, i) => change(isGround(i) ? 255 : value));
    const dark = exposureLut(-1);
    const paper = await Promise.all([
      frame(
        1,
        onGround(100, (value) => value),
      ),
      frame(
        2,
        onGround(97, (value) => dark[value]!),
      ),
      frame(
        3,
        onGround(103, (value) => value),
      ),
    ]);
    expect(Math.min(paper[0]!.measures!.clippedHighlights, paper[2]!.measures!.clippedHighlights)).toBeGreaterThan(0.3);
    expect(Math.max(...values(paper, 'clipped'))).toBeLessThan(0.05);
    const bright = exposureLut(2);
    const shown = await Promise.all([
      frame(1, windowOf(wide, 100, 80)),
      frame(2, windowOf(wide, 97, 80)),
      frame(
        3,
        through(windowOf(wide, 103, 80), (value) => bright[value]!),
      ),
    ]);
    expect(values(shown, 'clipped')[2]!).toBeGreaterThan(0.7 * shown[2]!.measures!.clippedHighlights);
  });

  it('show where focus fell off the subject though the rest is as sharp', async () => {
    const [sharp, soft] = [windowOf(wide, 100, 80), windowOf(await blurred(wide, 2), 100, 80)];
    const off = through(sharp, (value, i) => {
      const [x, y] = [Math.floor(i / 3) % 960, Math.floor(i / 3 / 960)];
      return Math.hypot(x - 480, y - 320) < 130 ? soft.data[i]! : value;
    });
    const faces = [face(0.4, 'open', { box: { x: 0.42, y: 0.4, w: 0.16, h: 0.2 } })];
    const frames = [await frame(1, off, { faces }), await frame(2, sharp, { faces }), await frame(3, soft, { faces })];
    const onSubject = values(frames, 'softSubject');
    expect(onSubject[0]!).toBeGreaterThan(onSubject[1]! + 1);
    expect(values(frames, 'softFine')[0]!).toBeLessThan(values(frames, 'softFine')[2]! / 2);
  });

  it('have eyes that are closed against the same face elsewhere; who sleeps in all of them closes none', () => {
    const blinking = (id: number, blink: number, state: 'open' | 'closed') => {
      const eye = { state, confidence: 0.9, aspectRatio: null, blink, box: { x: 0.4, y: 0.4, w: 0.1, h: 0.1 } };
      return input(id, {}, { faces: [face(0.4, state, { eyes: { right: eye, left: eye } })] });
    };
    const eyes = (frames: ReturnType<typeof blinking>[]) =>
      compareStack(frames.map((one) => ({ ...one, detail: plainDetail() }))).map((found) => found!.shortcomings.eyes);
    const [open, closed] = eyes([blinking(1, 0.1, 'open'), blinking(2, 0.7, 'closed')]);
    expect(open).toBe(0);
    expect(closed!).toBeGreaterThan(0.6);
    expect(Math.max(...eyes([blinking(1, 0.7, 'closed'), blinking(2, 0.72, 'closed')]))).toBeLessThan(0.05);
  });

  it('of different sizes, and without detail, are not compared place by place', async () => {
    const [a, b] = [await frame(1, windowOf(wide, 100, 80)), await frame(2, windowOf(wide, 100, 80))];
    expect(compareStack([a, { ...b, detail: null }])).toEqual([null, null]);
    expect(compareStack([])).toEqual([]);
    const damaged = { ...b, detail: b.detail!.subarray(0, 50) };
    expect(compareStack([a, damaged])).toEqual([null, null]);
  });
});

const plainDetail = () => {
  const bytes = new Uint8Array(4 + 12 * 8 * detailStride).fill(90);
  bytes.set([12, 0, 8, 0]);
  return bytes;
};

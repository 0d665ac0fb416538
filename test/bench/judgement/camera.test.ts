/** @file The imitated camera: light goes where it should, and frames come out as planned. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convolve, defocus, pathKernel, soften } from '../../../bench/judgement/camera/blur.ts';
import { closeLids } from '../../../bench/judgement/camera/lids.ts';
import { encodeLight, type LightPicture, lightOf } from '../../../bench/judgement/camera/light.ts';
import { addMosaicNoise } from '../../../bench/judgement/camera/mosaic.ts';
import { placeOnSensor, reframe, sensorSize } from '../../../bench/judgement/camera/reframe.ts';
import { defocused } from '../../../bench/judgement/camera/second-camera.ts';
import { addSensorNoise, reduceNoise } from '../../../bench/judgement/camera/sensor.ts';
import { collectSets } from '../../../bench/judgement/collect.ts';
import { amounts, kinds, severities } from '../../../bench/judgement/kinds.ts';
import { makerVersion } from '../../../bench/judgement/make-pool.ts';
import { planScene } from '../../../bench/judgement/plan-frames.ts';
import { listScenes, partOf } from '../../../bench/judgement/scenes.ts';
import { scoreRanking } from '../../../bench/judgement/score-judge.ts';
import { setsOf } from '../../../bench/judgement/sets.ts';
import { settingsOf } from '../../../bench/judgement/settings.ts';
import { takeSecond } from '../../../bench/judgement/take-second.ts';
import { paintScene } from '../../../bench/make-shoot/paint-scene.ts';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';

/** Black with one bright point. */
function pointOf(size = 61): LightPicture {
  const plane = () => {
    const values = new Float32Array(size * size);
    values[(size >> 1) * size + (size >> 1)] = 1;
    return values;
  };
  return { widthPx: size, heightPx: size, planes: [plane(), plane(), plane()] };
}

const sum = (plane: Float32Array) => plane.reduce((total, value) => total + value, 0);
const grey = (value: number, size = 120): LightPicture => {
  const plane = () => new Float32Array(size * size).fill(value);
  return { widthPx: size, heightPx: size, planes: [plane(), plane(), plane()] };
};

describe('optics', () => {
  it.each([0.9, 2.4, 7])('a point out of focus is a disc of radius %d with all of its light', (radius) => {
    const { planes, widthPx } = defocus(pointOf(), radius);
    expect(sum(planes[0])).toBeCloseTo(1, 3);
    let moment = 0;
    planes[0].forEach((value, i) => {
      moment += value * (((i % widthPx) - 30) ** 2 + (Math.floor(i / widthPx) - 30) ** 2);
    });
    // The second moment of a disc is half of its radius squared; pixels add a little.
    expect(Math.abs(Math.sqrt(2 * moment) - radius)).toBeLessThan(0.7);
  });

  it('a hand’s path is as long as planned, and light neither comes nor goes', () => {
    const path = pathKernel(20, 0.5, seededRandom(4));
    const reach = path.points.map(({ x, y }) => Math.hypot(x, y));
    expect(2 * Math.max(...reach)).toBeGreaterThan(12);
    expect(2 * Math.max(...reach)).toBeLessThan(26);
    expect(sum(convolve(pointOf(), path).planes[1])).toBeCloseTo(1, 4);
    expect(sum(soften(pointOf(), 1.2).planes[2])).toBeCloseTo(1, 3);
    expect([...convolve(grey(0.3, 20), path).planes[0]].every((value) => Math.abs(value - 0.3) < 1e-5)).toBe(true);
  });
});

describe('sensor', () => {
  it('has as much noise as asked for in 8-bit levels at mid-grey, shared between neighbours, and less of it after noise reduction', () => {
    const levels = (light: LightPicture) => light.planes[1].map((value) => 255 * encodeLight(value));
    const deviation = (values: Float32Array) => {
      const mean = sum(values) / values.length;
      return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length);
    };
    const noisy = addSensorNoise(grey(0.18), 8, seededRandom(1));
    const before = deviation(levels(noisy));
    expect(before).toBeGreaterThan(5);
    expect(before).toBeLessThan(9);
    expect(deviation(levels(reduceNoise(noisy, 8, 0.3)))).toBeLessThan(0.7 * before);
  });

  it.each([true, false])(
    'fills its mosaic in without moving what is even, whatever its noise (corrected: %s)',
    (isCorrected) => {
      const mosaic = { isCorrected, readShare: 0.3, rows: 0.1, blotches: 0.3 };
      for (const plane of addMosaicNoise(grey(0.18), mosaic, 0, seededRandom(2)).planes)
        expect(plane.every((value) => Math.abs(value - 0.18) < 1e-5)).toBe(true);
      const noisy = addMosaicNoise(grey(0.18), mosaic, 8, seededRandom(2));
      for (const plane of noisy.planes) {
        expect(sum(plane) / plane.length).toBeCloseTo(0.18, 2);
        expect(plane.some((value) => Math.abs(value - 0.18) > 0.02)).toBe(true);
      }
    },
  );
});

describe('framing', () => {
  it('keeps the middle in the middle and moves as told', () => {
    const scene = { widthPx: 1200, heightPx: 900 };
    const still = { shiftXPx: 0, shiftYPx: 0, degrees: 0, zoom: 1 };
    expect(placeOnSensor(scene, still, { x: 0.5, y: 0.5 })).toEqual({ x: 0.5, y: 0.5 });
    const { widthPx } = sensorSize(scene);
    expect(placeOnSensor(scene, { ...still, shiftXPx: 10 }, { x: 0.5, y: 0.5 }).x).toBeCloseTo(0.5 + 10 / widthPx, 9);
    const flat = reframe(grey(0.4, 400), { shiftXPx: 3.3, shiftYPx: -2.1, degrees: 1, zoom: 1.01 });
    expect([...flat.planes[0]].every((value) => Math.abs(value - 0.4) < 1e-3)).toBe(true);
  });

  it('draws lids over eyes and over nothing else', () => {
    const data = new Uint8Array(200 * 200 * 3).fill(180);
    // A dark eye at 60 and at 140.
    for (const left of [60, 140])
      for (let y = 94; y <= 106; y++)
        for (let x = left - 12; x <= left + 12; x++) data.fill(20, (y * 200 + x) * 3, (y * 200 + x) * 3 + 3);
    const eyes = { left: { x: 0.3, y: 0.5 }, right: { x: 0.7, y: 0.5 } };
    const before = lightOf(data, 200, 200);
    const after = closeLids(before, eyes, 1);
    const dark = (light: LightPicture, x: number) => light.planes[0][98 * 200 + x]!;
    expect(dark(after, 60)).toBeGreaterThan(4 * dark(before, 60));
    expect(after.planes[0][150 * 200 + 60]).toBe(before.planes[0][150 * 200 + 60]);
    expect(
      [...closeLids(before, eyes, 0).planes[0]].filter((value, i) => value !== before.planes[0][i]).length,
    ).toBeLessThan(200);
  });
});

describe('plans', () => {
  const scene = { name: 'a.jpg', file: '', part: 'fitting' as const, faces: [] };

  it('say the settings that a frame was made with, and that a flash which did not fire changed none', () => {
    const clean = planScene(scene).frames[0]!;
    const of = (kind: (typeof kinds)[number], amount: number) =>
      settingsOf({ noiseLevels: 2 }, { ...clean, kind, amount, exposureJitter: 0 });
    const plain = of('shake', 9);
    expect(of('no-flash', 3)).toEqual(plain);
    expect(of('overexposed', 2).exposureTimeS! / plain.exposureTimeS!).toBeCloseTo(4, 9);
    expect(of('underexposed', 1).exposureTimeS! / plain.exposureTimeS!).toBeCloseTo(0.5, 9);
    const { iso, exposureTimeS } = of('iso', 8);
    expect(iso! / plain.iso!).toBe(16);
    expect(iso! * exposureTimeS!).toBeCloseTo(plain.iso! * plain.exposureTimeS!, 9);
  });

  it('are the same for the same scene, with every severity and no lids where there are no eyes', () => {
    expect(planScene(scene)).toEqual(planScene(scene));
    expect(planScene(scene, 1)).not.toEqual(planScene(scene));
    const { frames } = planScene(scene);
    expect(new Set(frames.map((frame) => frame.name)).size).toBe(frames.length);
    for (const severity of severities)
      expect(frames.filter((frame) => frame.severity === severity).length).toBeGreaterThanOrEqual(6);
    expect(frames.some((frame) => frame.kind === 'blink')).toBe(false);
    const seen = new Set(
      Array.from({ length: 40 }, (_, i) => planScene({ ...scene, name: `${i}.jpg` })).flatMap((plan) =>
        plan.frames.map((frame) => frame.kind),
      ),
    );
    expect(kinds.filter((kind) => kind !== 'blink' && !seen.has(kind))).toEqual([]);
  });

  it('become stacks with one clean frame of seven, and parts that do not overlap', () => {
    const sets = setsOf(planScene(scene).frames);
    for (const severity of severities) {
      const seven = sets.find((set) => set.kind === `seven-${severity}`)!;
      expect(seven.frames.map((frame) => frame.kind === 'clean').filter(Boolean)).toHaveLength(1);
      expect(seven.frames).toHaveLength(7);
    }
    const parts = Array.from({ length: 300 }, (_, i) => partOf(`${i}.jpg`));
    expect(new Set(parts)).toEqual(new Set(['fitting', 'choosing', 'reporting']));
    expect(partOf('1.jpg')).toBe(partOf('1.jpg'));
  });
});

describe('the second camera', () => {
  it('has no fault that leaves the picture as it is, however slight', async () => {
    const edge = { data: Buffer.alloc(32 * 32 * 3, 20), widthPx: 32, heightPx: 32 };
    for (let i = 0; i < 32 * 32; i++) if (i % 32 >= 16) edge.data.fill(200, i * 3, i * 3 + 3);
    const { data } = await defocused(edge, 0.44);
    expect(data[(16 * 32 + 15) * 3]).toBeGreaterThan(25);
    const { data: rgb, info } = await sharp(await paintScene(7, 420, 300))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const light = lightOf(rgb, info.width, info.height);
    const scene = { name: '7.png', file: '', part: 'fitting' as const, faces: [] };
    const { camera, frames } = planScene(scene);
    const take = (kind: 'clean' | 'defocus' | 'misfocus', amount: number) =>
      takeSecond(scene, light, camera, { ...frames[0]!, kind, severity: null, amount });
    const clean = await take('clean', 0);
    for (const kind of ['defocus', 'misfocus'] as const)
      expect((await take(kind, amounts[kind].barely[0])).equals(clean)).toBe(false);
  });
});

describe('frames on disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'judgement-'));
    await writeFile(path.join(folder, '7.png'), await paintScene(7, 420, 300));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are taken, measured and judged, and not taken twice', async () => {
    const [scene] = await listScenes(folder);
    const options = { cacheDir: path.join(folder, 'cache'), findFaces: null, facesVersion: null };
    const said: string[] = [];
    const sets = await collectSets([scene!], scene!.part, { ...options, say: (text) => said.push(text) });
    expect(said.join()).toContain('25 frames taken');
    const again: string[] = [];
    expect(await collectSets([scene!], scene!.part, { ...options, say: (text) => again.push(text) })).toEqual(sets);
    expect(again).toEqual(['7.png']);
    const file = path.join(folder, 'cache', `frames-${makerVersion}`, '7', 'clean-0.jpg');
    expect((await sharp(file).metadata()).width).toBe(sensorSize({ widthPx: 420, heightPx: 300 }).widthPx);
    const { acceptableFirst, pairs } = scoreRanking(sets, (set) =>
      set.frames.map((frame) => (frame.plan.kind === 'clean' ? 1 : 0)),
    );
    expect(acceptableFirst).toEqual({ hits: 5, of: 5 });
    expect(pairs.visible.hits).toBe(pairs.visible.of);
  }, 120_000);
});

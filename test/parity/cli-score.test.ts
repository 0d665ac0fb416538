/** @file Parity through the path a user takes: checkpoints in the released formats, `models import`, `score --size native --json`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { plasma } from '../support/plasma.ts';
import { runCli } from '../support/run-cli.ts';
import { sharedDir } from '../support/shared.ts';
import { type StandInId, standInCheckpoint } from '../support/stand-in-models.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type ExpectedScores, expectedImages, generatedPictures } from './expected-scores.ts';

interface Scored {
  path: string;
  width: number;
  height: number;
  scoredWidth: number;
  scores: {
    'musiq-koniq': { mos: number };
    'musiq-ava': { mean: number; distribution: number[] };
    'liqe-mix': { score: number; quality: Marginal; scene: Marginal; distortion: Marginal };
  };
  provenance: { model: string; weightsSha256: string; device: string; scoredLongSidePx: number }[];
  problem: string | null;
}
type Marginal = Record<string, number>;

const models: StandInId[] = ['musiq-koniq', 'musiq-ava', 'liqe-mix'];
const home = tempFolder('parity-home');
const largestSide = 512;
const pictures = new Map<string, ExpectedScores>();
let scored: Map<string, Scored>;
let device: string;

beforeAll(async () => {
  const folder = tempFolder('parity-pictures');
  for (const expected of generatedPictures) {
    const file = path.join(folder, `plasma-${expected.width}x${expected.height}.png`);
    const raw = { width: expected.width, height: expected.height, channels: 3 as const };
    writeFileSync(
      file,
      await sharp(Buffer.from(plasma(expected.width, expected.height)), { raw })
        .png()
        .toBuffer(),
    );
    pictures.set(file, expected);
  }
  for (const expected of sharedDir ? expectedImages(sharedDir) : []) {
    // The path is the same for every size, and musiq-parity and liqe-parity hold the large ones: those are most of the time.
    if (Math.max(expected.width, expected.height) > largestSide) continue;
    pictures.set(path.join(sharedDir!, 'parity', 'images', expected.image), expected);
  }
  for (const id of models) {
    const { code, stdout } = await runCli([
      'models',
      'import',
      id,
      await standInCheckpoint(id),
      '--unproven',
      '--json',
      '--catalog',
      home,
    ]);
    expect([id, code, JSON.parse(stdout).result.type]).toEqual([id, 0, 'installed']);
  }
  const run = await runCli([
    'score',
    ...pictures.keys(),
    '--size',
    'native',
    '--device',
    'cpu',
    '--json',
    '--catalog',
    home,
  ]);
  expect(run.code, run.stderr).toBe(0);
  const result = JSON.parse(run.stdout) as { schema: string; device: string; images: Scored[] };
  expect(result.schema).toBe('chinagraph/score@1');
  device = result.device;
  scored = new Map(result.images.map((image) => [image.path, image]));
}, 600_000);

const near = (found: Marginal | number[], expected: number[]) => {
  const values = Object.values(found);
  expect(values).toHaveLength(expected.length);
  values.forEach((value, index) => {
    expect(Math.abs(value - expected[index]!)).toBeLessThan(0.001);
  });
};

describe(`parity on ${sharedDir ? 'generated and reference' : 'generated'} pictures`, () => {
  test('every picture was scored at its own size by all three models', () => {
    for (const [file, expected] of pictures) {
      const image = scored.get(file);
      expect(image).toMatchObject({ width: expected.width, height: expected.height, problem: null });
      expect(image?.provenance.map((by) => by.model).sort()).toEqual([...models].sort());
      for (const by of image?.provenance ?? []) {
        expect(by.weightsSha256).toMatch(/^[0-9a-f]{64}$/);
        expect(by.scoredLongSidePx).toBe(Math.max(expected.width, expected.height));
      }
    }
    expect(device).toContain('cpu');
  });

  test('MUSIQ: mean opinion score within 0.001, aesthetic mean within 0.0001', () => {
    for (const [file, expected] of pictures) {
      const { 'musiq-koniq': koniq, 'musiq-ava': ava } = scored.get(file)!.scores;
      expect(Math.abs(koniq.mos - expected.musiq.mos), file).toBeLessThan(0.001);
      expect(Math.abs(ava.mean - expected.musiq.aestheticMean), file).toBeLessThan(0.0001);
      near(ava.distribution, expected.musiq.aestheticDistribution);
    }
  });

  test('LIQE: score and every marginal within 0.001', () => {
    for (const [file, expected] of pictures) {
      const liqe = scored.get(file)!.scores['liqe-mix'];
      expect(Math.abs(liqe.score - expected.liqe.score), file).toBeLessThan(0.001);
      near(liqe.quality, expected.liqe.quality);
      near(liqe.scene, expected.liqe.scene);
      near(liqe.distortion, expected.liqe.distortion);
    }
  });
});

/** @file Pictures held against a reference on the command line: numbers, gates, maps, and what is refused. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { CompareResult } from '../../electron/hosts/cli/compare-result.ts';
import { waves } from '../core/quality/pictures.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { describeShared } from '../support/shared.ts';
import { tempFolder } from '../support/temp-folder.ts';

const png = (pixels: ReturnType<typeof waves>, file: string) =>
  sharp(pixels.data, { raw: { width: pixels.widthPx, height: pixels.heightPx, channels: 3 } })
    .png()
    .toFile(file);
const json = (stdout: string) => JSON.parse(stdout) as CompareResult;

test('folder against folder by name: numbers, a gate with its names, heat maps that replace nothing, and what differs', {
  timeout: 300_000,
}, async () => {
  const home = tempFolder('compare');
  const [originals, exports, maps] = ['originals', 'exports', 'maps'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(originals);
  mkdirSync(exports);
  const original = waves({});
  for (const name of ['good', 'bad', 'small', 'gone']) await png(original, path.join(originals, `${name}.png`));
  await png(waves({}), path.join(exports, 'good.png'));
  await png(waves({ noise: 60 }), path.join(exports, 'bad.png'));
  await png(waves({ widthPx: 160, heightPx: 128 }), path.join(exports, 'small.png'));
  const before = readFileSync(path.join(originals, 'bad.png'));
  // One name, as disks write it in two ways; and what is no picture.
  await png(original, path.join(originals, 'f\u00eate.png'));
  await png(original, path.join(exports, 'fe\u0302te.png'));
  writeFileSync(path.join(originals, 'good.xmp'), '<x/>');

  const inCatalog = (words: string[]) => ['compare', ...words, '--catalog', path.join(home, 'catalog')];
  const asProcess = (...words: string[]) => runCli(inCatalog(words));
  const run = (...words: string[]) => runHere(inCatalog(words));
  const gated = await asProcess(originals, exports, '--json', '--gate', 'ssim>=0.98,psnr>=35', '--map', maps);
  expect(gated.code).toBe(6);
  const { schema, pairs } = json(gated.stdout);
  expect(schema).toBe('chinagraph/compare@1');
  const of = (name: string) => pairs.find(({ reference }) => path.basename(reference) === `${name}.png`)!;
  expect(of('good')).toMatchObject({
    width: 320,
    height: 256,
    problem: null,
    fails: [],
    metrics: { ssim: 1, gmsd: 0, psnr: null },
  });
  expect(of('good').undefined.psnr).toContain('identical');
  expect(of('bad').metrics.ssim).toBeCloseTo(0.346194, 5);
  expect(of('bad').fails).toEqual(['ssim is 0.34619, not >= 0.98', 'psnr is 23.359, not >= 35']);
  expect(of('small').problem).toContain('size (320x256 against 160x128)');
  expect(of('gone').problem).toContain('Nothing of this name');
  expect(of('f\u00eate')).toMatchObject({ problem: null, metrics: { ssim: 1 } });
  expect(pairs.length).toBe(5);
  expect(await run(originals, path.join(home, 'none'))).toMatchObject({ code: 3 });
  expect(await run(path.join(originals, 'good.png'), exports)).toMatchObject({ code: 2 });
  expect(existsSync(of('bad').maps.ssim!)).toBe(true);
  expect((await sharp(readFileSync(of('bad').maps.ssim!)).metadata()).width).toBe(310);
  expect(readFileSync(path.join(originals, 'bad.png')).equals(before)).toBe(true);

  const again = await run(path.join(originals, 'bad.png'), path.join(exports, 'bad.png'), '--map', maps);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('is there already');

  const equal = await run(
    path.join(originals, 'small.png'),
    path.join(exports, 'small.png'),
    '--equal',
    '--metrics',
    'psnr',
  );
  expect(equal.code).toBe(0);
  expect(equal.stdout).toContain('made equal: size (320x256 against 160x128)');
});

test('a profile or an orientation that differs is said, and made equal on request alone', {
  timeout: 300_000,
}, async () => {
  const home = tempFolder('compare-colour');
  const { data, widthPx, heightPx } = waves({});
  const raw = () => sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const [plain, wide, turned] = ['plain', 'wide', 'turned'].map((name) => path.join(home, `${name}.jpg`)) as [
    string,
    string,
    string,
  ];
  await raw().jpeg({ quality: 95 }).toFile(plain);
  await raw().jpeg({ quality: 95 }).withIccProfile('p3').toFile(wide);
  await raw().rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toFile(turned);
  const run = (...words: string[]) => runHere(['compare', plain, ...words, '--catalog', path.join(home, 'catalog')]);
  const refused = await run(wide, turned, '--json');
  expect(refused.code).toBe(4);
  const [colour, turn] = json(refused.stdout).pairs;
  expect(colour?.problem).toMatch(/colour profile \(sRGB against profile [0-9a-f]{8}\)/);
  expect(turn?.problem).toContain('orientation tag (1 against 6)');
  const equal = json((await run(wide, turned, '--equal', '--json', '--metrics', 'psnr')).stdout).pairs;
  expect(equal[0]?.metrics.psnr ?? 99).toBeGreaterThan(35);
  expect(equal[1]?.metrics.psnr ?? 99).toBeGreaterThan(35);
});

test.each([
  [['a.png'], 'Name a reference'],
  [['a.png', 'b.png', '--metrics', 'beauty'], '"beauty" is no metric'],
  [['a.png', 'b.png', '--gate', 'ssim=1'], 'is no condition'],
  [['a.png', 'b.png', '--gate', 'beauty>1'], 'beauty is no metric'],
])('%j is a usage error that says what is right', async (words, says) => {
  const { code, stderr } = await runHere(['compare', ...words]);
  expect(code).toBe(2);
  expect(stderr).toContain(says);
});

/** What `expected.json` names otherwise, and the published tolerances. */
const published = {
  psnr: ['psnr', 0.005],
  ssim: ['ssim', 0.0005],
  ms_ssim: ['ms-ssim', 0.001],
  cw_ssim: ['cw-ssim', 0.002],
  fsim: ['fsim', 0.001],
  vsi: ['vsi', 0.005],
  gmsd: ['gmsd', 1e-5],
  vif: ['vif', 0.002],
  nlpd: ['nlpd', 0.003],
} as const;

describeShared("the authors' numbers on pictures of TID2013", (shared) => {
  test('every full-reference one within its tolerance', { timeout: 600_000 }, async () => {
    const folder = path.join(shared, 'metrics');
    const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as {
      pictures: Record<string, Record<string, number>>;
    };
    const catalog = path.join(tempFolder('compare-published'), 'catalog');
    const { code, stdout } = await runHere([
      'compare',
      path.join(folder, 'ref'),
      path.join(folder, 'dist'),
      '--metrics',
      'all',
      '--json',
      '--catalog',
      catalog,
    ]);
    expect(code).toBe(0);
    for (const pair of json(stdout).pairs) {
      const numbers = expected.pictures[path.parse(pair.reference).name]!;
      for (const [theirs, [ours, tolerance]] of Object.entries(published)) {
        const off = Math.abs(pair.metrics[ours]! - numbers[theirs]!);
        expect(off, `${pair.reference} ${ours}`).toBeLessThanOrEqual(tolerance);
      }
    }
  });
});

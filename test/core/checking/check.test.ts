/** @file Delivery rules: what breaks each, what is left untold, and files of rules that are none. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import type { DeliveryRules } from '../../../electron/contract/checking.ts';
import type { Face } from '../../../electron/contract/face.ts';
import { checkFaces } from '../../../electron/core/checking/check-faces.ts';
import { matchesPattern } from '../../../electron/core/checking/name-pattern.ts';
import { blocking, faceFacts } from '../../../electron/core/checking/picture-facts.ts';
import { presets } from '../../../electron/core/checking/presets.ts';
import { readRules } from '../../../electron/core/checking/read-rules.ts';
import { throwingInEnglish } from '../../support/in-english.ts';
import { runCli } from '../../support/run-cli.ts';
import { runHere } from '../../support/run-here.ts';
import { describeShared } from '../../support/shared.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { flat, waves } from '../quality/pictures.ts';

describe('a file of rules', () => {
  it.each(Object.keys(presets) as (keyof typeof presets)[])('%s is one', (preset) => {
    expect(readRules({ text: JSON.stringify(presets[preset]) })).toEqual(presets[preset]);
  });
  it.each([
    ['{', 'no JSON'],
    ['null', 'the whole'],
    ['{"schema":"chinagraph/rules@1","name":"a","minSharpnes":1}', 'minSharpnes'],
    ['{"schema":"chinagraph/rules@1","name":"a","maxNoise":1e999}', 'maxNoise'],
    ['{"schema":"chinagraph/rules@1","name":"a","size":{"minLongSidePx":-5}}', 'size.minLongSidePx'],
    ['{"schema":"chinagraph/rules@1","name":"a","aspect":{"oneOf":["3/2"],"tolerance":0}}', 'aspect.oneOf.0'],
    ['{"schema":"chinagraph/rules@1","name":"a","__proto__":{"x":1},"constructor":1}', 'constructor'],
    [`{"schema":"chinagraph/rules@1","name":"${'a'.repeat(200)}"}`, 'name'],
  ])('%s is none, and says where', (text, says) => {
    expect(() => throwingInEnglish(() => readRules({ text }))).toThrow(says);
  });
});

describe('a pattern of names', () => {
  it.each([
    ['IMG_0001.jpg', 'img_####.jpg', true],
    ['IMG_001.jpg', 'img_####.jpg', false],
    ['Straße-1.jpg', 'stra?e*', true],
    ['a+b.jpg', '(a+)+b.jpg', false],
    ['', '***', true],
  ])('%s against %s', (name, pattern, fits) => {
    expect(matchesPattern(name, pattern)).toBe(fits);
  });
  it('takes no time to mislead', () => {
    expect(matchesPattern('a'.repeat(5_000), `${'*a'.repeat(99)}b`)).toBe(false);
  });
});

test('blocks are seen where a JPEG is crushed, not in textures or good ones', async () => {
  const { data, widthPx, heightPx } = waves({ noise: 20 });
  const at = async (quality: number) => {
    const raw = { width: widthPx, height: heightPx, channels: 3 as const };
    const jpeg = await sharp(data, { raw }).jpeg({ quality }).toBuffer();
    return blocking({ data: await sharp(jpeg).raw().toBuffer(), widthPx, heightPx })!;
  };
  expect(blocking({ data, widthPx, heightPx })).toBeLessThan(0.1);
  expect(await at(92)).toBeLessThan(0.2);
  expect(await at(8)).toBeGreaterThan(0.7);
  expect(blocking(flat(40, 128))).toBe(0);
  expect(blocking(flat(8, 128))).toBeNull();
});

describe('faces', () => {
  const face = (part: Partial<Face>): Face =>
    ({
      box: { x: 0.3, y: 0.2, w: 0.4, h: 0.6 },
      points: [
        { x: 0.42, y: 0.45 },
        { x: 0.58, y: 0.45 },
      ],
      state: 'open',
      because: '',
      yawDeg: 1,
      pitchDeg: -2,
      eyeSharpness: 0.5,
      prominence: 1,
      ...part,
    }) as Face;
  const grey = flat(200, 150);
  const judge = (part: Partial<Face>, pixels = grey, rules: DeliveryRules = presets['document-photo']) => {
    const one = face(part);
    const picture = { widthPx: 200, heightPx: 200, faces: [{ face: one, facts: faceFacts(pixels, one.box) }] };
    return checkFaces(rules, picture, { a: 0, b: 0 });
  };
  const codes = (found: ReturnType<typeof judge>) => found.breaks.map(({ rule }) => rule);

  it('a straight look before a plain ground keeps every rule', () => {
    expect(judge({})).toEqual({ breaks: [], unknown: [] });
  });
  it.each([
    ['document-face', { box: { x: 0.4, y: 0.4, w: 0.2, h: 0.3 } }],
    ['document-place', { box: { x: 0.45, y: 0.2, w: 0.4, h: 0.6 } }],
    ['document-cut', { box: { x: 0.3, y: 0.0, w: 0.4, h: 0.6 } }],
    ['document-eyes', { state: 'closed' as const }],
    ['document-gaze', { yawDeg: 25 }],
    [
      'document-level',
      {
        points: [
          { x: 0.42, y: 0.45 },
          { x: 0.58, y: 0.5 },
        ],
      },
    ],
    ['face-eyes', { eyeSharpness: 0.01 }],
  ])('%s', (rule, part) => {
    expect(codes(judge(part))).toContain(rule);
  });
  it('light from one side, a busy ground, clipped and coloured skin are seen in pixels', () => {
    const pixels = flat(200, 150);
    for (let y = 0; y < 200; y++)
      for (let x = 0; x < 200; x++) {
        const at = 3 * (y * 200 + x);
        if (x > 100) pixels.data.fill(255, at, at + 3);
        else if (x < 40) pixels.data.fill((x * 37 + y * 91) % 200, at, at + 3);
      }
    expect(codes(judge({}, pixels))).toEqual(
      expect.arrayContaining(['document-light', 'document-background', 'face-clipping']),
    );
    const green = flat(200, 90);
    for (let i = 1; i < green.data.length; i += 3) green.data[i] = 190;
    expect(codes(judge({}, green, presets['print-a4']))).toContain('face-skin');
  });
  it('no face, several, and nobody who looked', () => {
    const rules = presets['document-photo'];
    const size = { widthPx: 200, heightPx: 200 };
    expect(codes(checkFaces(rules, { ...size, faces: [] }, null))).toEqual(['document-face']);
    expect(checkFaces(rules, { ...size, faces: null }, null)).toMatchObject({ breaks: [], unknown: [{}, {}] });
  });
});

test('on the command line: files that keep and break, exit codes, hostile rules', { timeout: 120_000 }, async () => {
  const home = tempFolder('check');
  const folder = path.join(home, 'delivery');
  mkdirSync(folder);
  const { data } = waves({ widthPx: 400, heightPx: 300 });
  const raw = () => sharp(data, { raw: { width: 400, height: 300, channels: 3 } });
  const files: Record<string, Promise<Buffer>> = {
    'good_01.jpg': raw()
      .jpeg({ quality: 92 })
      .withExif({ IFD0: { Copyright: 'Me' } })
      .toBuffer(),
    'wide_02.jpg': raw()
      .jpeg({ quality: 92 })
      .withIccProfile('p3')
      .withExif({ IFD0: { Copyright: 'Me' } })
      .toBuffer(),
    'poor.jpg': raw().resize(200).jpeg({ quality: 20 }).toBuffer(),
    'inks_03.jpg': raw().toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer(),
    'deep_04.png': raw().toColourspace('rgb16').png().toBuffer(),
  };
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), await bytes);
    age(path.join(folder, name));
  }
  const rules = path.join(home, 'rules.json');
  const text: DeliveryRules = {
    schema: 'chinagraph/rules@1',
    name: 'ours',
    size: { minLongSidePx: 300 },
    print: { widthMm: 30, heightMm: 22, minPpi: 300 },
    aspect: { oneOf: ['4:3'], tolerance: 0.01 },
    formats: ['jpeg'],
    colour: ['sRGB'],
    minBits: 8,
    minJpegQuality: 80,
    maxBlocking: 0.5,
    metadata: ['copyright'],
    noPlace: true,
    namePattern: '*_##.*',
  };
  writeFileSync(rules, JSON.stringify(text));
  const before = readFileSync(path.join(folder, 'good_01.jpg'));
  const run = (...words: string[]) => runCli(['check', folder, ...words, '--catalog', path.join(home, 'catalog')]);
  const { code, stdout } = await run('--rules', rules, '--json');
  expect(code).toBe(6);
  const result = JSON.parse(stdout) as { schema: string; photos: { path: string; breaks: { rule: string }[] }[] };
  expect(result.schema).toBe('chinagraph/check@1');
  const of = (name: string) => result.photos.find((one) => one.path === name)!.breaks.map(({ rule }) => rule);
  expect(of('good_01.jpg')).toEqual([]);
  expect(of('wide_02.jpg')).toEqual(['colour']);
  expect(of('poor.jpg')).toEqual(expect.arrayContaining(['size', 'print', 'compression', 'metadata', 'name']));
  expect(of('inks_03.jpg')).toEqual(expect.arrayContaining(['colour', 'metadata']));
  expect(of('deep_04.png')).toEqual(expect.arrayContaining(['format', 'metadata']));
  expect(readFileSync(path.join(folder, 'good_01.jpg')).equals(before)).toBe(true);
  // As a spreadsheet's editor saves it; and what nobody could judge is not said to be kept.
  const faces = JSON.stringify({ schema: 'chinagraph/rules@1', name: 'faces', faces: { minPx: 80 } });
  writeFileSync(rules, Buffer.from(`\ufeff${faces}`, 'utf16le'));
  const unjudged = await run('--rules', rules);
  expect(unjudged.code).toBe(0);
  expect(unjudged.stdout).toContain('5 photos against faces: 0 keep every rule, 0 break one, 5 keep what could be');
  writeFileSync(rules, '{"schema":"chinagraph/rules@1"');
  expect(await run('--rules', rules)).toMatchObject({ code: 6, stderr: expect.stringContaining('no JSON') });
  expect(await run('--rules', path.join(home, 'none.json'))).toMatchObject({ code: 3 });
});

describeShared('on photos with faces', (shared) => {
  test('rules that ask nothing of faces are checked, and a document is judged', { timeout: 240_000 }, async () => {
    const home = tempFolder('check-faces');
    const folder = path.join(home, 'people');
    mkdirSync(folder);
    copyFileSync(path.join(shared, 'photos', 'Canon IXUS v2.jpg'), path.join(folder, 'one.jpg'));
    age(path.join(folder, 'one.jpg'));
    const run = (...words: string[]) => runHere([...words, '--catalog', path.join(home, 'catalog')]);
    for (const [id, file] of [
      ['yunet', 'yunet_n_dynamic.onnx'],
      ['face-landmarks', 'face_landmarker.task'],
      ['eye-state', 'ocec_m.onnx'],
    ] as const)
      expect((await run('models', 'import', id, path.join(shared, 'models', file))).code).toBe(0);
    const rules = path.join(home, 'rules.json');
    writeFileSync(rules, JSON.stringify({ schema: 'chinagraph/rules@1', name: 'bits', minBits: 8 }));
    const plain = await run('check', folder, '--rules', rules, '--json');
    expect(JSON.parse(plain.stdout).photos).toMatchObject([{ breaks: [], unknown: [], problem: null }]);
    expect(plain.code).toBe(0);
    const document = await run('check', folder, '--rules', 'document-photo', '--json');
    const [{ breaks, problem }] = JSON.parse(document.stdout).photos;
    expect(problem).toBeNull();
    expect(breaks.map(({ rule }: { rule: string }) => rule)).toContain('document-gaze');
  });
});

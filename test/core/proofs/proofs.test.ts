/** @file Proofs as a photographer gets them: measured on what is in the folder afterwards, by another decode. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportResult, ProofSettings } from '../../../electron/contract/exporting.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';
import { comparePictures } from '../../../electron/core/quality/compare-pictures.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { waves } from '../quality/pictures.ts';

const exiftool = new ExifTool();
let engine: Engine;
let folderId: FolderId;
let ids: PhotoId[];
const shoot = tempFolder('proofs-shoot');
const out = tempFolder('proofs-out');

const settings: ProofSettings = {
  format: 'jpeg',
  longSidePx: 240,
  target: 'ssim>=0.97',
  metadata: 'rights',
  keepsGps: false,
};
const picture = ({ data, widthPx, heightPx }: Pixels) =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });

async function make(change: Partial<ProofSettings> = {}, wanted = ids): Promise<ExportResult & { counts: object }> {
  const action = {
    kind: 'proofs' as const,
    destination: engine.places.tokenFor(Buffer.from(out)),
    ...settings,
    ...change,
  };
  const plan = await engine.client.exporting.plan({ folderId, selection: { ids: wanted }, action });
  const run = { planId: plan.planId, confirmCount: plan.photoCount };
  for await (const event of await engine.client.exporting.run(run))
    if (event.type === 'done') return { ...event.result, counts: plan.counts };
  throw new Error('an export ended without its result');
}

async function pixelsOf(input: Sharp): Promise<Pixels> {
  const { data, info } = await input.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

beforeAll(async () => {
  // The smaller ones are their own reference: nothing is resized.
  const names = ['a 50%d', 'b', 'noise'];
  for (const [index, name] of names.entries()) {
    const file = path.join(shoot, `${name}.jpg`);
    const made = waves({ widthPx: 200, heightPx: 160, shift: index, noise: index * 30 });
    writeFileSync(file, await picture(made).jpeg({ quality: 97, chromaSubsampling: '4:4:4' }).toBuffer());
    await exiftool.write(
      file,
      {
        'EXIF:Copyright': '© Änne Photographer',
        'EXIF:Artist': 'Änne',
        'IPTC:CopyrightNotice': 'Änne',
        'XMP-dc:Rights': '© Änne',
        'XMP-dc:Description': 'First dance',
        GPSLatitude: 48.1,
        GPSLatitudeRef: 'N',
        'EXIF:DateTimeOriginal': `2026:06:14 15:00:0${index}`,
      } as object,
      { writeArgs: ['-overwrite_original'] },
    );
    age(file);
  }
  // Another program gave this one another owner.
  writeFileSync(
    path.join(shoot, 'b.xmp'),
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Estate of Änne</rdf:li></rdf:Alt></dc:rights>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Not for proofs</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
  );
  writeFileSync(
    path.join(shoot, 'dot.png'),
    await picture({ data: new Uint8Array(3), widthPx: 1, heightPx: 1 })
      .png()
      .toBuffer(),
  );
  age(path.join(shoot, 'dot.png'));
  engine = await testEngine();
  folderId = (await openAndSettle(engine, shoot)).id;
  ids = await idsOf(engine, folderId);
});
afterAll(() => exiftool.end());

test('each keeps the target, one setting less does not; copyright stays, the place goes; the next run goes on', async () => {
  const before = readFileSync(path.join(shoot, 'b.jpg'));
  const first = await make();
  // A picture of one pixel cannot be measured: the best there is, and named.
  expect(first.proofs?.unreached).toMatchObject([{ path: 'dot.jpg', because: expect.stringContaining('at least 11') }]);
  expect(first).toMatchObject({ done: 4, failures: [], cancelled: false });
  expect(readFileSync(path.join(shoot, 'b.jpg')).equals(before)).toBe(true);
  for (const { path: name, setting, values } of first.proofs!.proofs.filter(({ reached }) => reached)) {
    const reference = await pixelsOf(sharp(readFileSync(path.join(shoot, name))));
    const ssimOf = async (file: Buffer) =>
      comparePictures(reference, await pixelsOf(sharp(file)), ['ssim']).get('ssim')!.value!;
    const found = await ssimOf(readFileSync(path.join(out, name)));
    expect(found).toBeGreaterThanOrEqual(0.97);
    expect(found).toBeCloseTo(values.ssim!, 9);
    const quality = Number(/quality (\d+)/.exec(setting)![1]);
    const less = await picture(reference)
      .jpeg({ quality: quality - 1, chromaSubsampling: '4:2:0' })
      .toBuffer();
    expect(await ssimOf(less)).toBeLessThan(0.97);
    const tags = (await exiftool.readRaw(path.join(out, name), { readArgs: ['-G1', '-a'] })) as Record<string, unknown>;
    const isInherited = name === 'b.jpg';
    expect(tags['IFD0:Copyright']).toBe(isInherited ? '© Estate of Änne' : '© Änne Photographer');
    expect(tags['XMP-dc:Rights']).toBe(isInherited ? '© Estate of Änne' : '© Änne');
    expect(tags['IPTC:CopyrightNotice']).toBe('Änne');
    expect(tags['ICC_Profile:ProfileDescription'] ?? tags['ICC-header:ColorSpaceData']).toBeDefined();
    expect(Object.keys(tags).filter((key) => /GPS|Description$/.test(key) && !/ICC/.test(key))).toEqual([]);
  }
  const { fixed, bytes } = first.proofs!;
  expect(fixed).toMatchObject({ of: 3 });
  expect(fixed!.bytes).toBeGreaterThan(bytes - statSync(path.join(out, 'dot.jpg')).size);

  rmSync(path.join(out, 'b.jpg'));
  const again = await make();
  expect(again).toMatchObject({ done: 1, unchanged: 3, counts: { create: 1, unchanged: 3 } });
  expect(again.proofs).toEqual(first.proofs);
});

test('other settings replace what is ours alone; what somebody else put there or changed stays', async () => {
  writeFileSync(path.join(out, 'noise.jpg'), 'edited by hand');
  const result = await make(
    { target: 'ssim>=0.9, psnr>=20', metadata: 'all' },
    ids.filter((_, i) => i < 4),
  );
  expect(result.counts).toMatchObject({ update: 3, conflict: 1 });
  expect(readFileSync(path.join(out, 'noise.jpg'), 'utf8')).toBe('edited by hand');
  const tags = (await exiftool.readRaw(path.join(out, 'b.jpg'), { readArgs: ['-G1'] })) as Record<string, unknown>;
  expect(tags['XMP-dc:Description']).toBe('First dance');
  expect(tags['ExifIFD:DateTimeOriginal']).toBe('2026:06:14 15:00:01');
  expect(Object.keys(tags).filter((key) => /GPS/.test(key))).toEqual([]);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
});

test.each(['webp', 'avif'] as const)(
  '%s: kept, named after the photo, turned as it was turned, with its copyright',
  async (format) => {
    const [, b] = ids;
    await engine.client.decisions.turn({ ids: [b!], quarters: 1 });
    mkdirSync(out, { recursive: true });
    writeFileSync(path.join(out, `b.${format}`), 'somebody else');
    const { proofs } = await make({ format }, [b!]);
    expect(proofs).toMatchObject({ count: 1, unreached: [], proofs: [{ path: `b-2.${format}`, reached: true }] });
    const file = path.join(out, `b-2.${format}`);
    const made = await pixelsOf(sharp(readFileSync(file)));
    expect([made.widthPx, made.heightPx]).toEqual([160, 200]);
    const reference = await pixelsOf(sharp(readFileSync(path.join(shoot, 'b.jpg'))).rotate(90));
    expect(comparePictures(reference, made, ['ssim']).get('ssim')!.value).toBeGreaterThanOrEqual(0.97);
    expect(readFileSync(path.join(out, `b.${format}`), 'utf8')).toBe('somebody else');
    const tags = (await exiftool.readRaw(file, { readArgs: ['-G1'] })) as Record<string, unknown>;
    expect(tags['XMP-dc:Rights'] ?? tags['IFD0:Copyright']).toBeDefined();
    await engine.client.decisions.turn({ ids: [b!], quarters: 3 });
  },
);

test.each([
  ['ssim=0.98', 'is no condition'],
  ['beauty>=1', 'beauty is no metric'],
  ['gmsd>=0.1', 'A target says how close at least: gmsd<=0.1'],
])('a target that is none is refused: %s', async (target, says) => {
  await expect(make({ target })).rejects.toMatchObject({ data: { what: expect.stringContaining(says) } });
});

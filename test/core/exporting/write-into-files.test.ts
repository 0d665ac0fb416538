/** Metadata into pictures themselves: through the engine, and with the writer on other people's files. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { ExportAction, ExportResult } from '../../../electron/contract/exporting.ts';
import { createExifToolWriter } from '../../../electron/core/exporting/embed/exiftool-writer.ts';
import { forget, keptOf, putBack } from '../../../electron/core/exporting/embed/kept-originals.ts';
import { differencesOf, scanHash } from '../../../electron/core/exporting/embed/prove-equal.ts';
import { writeInto } from '../../../electron/core/exporting/embed/write-into.ts';
import { planSidecar } from '../../../electron/core/exporting/sidecars/plan-sidecar.ts';
import { readEmbeddedXmp } from '../../../electron/core/xmp/embedded-xmp.ts';
import { readTheirDecision } from '../../../electron/core/xmp/read-decision.ts';
import { readXmp } from '../../../electron/core/xmp/read-xmp.ts';
import { inEnglish } from '../../support/in-english.ts';
import { needing } from '../../support/needs.ts';
import { describeShared } from '../../support/shared.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

const tool = createExifToolWriter();
afterAll(() => tool.end());
const { signal } = new AbortController();
/** A packet that says pick, four stars, green, in every program's way. */
const picked = (bytes: Buffer | null): string =>
  planSidecar({
    decision: { flag: 'pick', stars: 4, label: 'green' },
    turned: { turn: 0, orientation: 1 },
    ...{ profile: 'everything', bytes, base: {}, overwriteConflicts: true, elements: new Map() },
  }).text!;
const says = async (file: string) => {
  const packet = await readEmbeddedXmp(Buffer.from(file));
  const read = packet && readXmp(packet);
  return read?.ok ? readTheirDecision(read.document) : null;
};

describe('an export into files', () => {
  const embed: ExportAction = { kind: 'embed', profile: 'lightroom', overwriteConflicts: false };

  async function shoot() {
    const engine = await testEngine();
    const folder = tempFolder('embed');
    await writeSmallShoot(folder, numbered(3));
    const folderId = (await openAndSettle(engine, folder)).id;
    const ids = await idsOf(engine, folderId);
    const run = async (action: ExportAction): Promise<ExportResult> => {
      const { planId, photoCount } = await engine.client.exporting.plan({ folderId, selection: 'all', action });
      for await (const event of await engine.client.exporting.run({ planId, confirmCount: photoCount }))
        if (event.type === 'done') return event.result;
      throw new Error('no result');
    };
    return { engine, folder, folderId, ids, run };
  }
  const originalsIn = (folder: string) =>
    existsSync(path.join(folder, '.chinagraph-originals'))
      ? readdirSync(path.join(folder, '.chinagraph-originals'))
      : [];

  test('writes what was decided, again after a change, and one putting back undoes both', async () => {
    const { engine, folder, folderId, ids, run } = await shoot();
    const files = readdirSync(folder)
      .sort()
      .map((name) => path.join(folder, name));
    const first = files[0]!;
    const before = files.map((file) => readFileSync(file));
    chmodSync(first, 0o640);
    const times = statSync(first).mtimeMs;
    await engine.client.decisions.apply({ ids: [ids[0]!], change: { flag: 'pick', stars: 4, label: 'green' } });
    const plan = await engine.client.exporting.plan({ folderId, selection: 'all', action: embed });
    expect(plan).toMatchObject({ photoCount: 1, counts: { update: 1, unchanged: 2 } });
    expect(readFileSync(first).equals(before[0]!)).toBe(true);
    expect(await run(embed)).toMatchObject({ done: 1, unchanged: 2, failures: [] });
    expect(await says(first)).toMatchObject({ flag: 'pick', stars: 4, label: 'green' });
    expect(await scanHash(Buffer.from(first))).not.toBeNull();
    expect(statSync(first)).toMatchObject({ mode: expect.toSatisfy((mode: number) => (mode & 0o777) === 0o640) });
    expect(Math.abs(statSync(first).mtimeMs - times)).toBeLessThan(2);
    expect(await run(embed)).toMatchObject({ done: 0, unchanged: 3 });
    await engine.whenIdle(folderId);
    // Nothing that we wrote is told as another program's.
    expect((await engine.client.exporting.planReadBack({ folderId })).items).toEqual([]);
    await engine.client.decisions.apply({ ids: [ids[0]!], change: { stars: 5 } });
    expect((await engine.client.exporting.planReadBack({ folderId })).items).toEqual([]);
    expect(await run(embed)).toMatchObject({ done: 1, failures: [] });
    expect(await says(first)).toMatchObject({ stars: 5 });
    expect(originalsIn(folder)).toEqual(['IMG_0001.jpg.original', 'IMG_0001.jpg.original.json']);
    expect(await run({ kind: 'put-back' })).toMatchObject({ done: 1, failures: [] });
    expect(files.map((file, n) => readFileSync(file).equals(before[n]!))).toEqual([true, true, true]);
    expect(existsSync(path.join(folder, '.chinagraph-originals'))).toBe(false);
    expect(readdirSync(folder)).toHaveLength(3);
    await engine.close();
  });

  test('what another program did since is neither overwritten nor undone, and discarding is the end of it', async () => {
    const { engine, folder, ids, run } = await shoot();
    await engine.client.decisions.apply({ ids, change: { flag: 'pick', stars: 3 } });
    await run(embed);
    const [a, b] = readdirSync(folder)
      .filter((name) => name.endsWith('.jpg'))
      .sort()
      .map((name) => path.join(folder, name));
    const theirs = Buffer.concat([readFileSync(a!), Buffer.from('a trailer of another program')]);
    writeFileSync(a!, theirs);
    const back = await run({ kind: 'put-back' });
    expect(back).toMatchObject({ done: 2, failures: [{ reason: expect.stringContaining('Another program changed') }] });
    expect(readFileSync(a!).equals(theirs)).toBe(true);
    expect(await says(b!)).toBeNull();
    expect(originalsIn(folder)).toHaveLength(2);
    expect(await run({ kind: 'discard' })).toMatchObject({ done: 1 });
    expect(originalsIn(folder)).toEqual([]);
    await engine.close();
  });
});

describeShared('other people’s files', (shared) => {
  const files = ['photos', 'formats'].flatMap((folder) =>
    readdirSync(path.join(shared, folder))
      // A third of the photos; what is true of them is true of all 25, tried by hand.
      .filter((name, n) => /\.(dng|heic|avif)$/i.test(name) || (/\.jpe?g$/i.test(name) && n % 3 === 0))
      .map((name) => path.join(shared, folder, name)),
  );
  files.push(
    ...['gimp-linear-16bit.tif', 'lab-8bit.tif', 'png-orientation6-exif-after-idat.png'].map((name) =>
      path.join(shared, 'cases/files', name),
    ),
  );

  test('take what is decided, keep all else, are read by ExifTool and exiv2, and come back byte for byte', async () => {
    const folder = tempFolder('into');
    const refused: string[] = [];
    for (const source of files) {
      const file = path.join(folder, path.basename(source));
      copyFileSync(source, file);
      const name = Buffer.from(file);
      const expected = await readEmbeddedXmp(name);
      const before = await tool.readAll(name);
      const asked = { file: name, packet: picked(expected), expected, base: null, nowIso: '2026-06-14T12:00:00.000Z' };
      const problem = await writeInto(tool, asked, signal).then(
        () => null,
        (error: Error) => inEnglish(error.message),
      );
      if (problem !== null) {
        refused.push(`${path.basename(file)}: ${problem}`);
        expect(readFileSync(file).equals(readFileSync(source)), file).toBe(true);
        continue;
      }
      const after = await tool.readAll(name);
      expect(differencesOf(before, after), file).toEqual([]);
      expect(after, file).toMatchObject({ 'XMP-xmp:Rating': 4, 'XMP-xmp:Label': 'Green', 'XMP-xmpDM:Pick': 1 });
      if (existsSync('/usr/bin/exiv2') && !/avif$/i.test(file))
        expect(execFileSync('exiv2', ['-g', 'Xmp.xmp.Rating', '-Pv', file], { encoding: 'utf8' }).trim(), file).toBe(
          '4',
        );
      const [kept] = await keptOf(name);
      await putBack(kept!);
      expect(readFileSync(file).equals(readFileSync(source)), file).toBe(true);
    }
    // A DNG cut short, as it came: ExifTool refuses to write it, and it stays.
    expect(refused).toEqual([expect.stringMatching(/^IMG_1361\.dng: ExifTool cannot write/)]);
  }, 120_000);

  test('a rewritten file that lost anything is not believed', async () => {
    const before = await tool.readAll(Buffer.from(files[0]!));
    const [tag] = Object.keys(before).filter((name) => name.startsWith('ExifIFD:'));
    const { [tag!]: _, ...without } = before;
    expect(differencesOf(before, without)).toEqual([tag]);
    expect(differencesOf(before, { ...before, 'File:ImageDataHash': '0' })).toEqual(['File:ImageDataHash']);
    const { 'File:ImageDataHash': __, ...unhashed } = before;
    expect(differencesOf(unhashed, before)).toHaveLength(1);
  });

  test('what was changed by others between two writes is kept beside the first original', async () => {
    const file = path.join(tempFolder('between'), 'a.jpg');
    copyFileSync(files[0]!, file);
    const name = Buffer.from(file);
    const write = async (packet: string) =>
      writeInto(
        tool,
        { file: name, packet, expected: await readEmbeddedXmp(name), base: null, nowIso: new Date().toISOString() },
        signal,
      );
    const packet = (stars: number) =>
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="${stars}"/></rdf:RDF></x:xmpmeta>`;
    const original = readFileSync(file);
    await write(packet(1));
    const edited = Buffer.concat([readFileSync(file), Buffer.from('edited')]);
    writeFileSync(file, edited);
    await write(packet(2));
    const kept = await keptOf(name);
    expect(kept).toHaveLength(2);
    await putBack(kept[0]!);
    expect(readFileSync(file).equals(edited)).toBe(true);
    await expect(putBack(kept[1]!)).rejects.toThrow('kept.changedSince');
    expect(readFileSync(kept[1]!.kept).equals(original)).toBe(true);
    await forget(kept[1]!);
  });
});

test.each(['profile and EXIF', 'alpha'])('a WebP that holds %s already', async (holds) => {
  const hasAlpha = holds === 'alpha';
  const background = { r: 200, g: 90, b: 30, alpha: hasAlpha ? 0.5 : 1 };
  const picture = sharp({ create: { width: 64, height: 48, channels: hasAlpha ? 4 : 3, background } });
  const held = hasAlpha ? picture : picture.withIccProfile('p3').withExif({ IFD0: { Model: 'Camera' } });
  const file = path.join(tempFolder('webp'), 'a.webp');
  writeFileSync(file, await held.webp().toBuffer());
  const asked = { file: Buffer.from(file), packet: picked(null), expected: null, base: null };
  await writeInto(tool, { ...asked, nowIso: '2026-06-14T12:00:00.000Z' }, signal);
  expect(await says(file)).toMatchObject({ flag: 'pick', stars: 4, label: 'green' });
});

const mounting = needing('a disk that can be mounted (Linux, root)');
test('a disk without room is said to be full, and the file stays', mounting, async () => {
  const disk = tempFolder('full-disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', disk]);
  try {
    const [file] = await writeSmallShoot(disk, numbered(1));
    const before = readFileSync(file!);
    writeFileSync(path.join(disk, 'fill'), Buffer.alloc(40_960 - Math.ceil(before.length / 4096) * 4096));
    const asked = { file: Buffer.from(file!), packet: picked(null), expected: null, base: null };
    await expect(writeInto(tool, { ...asked, nowIso: '2026-06-14T12:00:00.000Z' }, signal)).rejects.toThrow('ENOSPC');
    expect(readdirSync(disk).sort()).toEqual(['fill', path.basename(file!)].sort());
    expect(readFileSync(file!).equals(before)).toBe(true);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

const darktable = needing('darktable, Xvfb and a session bus', { timeout: 240_000 });
test('darktable renders written files as it renders the ones before', darktable, async () => {
  const folder = tempFolder('rendered');
  const pixels = Buffer.from(Array.from({ length: 120 * 80 * 3 }, (_, n) => (n * 37) & 255));
  const picture = () => sharp(pixels, { raw: { width: 120, height: 80, channels: 3 } });
  const made = {
    'a.jpg': await picture().jpeg().toBuffer(),
    'b.tif': await picture().tiff({ compression: 'lzw' }).toBuffer(),
    'c.webp': await picture().webp().toBuffer(),
  };
  for (const [name, bytes] of Object.entries(made)) {
    writeFileSync(path.join(folder, `before-${name}`), bytes);
    const file = path.join(folder, `written-${name}`);
    writeFileSync(file, bytes);
    const asked = { file: Buffer.from(file), packet: picked(null), expected: null, base: null };
    await writeInto(tool, { ...asked, nowIso: '2026-06-14T12:00:00.000Z' }, signal);
    expect(await says(file), name).toMatchObject({ flag: 'pick', stars: 4, label: 'green' });
  }
  // PPM holds pixels and nothing else.
  const home = tempFolder('darktable');
  const settings = [
    '--core',
    '--configdir',
    home,
    '--cachedir',
    home,
    '--library',
    ':memory:',
    '--conf',
    'opencl=FALSE',
  ];
  execFileSync('darktable-cli', [folder, path.join(home, '$(FILE_NAME).ppm'), ...settings], { stdio: 'ignore' });
  for (const name of Object.keys(made)) {
    const [before, written] = ['before', 'written'].map((state) => {
      const rendered = readFileSync(path.join(home, `${state}-${path.parse(name).name}.ppm`));
      return createHash('sha256').update(rendered).digest('hex');
    });
    expect(written, name).toBe(before);
  }
});

/** @file The generated shoot is what its truth says, and the same for the same seed. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeShoot } from '../../bench/make-shoot/make-shoot.ts';
import { type MakeShootOptions, readOptions } from '../../bench/make-shoot/options.ts';
import { truth } from '../../bench/make-shoot/truth.ts';

const signal = new AbortController().signal;
let folder: string;
const exiftool = new ExifTool({ maxProcs: 1 });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'make-shoot-'));
});
afterAll(async () => {
  await exiftool.end();
  await rm(folder, { recursive: true, force: true });
});

function optionsFor(...args: string[]): MakeShootOptions {
  const options = readOptions(args);
  if ('help' in options || 'problem' in options) throw new Error('options expected');
  return options;
}

async function fingerprints(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).filter((name) => !name.endsWith('.DNG')).sort();
  const entries = names.map(async (name) => {
    const bytes = await readFile(path.join(dir, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('make-shoot', () => {
  it('makes bursts of seven with one clean frame each, and says so', async () => {
    const out = path.join(folder, 'bursts');
    const args = ['--out', out, '--frames', '14', '--seed', '3', '--bursts', '--raw-pairs', '--long-side', '600'];
    await makeShoot(optionsFor(...args), signal, () => undefined);
    const said = truth.parse(JSON.parse(await readFile(path.join(out, 'truth.json'), 'utf8')));
    expect(said.bursts).toHaveLength(2);
    for (const burst of said.bursts) {
      const kinds = said.photos.filter((photo) => photo.scene === burst.scene).map((photo) => photo.done.kind);
      expect(kinds.toSorted()).toEqual(
        ['blurred', 'clean', 'defocused-subject', 'exposure', 'moved', 'noisy', 'shifted'].toSorted(),
      );
    }
    const names = await readdir(out);
    expect(names.filter((name) => name.endsWith('.JPG'))).toHaveLength(14);
    expect(names.filter((name) => name.endsWith('.DNG'))).toHaveLength(14);
    const sizes = await Promise.all(
      said.bursts[0]!.files.map(async (file) => sharp(await readFile(path.join(out, file))).metadata()),
    );
    expect(new Set(sizes.map((size) => `${size.width}x${size.height}`)).size).toBe(1);

    const photo = said.photos[5]!;
    const tags = await exiftool.read(path.join(out, photo.file));
    expect(String(tags.SubSecDateTimeOriginal)).toContain(photo.takenAt.slice(11));
    expect(tags.SerialNumber?.toString()).toBe(photo.camera.serial);
    expect(tags.LensModel).toBe(photo.camera.lens);
    expect(tags.ISO).toBe(photo.camera.iso);
    const raw = path.join(out, photo.companion!);
    const preview = await exiftool.extractBinaryTagToBuffer('PreviewImage', raw);
    const inside = await sharp(preview).metadata();
    expect([inside.width, inside.height]).toEqual([sizes[0]!.width, sizes[0]!.height]);
    expect((await exiftool.read(raw)).SubSecTimeOriginal?.toString()).toBe(photo.takenAt.slice(20));
  });

  it('makes the same bytes for the same seed and others for another', async () => {
    const made: Record<string, string>[] = [];
    for (const [name, seed] of [
      ['one', '5'],
      ['two', '5'],
      ['three', '6'],
    ] as const) {
      const out = path.join(folder, name);
      await makeShoot(optionsFor('--out', out, '--frames', '30', '--seed', seed, '--small'), signal, () => undefined);
      made.push(await fingerprints(out));
    }
    expect(made[0]).toEqual(made[1]);
    expect(made[0]!['CG_0001.JPG']).not.toBe(made[2]!['CG_0001.JPG']);
    expect(new Set(Object.values(made[0]!)).size).toBe(31);
  });

  it('keeps capture times strictly rising and refuses a folder with files in it', async () => {
    const out = path.join(folder, 'times');
    const options = optionsFor('--out', out, '--frames', '40', '--small');
    const { photos } = await makeShoot(options, signal, () => undefined);
    const times = photos.map((photo) => photo.takenAt);
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true);
    await expect(makeShoot(options, signal, () => undefined)).rejects.toThrow('is not empty');
  });

  it('says what is wrong with its options', () => {
    expect(readOptions(['--frames', '5'])).toEqual({ problem: '--out DIR is needed' });
    expect(readOptions(['--out', 'x', '--frames', 'many'])).toEqual({ problem: '--frames must be a whole number' });
    expect(readOptions(['--help'])).toEqual({ help: true });
  });
});

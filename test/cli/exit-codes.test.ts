/** @file What the command line ends with where some files could not be looked at, and that each of them is named. */
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { noiseJpeg } from '../core/previews/test-pictures.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

async function folderWith(files: Record<string, Uint8Array | string>): Promise<string[]> {
  const home = tempFolder('exit-codes');
  const folder = path.join(home, 'photos');
  await writeSmallShoot(folder, [{ name: 'good.jpg' }]);
  const old = new Date(Date.now() - 3_600_000);
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), bytes);
    utimesSync(path.join(folder, name), old, old);
  }
  return [folder, '--catalog', path.join(home, 'catalog')];
}

// Each command is a process of its own, and compiles its sources.
const timeout = 240_000;

test('nothing wrong, or a picture with a part missing: 0', { timeout }, async () => {
  const jpeg = await noiseJpeg(640, 480);
  const args = await folderWith({ 'cut.jpg': jpeg.subarray(0, jpeg.length * 0.6) });
  const result = await runCli(['index', ...args]);
  expect([result.code, result.stdout]).toEqual([0, expect.stringContaining('cut.jpg')]);
});

test('index and cull: files that are no pictures, empty or broken are named, and it ends with 4, also the second time', {
  timeout,
}, async () => {
  const files = {
    'letter.jpg': 'dear all, '.repeat(50),
    'empty.cr2': '',
    'broken.png': Buffer.from('89504e470d0a1a0a00000000', 'hex'),
  };
  const args = await folderWith(files);
  for (const command of [['index'], ['cull'], ['index', '--json']]) {
    const result = await runCli([command[0]!, ...args, ...command.slice(1)]);
    expect(result.code, result.stdout + result.stderr).toBe(4);
    for (const name of Object.keys(files)) {
      expect(result.stdout).toContain(name);
      expect(result.stdout).not.toMatch(new RegExp(`${name}: ${name}`));
    }
  }
});

test('an option that is empty, or longer than it may be, is named: 2, and nothing is done', { timeout }, async () => {
  const [folder, ...catalog] = await folderWith({ 'labels.csv': 'picture,rating\ngood.jpg,3\n' });
  const empty = await runHere(['export', folder!, '--proofs', '', '--only', 'all', ...catalog]);
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('--proofs is empty')]);
  const labels = path.join(folder!, 'labels.csv');
  const long = await runHere(['evaluate', labels, '--calibrate', 'x'.repeat(500), ...catalog]);
  expect([long.code, long.stderr]).toEqual([2, expect.stringContaining('"calibrate"')]);
});

test('a file of ratings that cannot be used is refused before the folder is looked at', { timeout }, async () => {
  const [folder, ...catalog] = await folderWith({ 'labels.csv': 'picture,rating\ngood.jpg,NaN\n' });
  const refused = await runHere(['evaluate', path.join(folder!, 'labels.csv'), ...catalog]);
  expect([refused.code, refused.stderr]).toEqual([6, expect.stringContaining('"NaN" is no rating')]);
  expect(refused.stderr).not.toContain('Indexing');
});

test('a file that is still being copied is named, and it ends with 4', { timeout }, async () => {
  const args = await folderWith({});
  const growing = path.join(args[0]!, 'growing.jpg');
  const jpeg = await noiseJpeg(320, 240);
  const timer = setInterval(
    () => writeFileSync(growing, jpeg.subarray(0, 1000 + Math.floor(Math.random() * 9000))),
    300,
  );
  const result = await runCli(['index', ...args]).finally(() => clearInterval(timer));
  expect([result.code, result.stdout]).toEqual([4, expect.stringMatching(/growing\.jpg: Still being copied/)]);
});

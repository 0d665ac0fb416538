import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce } from '../../electron/hosts/web/build-once.ts';

let folder: string;
let source: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'build-once-'));
  source = path.join(folder, 'source.ts');
  target = path.join(folder, 'dist', 'page');
  writeFileSync(source, 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Builds slowly, in two steps; fails where the target ever holds only the first. */
async function ask(): Promise<number> {
  let builds = 0;
  await buildOnce({
    target,
    sources: [source],
    tell: () => {},
    build: async (into) => {
      builds += 1;
      writeFileSync(path.join(into, 'index.html'), readFileSync(source));
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (existsSync(target)) expect(readdirSync(target)).toContain('script.js');
      writeFileSync(path.join(into, 'script.js'), '');
    },
  });
  expect(readdirSync(target).sort()).toEqual(['index.html', 'script.js', 'sources']);
  return builds;
}

test('several who ask at once get one build, and nothing is left beside it', async () => {
  const builds = await Promise.all([ask(), ask(), ask()]);
  expect(builds.reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(readdirSync(path.dirname(target))).toEqual(['page']);
});

test('unchanged sources build nothing and tell nothing; changed ones replace the whole folder', async () => {
  await ask();
  expect(await ask()).toBe(0);
  writeFileSync(source, 'another');
  expect(await ask()).toBe(1);
  expect(readFileSync(path.join(target, 'index.html'), 'utf8')).toBe('another');
});

test('a build that fails leaves what stood and the next one can go on', async () => {
  await ask();
  writeFileSync(source, 'broken now');
  const broken = buildOnce({
    target,
    sources: [source],
    tell: () => {},
    build: () => Promise.reject(new Error('line 3')),
  });
  await expect(broken).rejects.toThrow('line 3');
  expect(readFileSync(path.join(target, 'index.html'), 'utf8')).toBe('one');
  expect(await ask()).toBe(1);
});

test('the lock of a process that is gone is not waited for', async () => {
  await ask();
  // Above every process id that Linux, macOS and Windows give.
  writeFileSync(`${target}.lock`, '4999999999');
  writeFileSync(source, 'later');
  expect(await ask()).toBe(1);
  expect(existsSync(`${target}.lock`)).toBe(false);
});

/** @file Windows' answers for a file that another program holds open, injected: no such system here. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { failureWords } from '../../../electron/core/exporting/failure-words.ts';
import type { Renaming } from '../../../electron/core/exporting/files/rename-over.ts';
import { replaceFile } from '../../../electron/core/exporting/files/write-file.ts';
import { inEnglish } from '../../support/in-english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let folder: string;
let sidecar: string;
beforeEach(() => {
  folder = tempFolder('rename');
  sidecar = path.join(folder, 'IMG_0001.xmp');
  writeFileSync(sidecar, 'old');
});

/** Fails `times` times with `code`, then does it. */
function failing(times: number, code: string, platform: NodeJS.Platform = 'win32') {
  const waits: number[] = [];
  let tries = 0;
  const renaming: Renaming = {
    platform,
    waitMs: async (ms) => void waits.push(ms),
    rename: async (from, to) => {
      tries += 1;
      if (tries <= times) throw Object.assign(new Error(`${code}: operation not permitted, rename`), { code });
      renameSync(from, to);
    },
  };
  const replace = () => replaceFile(Buffer.from(sidecar), Buffer.from('new'), renaming);
  return { replace, waits, tries: () => tries };
}
const found = () => [readdirSync(folder), readFileSync(sidecar, 'utf8')];

test.each(['EPERM', 'EACCES', 'EBUSY'])('%s on Windows is tried again, after longer and longer waits', async (code) => {
  const held = failing(4, code);
  await held.replace();
  expect([held.tries(), held.waits]).toEqual([5, [10, 20, 40, 80]]);
  expect(found()).toEqual([['IMG_0001.xmp'], 'new']);
});

test('a file that stays open is named in words, nothing is changed and nothing is left behind', async () => {
  const held = failing(1_000, 'EPERM');
  const error = await held.replace().catch((one: unknown) => one);
  expect(inEnglish(failureWords(error))).toMatch(/^Another program has this file open, or it is write-protected\./);
  expect((error as Error).cause).toMatchObject({ code: 'EPERM' });
  expect(held.tries()).toBe(8);
  expect(held.waits.reduce((sum, ms) => sum + ms)).toBeLessThan(2_000);
  expect(found()).toEqual([['IMG_0001.xmp'], 'old']);
});

test.each([
  ['EPERM', 'linux', 'Not allowed to write here'],
  ['EACCES', 'darwin', 'Not allowed to write here'],
  ['EIO', 'win32', 'The disk or card reports an error'],
] as const)('%s on %s is said at once', async (code, platform, words) => {
  const held = failing(1, code, platform);
  expect(inEnglish(failureWords(await held.replace().catch((one: unknown) => one)))).toContain(words);
  expect([held.tries(), held.waits]).toEqual([1, []]);
  expect(found()).toEqual([['IMG_0001.xmp'], 'old']);
});

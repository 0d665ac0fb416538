/** @file What the command line prints as others take it: commands to copy, pipes that close, disks that are full, names that hide something. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { needing } from '../support/needs.ts';
import { runCli } from '../support/run-cli.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

const main = fileURLToPath(new URL('../../electron/hosts/cli/main.ts', import.meta.url));
const work = tempFolder('output');
const folder = path.join(work, "Ann's & Bob's wedding");
const home = path.join(work, 'my catalog');
const hidden = 'evil\u202Efig\u001B[2J.jpg';
const posix = process.platform !== 'win32';

beforeAll(async () => {
  mkdirSync(folder);
  await writeSmallShoot(folder, [...numbered(6), ...(posix ? [{ ...numbered(1)[0]!, name: hidden, seed: 77 }] : [])]);
});

type End = { code: number | null; stderr: string };
function run(command: string, args: string[], stdout: 'closed' | number | 'read', cwd = work): Promise<End> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', typeof stdout === 'number' ? stdout : 'pipe', 'pipe'] });
  if (stdout === 'closed') child.stdout?.destroy();
  else child.stdout?.resume();
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}

test('--json is what JSON.stringify gives, one object, also beside an export', async () => {
  const csv = path.join(work, 'beside.csv');
  const { code, stdout } = await runCli(['cull', folder, '--json', '--export', `csv=${csv}`, '--catalog', home]);
  expect(code).toBe(0);
  const result = JSON.parse(stdout) as { photos: { path: string }[] };
  expect(stdout).toBe(`${JSON.stringify(result)}\n`);
  expect(result.photos).toHaveLength(posix ? 7 : 6);
  if (posix) expect(result.photos.map((photo) => photo.path)).toContain(hidden);
  expect(existsSync(csv)).toBe(true);
});

test('the suggested commands work as printed, on the same catalog', needing('a POSIX system'), async () => {
  const { stdout } = await runCli(['cull', folder, '--catalog', home]);
  for (const character of ['\u202E', '\u001B']) expect(stdout).not.toContain(character);
  const listing = /list them {3}(.*)/.exec(stdout)?.[1] ?? '';
  expect(listing).toContain("--catalog '");
  const line = listing.replace('npm run -s chinagraph --', '"$0" "$1"');
  const cwd = tempFolder('typed');
  expect(await run('bash', ['-c', line, process.execPath, main], 'read', cwd)).toMatchObject({ code: 0 });
  expect(readFileSync(path.join(cwd, 'keepers.csv'), 'utf8')).toMatch(/^path,files,/);
  expect(/see them {4}(.*)/.exec(stdout)?.[1]).toMatch(/^npm run -s chinagraph -- serve '.*' --open --catalog '.*'$/);
  expect(stdout).toMatch(/models list --catalog '/);
});

test('a reader that goes away ends nothing: the lists are still written', async () => {
  const csv = path.join(work, 'after-the-pipe.csv');
  const words = ['cull', folder, '--json', '--export', `csv=${csv}`, '--catalog', home];
  expect((await run(process.execPath, [main, ...words], 'closed')).code).toBe(0);
  expect(existsSync(csv)).toBe(true);
});

test('a full disk under the result is said', needing('Linux'), async () => {
  const words = ['cull', folder, '--json', '--catalog', home];
  const { code, stderr } = await run(process.execPath, [main, ...words], openSync('/dev/full', 'w'));
  expect([code, stderr]).toEqual([1, expect.stringContaining('could not be written: ENOSPC')]);
});

test('an option without its value is not taken for the default catalog', async () => {
  for (const words of [
    ['doctor', '--catalog'],
    ['doctor', '--catalog='],
  ]) {
    expect(await runCli(words)).toMatchObject({ code: 2, stderr: expect.stringContaining('--catalog DIR') });
  }
});

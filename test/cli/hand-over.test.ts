/** @file Handing over and reading back on the command line. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder('hand-over');
const home = tempFolder('home');
const cli = (...args: string[]) => runCli([...args, '--catalog', home]);
const photo = (n: number) => path.join(folder, `IMG_000${n}.jpg`);
const sidecar = (n: number) => path.join(folder, `IMG_000${n}.xmp`);
const says = (attributes: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${attributes}/></rdf:RDF></x:xmpmeta>`;

beforeAll(async () => {
  await writeSmallShoot(folder, numbered(5));
  expect((await cli('index', folder)).code).toBe(0);
});

test('a dry run says what the program will not read', async () => {
  await cli('decide', photo(1), '--pick');
  const { code, stdout } = await cli('export', folder, '--xmp', 'lightroom', '--dry-run');
  expect([code, stdout]).toEqual([0, expect.stringContaining('ignores their sidecars')]);
  expect((await cli('export', folder, '--xmp', 'darktable', '--dry-run')).stdout).toContain('darktable has no pick');
});

describe('read-back', () => {
  test('lists, takes what was decided there alone, and says what is left', async () => {
    writeFileSync(sidecar(2), says('xmp:Rating="4"'));
    writeFileSync(sidecar(1), says('xmp:Rating="-1"'));
    const listed = await cli('read-back', folder);
    expect(listed.code).toBe(0);
    expect(listed.stdout).toContain('2 photos were decided elsewhere, 1 of them differently here');
    expect(listed.stdout).toContain('both changed  IMG_0001.xmp  picked -> rejected');
    expect(listed.stderr).toContain('--take new');
    expect((await cli('read-back', folder, '--take', 'new', '--dry-run')).stdout).toContain(
      '1 decision would be taken',
    );
    const taken = await cli('read-back', folder, '--take', 'new', '--json');
    expect([taken.code, JSON.parse(taken.stdout)]).toMatchObject([4, { schema: 'chinagraph/read-back@1', taken: 1 }]);
    const named = await cli('read-back', folder, '--take', 'IMG_0001.xmp');
    expect([named.code, named.stdout]).toEqual([0, expect.stringContaining('Took over 1 decision')]);
    expect((await cli('read-back', folder, '--take', 'IMG_0009.xmp')).code).toBe(3);
    expect((await cli('undo')).stdout).toContain('Taken back');
  });
});

describe('names', () => {
  test('with commas and without extension, on standard output', async () => {
    await cli('decide', photo(3), photo(4), '--label', 'blue');
    await cli('decide', photo(3), photo(4), '--stars', '5');
    const words = ['export', folder, '--list', 'txt', '-o', '-', '--only', 'stars>=5'];
    expect((await cli(...words, '--separator', 'comma', '--no-extension')).stdout).toBe('IMG_0003, IMG_0004\n');
    expect((await cli(...words, '--separator', 'space')).stdout).toBe('IMG_0003.jpg IMG_0004.jpg\n');
    expect((await cli(...words, '--separator', 'tab')).code).toBe(2);
  });

  test('a list of our own with another separator may be replaced', async () => {
    const file = path.join(home, 'names.txt');
    const words = ['export', folder, '--list', 'txt', '-o', file, '--only', 'stars>=5', '--separator', 'comma'];
    expect((await cli(...words)).code).toBe(0);
    expect((await cli(...words)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('IMG_0003.jpg, IMG_0004.jpg');
  });

  test('JSON says where the shoot is', async () => {
    const file = path.join(home, 'list.json');
    await cli('export', folder, '--list', 'json', '-o', file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schema: 'chinagraph/list@1', root: folder });
  });

  test('a contact sheet speaks against no pick, and colours no name', async () => {
    const file = path.join(home, 'sheet.html');
    await cli('decide', photo(5), '--pick');
    await cli('export', folder, '--list', 'html', '-o', file, '--only', 'picks', '--reasons');
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('IMG_0005.jpg');
    expect(html).not.toContain('class="why"');
    expect(html).not.toMatch(/<figure class="pick"/);
  });
});

test('the trash wants the number where nobody is there to ask', async () => {
  await cli('decide', photo(4), '--reject');
  const refused = await cli('export', folder, '--trash');
  expect([refused.code, refused.stderr]).toEqual([6, expect.stringMatching(/1 rejected photo.*add --confirm 1/)]);
  expect((await cli('export', folder, '--trash', '--confirm', '2')).code).toBe(6);
  expect(readdirSync(folder)).toContain('IMG_0004.jpg');
  expect((await cli('export', folder, '--trash', '--dry-run')).code).toBe(0);
});

test('links to the picks', async () => {
  const out = path.join(home, 'links');
  expect((await cli('export', folder, '--symlink', out, '--only', 'picks')).code).toBe(0);
  expect(readdirSync(out)).toContain('IMG_0005.jpg');
});

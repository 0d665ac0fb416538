/** @file Damaged, unsupported, not a picture, not here yet: four things, in words that are the same after a restart and never say a name twice. */
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Problem } from '../../../electron/contract/folder.ts';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { noiseJpeg } from '../previews/test-pictures.ts';

let folder: string;
let catalogDir: string;
let engine: Engine;
beforeEach(async () => {
  folder = path.join(tempFolder('words'), 'photos');
  catalogDir = tempFolder('words-catalog');
  await writeSmallShoot(folder, [{ name: 'good.jpg' }]);
});
afterEach(() => engine.close());

function write(name: string, bytes: Uint8Array | string): void {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const old = new Date(Date.now() - 3_600_000);
  utimesSync(file, old, old);
}

const open = async () => {
  engine = await testEngine({ catalogDir });
  return (await openAndSettle(engine, folder)).id;
};
const problems = async (folderId: FolderId) => {
  const list = await engine.client.shoots.problems({ folderId });
  return new Map(list.map((problem): [string, Problem] => [problem.path, problem]));
};
const states = async (folderId: FolderId) => {
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
  return new Map(cards.map((card) => [card.name, card.state]));
};

it('each file is called what it is, in the second run as in the first', async () => {
  const jpeg = await noiseJpeg(640, 480);
  write('cut.jpg', jpeg.subarray(0, jpeg.length / 2));
  write('head-only.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  write('scene.exr', Buffer.from('\x76\x2f\x31\x01\x02\0\0\0'.repeat(20), 'latin1'));
  write('text.jpg', 'this is a letter, not a picture\n'.repeat(20));
  write('lost.jpg', Buffer.from('ffd8ff', 'hex'));
  write('zeros.jpg', Buffer.alloc(200_000));
  write('film.jpg', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'));
  write('empty.jpg', '');
  write('empty-too.jpg', '');
  write('clip.thm', jpeg);
  const expected: [name: string, kind: Problem['kind'], words: RegExp][] = [
    ['cut.jpg', 'damaged', /missing or damaged/],
    ['head-only.png', 'broken', /damaged/],
    ['text.jpg', 'not-a-picture', /it is a text/],
    ['lost.jpg', 'not-a-picture', /^There is no picture inside(?!.*a text)/],
    ['zeros.jpg', 'not-a-picture', /one value over and over.*Copy it again/],
    ['film.jpg', 'not-a-picture', /it is a film/],
    ['empty.jpg', 'broken', /empty/],
    ['empty-too.jpg', 'broken', /empty/],
  ];
  for (const run of ['first', 'second']) {
    const id = await open();
    const found = await problems(id);
    for (const [name, kind, words] of expected) {
      expect(found.get(name), `${name} in the ${run} run`).toMatchObject({
        kind,
        reason: expect.stringMatching(words),
      });
      expect(found.get(name)!.reason).not.toContain(name);
    }
    const shown = await states(id);
    expect(shown.get('scene.exr')).toBe('no-preview');
    expect(found.get('scene.exr')).toMatchObject({ kind: 'unsupported' });
    expect(shown.get('text.jpg')).toBe('not-a-picture');
    expect(shown.has('clip.thm')).toBe(false);
    expect(shown.get('good.jpg')).toBe('ready');
    if (run === 'first') await engine.close();
  }
});

it('a file that is still growing is named, and listed when it has come to rest', async () => {
  const growing = path.join(folder, 'growing.jpg');
  const jpeg = await noiseJpeg(320, 240);
  writeFileSync(growing, jpeg.subarray(0, 1000));
  const timer = setInterval(
    () => writeFileSync(growing, jpeg.subarray(0, 1000 + Math.floor(Math.random() * 1000))),
    300,
  );
  const id = await open();
  expect((await problems(id)).get('growing.jpg')).toMatchObject({
    kind: 'not-here-yet',
    reason: expect.stringContaining('Still being copied'),
  });
  clearInterval(timer);
  writeFileSync(growing, jpeg);
  const old = new Date(Date.now() - 60_000);
  utimesSync(growing, old, old);
  await engine.client.work.start({ folderId: id });
  await engine.whenIdle(id);
  expect((await problems(id)).has('growing.jpg')).toBe(false);
  expect((await states(id)).get('growing.jpg')).toBe('ready');
});

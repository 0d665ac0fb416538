/** @file Two people, two catalogs, two copies of a folder: exported, merged, settled, undone, rebuilt. Real engines on real SQLite. */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DecisionChange } from '../../../../electron/contract/decision.ts';
import type { FolderId, PhotoId } from '../../../../electron/contract/ids.ts';
import type { Engine } from '../../../../electron/core/engine.ts';
import { age, numbered, writeSmallShoot } from '../../../support/small-shoot.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../../support/test-engine.ts';

interface Person {
  engine: Engine;
  catalogDir: string;
  shoot: string;
  folderId: FolderId;
  ids: PhotoId[];
}
const home = tempFolder('two-people');

async function person(name: string, shoot: string, catalogDir = tempFolder(name)): Promise<Person> {
  const engine = await testEngine({ catalogDir, background: 'none' });
  const { id: folderId } = await openAndSettle(engine, shoot);
  await engine.client.app.changeSettings({ authorName: name });
  return { engine, catalogDir, shoot, folderId, ids: await idsOf(engine, folderId) };
}
const decide = ({ engine, ids }: Person, photo: number, change: DecisionChange) =>
  engine.client.decisions.apply({ ids: [ids[photo]!], change });
const fileOf = ({ engine, folderId }: Person, name = 'theirs.json') => ({
  name,
  text: engine.merging.exportText(folderId).text,
});
const decisionsOf = async ({ engine, ids }: Person) =>
  (await engine.client.photos.cards({ ids })).map(
    ({ decision: { flag, stars, label } }) => `${flag} ${stars} ${label}`,
  );
const plan = ({ engine, folderId }: Person, ...files: { name: string; text: string }[]) =>
  engine.client.decisions.planMerge({ folderId, files });

describe('Anna and Ben cull the same wedding', () => {
  let anna: Person;
  let ben: Person;
  beforeAll(async () => {
    const shoot = path.join(home, 'Wedding');
    const copy = path.join(home, 'from Anna');
    await writeSmallShoot(shoot, numbered(4));
    cpSync(shoot, copy, { recursive: true });
    for (const name of readdirSync(copy)) age(path.join(copy, name));
    anna = await person('Anna', shoot);
    ben = await person('Ben', copy);
    await decide(anna, 0, { flag: 'pick' });
    await decide(anna, 1, { flag: 'reject', stars: 2 });
    await decide(ben, 1, { flag: 'pick', stars: 2 });
    await decide(ben, 2, { label: 'green' });
  });

  test('what one touched is taken, what both said is quiet, what differs is listed and left', async () => {
    const planned = await plan(ben, fileOf(anna, 'anna.json'));
    expect(planned).toMatchObject({
      files: [{ name: 'anna.json', author: 'Anna', photos: 2 }],
      ...{ matched: 2, unmatched: 0, takes: 1, disputed: 1 },
      taken: [{ photoId: ben.ids[0], field: 'flag', from: 'none', to: 'pick', author: 'Anna' }],
      disputes: [
        {
          ...{ photoId: ben.ids[1], field: 'flag', now: 'pick' },
          sides: [
            { author: 'Ben', value: 'pick', isHere: true },
            { author: 'Anna', value: 'reject', isHere: false },
          ],
        },
      ],
      settledBy: { mine: 1, theirs: 1, 'more-stars': 0, 'keep-wins': 1 },
    });
    const { step, left } = await ben.engine.client.decisions.merge({ planId: planned.planId, rule: null, choices: [] });
    expect(step?.says).toBe('Merged decisions of 1 photo from Anna');
    expect(left).toBe(1);
    expect(await decisionsOf(ben)).toEqual(['pick 0 none', 'pick 2 none', 'none 0 green', 'none 0 none']);
    const again = await plan(ben, fileOf(anna));
    expect(again).toMatchObject({ takes: 0, disputed: 1 });
    const nothing = await ben.engine.client.decisions.merge({ planId: again.planId, rule: null, choices: [] });
    expect(nothing.step).toBeNull();
  });

  test('a choice by hand is one undo, the undo can be merged again, and the others see that it was settled', async () => {
    const { decisions } = ben.engine.client;
    const before = await decisionsOf(ben);
    const choose = { photoId: ben.ids[1]!, field: 'flag', value: 'reject' } as const;
    const first = await plan(ben, fileOf(anna));
    const merged = await decisions.merge({ planId: first.planId, rule: 'mine', choices: [choose] });
    expect(merged).toMatchObject({ settled: 1, left: 0 });
    expect((await decisionsOf(ben))[1]).toBe('reject 2 none');
    expect((await plan(anna, fileOf(ben))).disputed).toBe(0);
    await decisions.undo({ folderId: ben.folderId });
    expect(await decisionsOf(ben)).toEqual(before);
    expect((await plan(ben, fileOf(anna))).disputed).toBe(1);
    await decisions.redo({ folderId: ben.folderId });
    expect((await plan(ben, fileOf(anna))).disputed).toBe(0);
    const stale = decisions.merge({ planId: first.planId, rule: null, choices: [choose] });
    await expect(stale).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
    const back = await plan(anna, fileOf(ben));
    await anna.engine.client.decisions.merge({ planId: back.planId, rule: null, choices: [] });
    expect(await decisionsOf(anna)).toEqual(await decisionsOf(ben));
  });

  test('what was changed after it was known is no difference', async () => {
    await decide(anna, 0, { flag: 'reject' });
    const planned = await plan(ben, fileOf(anna));
    expect(planned).toMatchObject({ takes: 1, disputed: 0 });
    await ben.engine.client.decisions.merge({ planId: planned.planId, rule: null, choices: [] });
    expect((await decisionsOf(ben))[0]).toBe('reject 0 none');
  });

  test('the report says how far they agree by themselves', async () => {
    const { authors } = await ben.engine.client.shoots.report({ folderId: ben.folderId });
    expect(authors).toEqual([{ authors: ['Anna', 'Ben'], photos: 1, same: 0, kappa: 0, pairs: 0, pairsAgreed: 0 }]);
  });

  test('a catalog rebuilt from its journal alone knows as much, and counts on under another id', async () => {
    const told = await decisionsOf(ben);
    const file = fileOf(ben).text;
    await ben.engine.close();
    for (const name of readdirSync(ben.catalogDir))
      if (/^(library\.db|backups)/.test(name)) rmSync(path.join(ben.catalogDir, name), { recursive: true });
    const again = await person('Ben', ben.shoot, ben.catalogDir);
    expect(await decisionsOf(again)).toEqual(told);
    // What a picture is without its metadata is looked at again.
    const photosIn = (text: string) =>
      JSON.parse(text).photos.map(({ pictures: _, ...photo }: { pictures?: string[] }) => photo);
    expect(photosIn(fileOf(again).text)).toEqual(photosIn(file));
    expect((await plan(again, fileOf(anna))).disputed).toBe(0);
    const authorIn = (text: string) => JSON.parse(text).author;
    expect(authorIn(fileOf(again).text)).not.toBe(authorIn(file));
    const report = await again.engine.client.shoots.report({ folderId: again.folderId });
    expect(report.authors).toHaveLength(1);
    ben = again;
  });

  test('files from anybody: refused by name and reason, nothing is learnt from them', async () => {
    const good = JSON.parse(fileOf(anna).text);
    type Change = Record<string, unknown>;
    /** What is said of the file with this in the flag of its first photo. */
    const refused = async (flag: Change, head: Change = {}) => {
      const file = structuredClone(good);
      Object.assign(file.photos[0].flag, flag);
      const text = JSON.stringify({ ...file, ...head });
      return plan(ben, { name: 'x\u202Egpj.json', text }).then(
        () => 'taken',
        (error: Error & { data?: { what: string } }) => error.data?.what ?? error.message,
      );
    };
    expect(await refused({}, { schema: 'other' })).toBe(
      'x[U+202E]gpj.json cannot be merged: it holds no decisions (its schema is not chinagraph/decisions@1).',
    );
    expect(await refused({ value: 'maybe' })).toContain('photos › 0 › flag › value');
    expect(await refused({ seen: {} })).toContain('no authors');
    expect(await refused({ seen: { 'not an id': 1 } })).toContain('seen');
    expect(await refused({ seen: { [good.author]: -1 } })).toContain('seen');
    expect(await refused({ more: 1 })).toContain('flag');
    const half = plan(ben, { name: 'half.json', text: JSON.stringify(good).slice(0, 100) });
    await expect(half).rejects.toMatchObject({ data: { what: expect.stringContaining('only a part of one') } });
    // Knows more of Ben than Ben: his catalog was put back, and he goes on under another id.
    const before = JSON.parse(fileOf(ben).text).author;
    expect(await refused({ seen: { ...good.photos[0].flag.seen, [before]: 1_000_000 } })).toBe('taken');
    await decide(ben, 3, { stars: 1 });
    expect(JSON.parse(fileOf(ben).text).author).not.toBe(before);
  });

  test('into a folder, never over a file; and only what was decided', async () => {
    const destination = tempFolder('exported');
    const { decisions } = anna.engine.client;
    const place = anna.engine.places.tokenFor(Buffer.from(destination));
    const spec = { folderId: anna.folderId, destination: place };
    expect(await decisions.exportFile(spec)).toEqual({ file: 'Wedding decisions of Anna.json', photos: 3 });
    expect((await decisions.exportFile(spec)).file).toBe('Wedding decisions of Anna 2.json');
    const text = readFileSync(path.join(destination, 'Wedding decisions of Anna.json'), 'utf8');
    expect(text).not.toContain(home);
  });
});

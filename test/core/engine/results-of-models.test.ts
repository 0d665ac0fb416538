/** @file A raised version of what models say: exactly that is asked again. */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Stages, stages } from '../../../electron/core/results/stages.ts';
import { importFaceModels } from '../../browser/support/import-faces.ts';
import { writeHazeFamily } from '../../support/haze-family.ts';
import { onCache } from '../../support/on-cache.ts';
import { sharedDir } from '../../support/shared.ts';
import { age, numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

const catalogDir = tempFolder('models-results');
const folder = path.join(tempFolder('shoot'), 'shoot');
let family: { url: string; modelFile: string };

async function open(over: Partial<Stages> = {}, install = false): Promise<void> {
  const all = { ...stages, ...over };
  const engine = await testEngine({ catalogDir, stages: all, families: [family.url], background: 'score' });
  if (install) {
    for await (const event of engine.scoring.models.importFile('haze-one', family.modelFile, false)) void event;
    if (sharedDir) await importFaceModels(engine, sharedDir);
  }
  await openAndSettle(engine, folder);
  await engine.close();
}

/** How many rows still have the mark that is put on all of them. */
const marked = () =>
  onCache(catalogDir, (db) => {
    const count = (sql: string) => db.prepare<[], number>(sql).pluck().get()!;
    return {
      scores: count('SELECT count(*) FROM scores WHERE value = 777'),
      faces: count("SELECT count(*) FROM faces WHERE json = '[]   '"),
      measures: count('SELECT count(*) FROM measures WHERE noise = 77'),
    };
  });
const mark = () =>
  onCache(catalogDir, (db) => {
    db.exec('UPDATE scores SET value = 777');
    db.exec("UPDATE faces SET json = '[]   '");
    db.exec('UPDATE measures SET noise = 77');
    return marked();
  });

beforeAll(async () => {
  await writeSmallShoot(folder, numbered(3));
  if (sharedDir) {
    const file = path.join(folder, 'Canon EOS D60.jpg');
    copyFileSync(path.join(sharedDir, 'photos', 'Canon EOS D60.jpg'), file);
    age(file);
  }
  family = await writeHazeFamily(tempFolder('family'));
  await open({}, true);
}, 240_000);

test('nothing is asked again while versions stay', async () => {
  const before = mark();
  expect(before.scores).toBeGreaterThan(2);
  await open();
  expect(marked()).toEqual(before);
});

const newer = { scores: { ...stages.scores, version: stages.scores.version + 1 } };

test('scores alone', async () => {
  const before = mark();
  await open(newer);
  expect(marked()).toEqual({ ...before, scores: 0 });
});

test.skipIf(sharedDir === null)('faces alone (needs the reference face models)', async () => {
  const before = mark();
  expect(before.faces).toBeGreaterThan(2);
  await open({ ...newer, faces: { ...stages.faces, version: stages.faces.version + 1 } });
  expect(marked()).toEqual({ ...before, faces: 0 });
});

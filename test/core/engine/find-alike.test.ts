/** @file Photos found by words and by a photo, from vectors that are kept: made once, by the model that is installed. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { InstallEvent } from '../../../electron/contract/model.ts';
import { writeClipFiles } from '../../support/network-files.ts';
import { onCache } from '../../support/on-cache.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

test('words and photos find photos once the model is there; what it saw is kept', async () => {
  const shoot = path.join(tempFolder('shoot'), 'shoot');
  await writeSmallShoot(shoot, numbered(4));
  const catalogDir = tempFolder('catalog');
  let engine = await testEngine({ catalogDir, background: 'score' });
  const { id: folderId } = await openAndSettle(engine, shoot);
  const none = await engine.client.photos.findAlike({ folderId, words: 'a dog', count: 3 });
  expect(none).toEqual({ state: 'no-model', lacking: 0, hits: [] });

  let last: InstallEvent | null = null;
  const file = writeClipFiles(tempFolder('clip'));
  for await (const event of engine.scoring.models.importFile('clip-vit-b-32', file, true)) last = event;
  expect(last).toMatchObject({ type: 'installed', model: { purpose: 'embed' } });
  await openAndSettle(engine, shoot);
  const found = await engine.client.photos.findAlike({ folderId, words: 'the dog on the beach', count: 3 });
  expect(found).toMatchObject({ state: 'ready', lacking: 0 });
  expect(found.hits).toHaveLength(3);
  const near = found.hits.map(({ similarity }) => similarity);
  expect(near).toEqual(near.toSorted((a, b) => b - a));
  const [best] = found.hits;
  const like = await engine.client.photos.findAlike({ folderId, like: best!.id, count: 10 });
  expect(like.hits).toHaveLength(3);
  expect(like.hits.map(({ id }) => id)).not.toContain(best!.id);
  // Photos of one hue are nearer to one another than to words.
  expect(like.hits[0]!.similarity).toBeGreaterThan(near[0]!);
  await engine.close();

  const rows = onCache(catalogDir, (db) =>
    db
      .prepare<[], { n: number; bytes: number }>('SELECT count(*) AS n, max(length(vector)) AS bytes FROM embeddings')
      .get(),
  );
  expect(rows).toEqual({ n: 4, bytes: 64 });
  engine = await testEngine({ catalogDir, background: 'none' });
  expect(existsSync(shoot)).toBe(true);
  await openAndSettle(engine, shoot);
  const again = await engine.client.photos.findAlike({ folderId, like: best!.id, count: 10 });
  expect(again.hits).toEqual(like.hits);
  await engine.close();
}, 60_000);

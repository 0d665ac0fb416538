/** @file Files that are there twice and screenshots, in a real shoot: called so, filtered by it, never judged among the photographs. */
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { age, numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

test('the same file three times is one photo and two duplicates; a screenshot is one', async () => {
  const folder = tempFolder('aside');
  const files = await writeSmallShoot(
    folder,
    numbered(4).map((photo, hour) => ({ ...photo, takenAt: `2026:06:14 1${hour}:00:00` })),
  );
  for (const copy of ['IMG_0002 copy.jpg', 'Kopie von IMG_0002.jpg']) {
    copyFileSync(files[1]!, path.join(folder, copy));
    age(path.join(folder, copy));
  }
  for (const name of ['empty.jpg', 'empty too.jpg']) {
    writeFileSync(path.join(folder, name), '');
    age(path.join(folder, name));
  }
  const screen = path.join(folder, 'Screenshot_20260614-141200.png');
  writeFileSync(
    screen,
    await sharp({ create: { width: 540, height: 1200, channels: 3, background: '#fafafa' } })
      .png()
      .toBuffer(),
  );
  age(screen);
  const engine = await testEngine();
  const { id: folderId } = await openAndSettle(engine, folder);
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
  const said = Object.fromEntries(
    cards.map(({ name, suggestion }) => [name, suggestion?.reasons.map(({ text }) => text).join('; ')]),
  );
  expect(said['IMG_0002 copy.jpg']).toBe('the same file, to the byte, as IMG_0002.jpg');
  expect(said['Kopie von IMG_0002.jpg']).toBe('the same file, to the byte, as IMG_0002.jpg');
  expect(said['IMG_0002.jpg']).not.toMatch(/of 3|of 2/);
  expect(said['Screenshot_20260614-141200.png']).toBe('a screenshot, not judged as a photograph');
  expect(said['empty too.jpg']).not.toMatch(/the same file/);
  const shown = async (finding: string) => {
    const query = { folderId, filter: { findings: [finding] }, stacks: 'open' as const };
    const { ids } = await engine.client.photos.ids({ ...query, sort: { by: 'name', descending: false } });
    return ids.length;
  };
  expect(await shown('exact-duplicate')).toBe(2);
  expect(await shown('screenshot')).toBe(1);
  const { found } = await engine.client.shoots.summary({ folderId });
  expect(found).toMatchObject({ 'exact-duplicate': 2, screenshot: 1 });
});

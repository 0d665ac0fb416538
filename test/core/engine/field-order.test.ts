/** @file Order and pairs of small inputs rebuilt from public reports, as the command line's list would give them. */
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

describeShared('field reports', (sharedDir) => {
  async function open(name: string) {
    const folder = path.join(tempFolder('field'), 'shoot');
    cpSync(path.join(sharedDir, 'cases', 'field', name), folder, { recursive: true });
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) age(path.join(entry.parentPath, entry.name));
    const engine = await testEngine();
    const { id } = await openAndSettle(engine, folder);
    const ids = await idsOf(engine, id);
    const cards = await engine.client.photos.cards({ ids });
    return { engine, id, ids, names: cards.map((card) => card.name) };
  }

  test.each([
    ['rollover', ['IMG_9997.JPG', 'IMG_9998.JPG', 'IMG_9999.JPG', 'IMG_0001.JPG', 'IMG_0002.JPG']],
    [
      'paren',
      [
        ...['IMG_20231115_170431.jpg', 'IMG_20231115_170431 (1).jpg'],
        ...['IMG_20231115_170431 (2).jpg', 'IMG_20231115_170432.jpg'],
      ],
    ],
    ['subsec', ['C.jpg', 'A.jpg', 'D.jpg', 'B.jpg']],
    ['subsecdigitized', ['C.jpg', 'A.jpg', 'D.jpg', 'B.jpg']],
    ['dst', ['IMG_0001.jpg', 'IMG_0002.jpg', 'IMG_0003.jpg', 'IMG_0004.jpg']],
  ])('order: %s', async (name, wanted) => {
    expect((await open(`08-order/${name}`)).names).toEqual(wanted);
  });

  test('order: unpadded names, also inside their stacks', async () => {
    const { engine, id, ids, names } = await open('08-order/unpadded');
    expect(names).toEqual(Array.from({ length: 12 }, (_, i) => `burst-${i + 1}.jpg`));
    const stacks = await engine.client.photos.stacks({ folderId: id });
    for (const { photoIds } of stacks) {
      expect(photoIds).toEqual(photoIds.toSorted((a, b) => ids.indexOf(a) - ids.indexOf(b)));
    }
  });

  test.each(['pixel', 'folders'])('pairs: %s', async (name) => {
    expect((await open(`09-pairs/${name}`)).ids).toHaveLength(2);
  });
});

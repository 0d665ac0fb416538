/** @file Every file of the reference formats through a whole engine: shown, or a sentence that says why not. */
import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { describeShared } from '../../support/shared.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { hashOriginals } from './originals.ts';

describeShared('every reference format', (sharedDir) => {
  let engine: Engine;
  let cards: PhotoCard[];
  let before: Map<string, string>;
  const folder = tempFolder('formats');
  const names = readdirSync(path.join(sharedDir, 'formats'));

  beforeAll(async () => {
    for (const name of names) {
      copyFileSync(path.join(sharedDir, 'formats', name), path.join(folder, name));
      age(path.join(folder, name));
    }
    before = hashOriginals(folder);
    engine = await testEngine();
    cards = await engine.client.photos.cards({ ids: await idsOf(engine, (await openAndSettle(engine, folder)).id) });
  });
  afterAll(() => expect(hashOriginals(folder)).toEqual(before));

  test('ends in a state, and those that are not shown say why', async () => {
    expect(cards.map((card) => card.state)).not.toContain('pending');
    for (const card of cards) {
      const preview = await engine.preview(card.id, 'nav', new AbortController().signal);
      if (card.state === 'ready' || card.state === 'damaged') {
        expect([card.name, 'file' in preview, card.widthPx > 0]).toEqual([card.name, true, true]);
      } else {
        expect([card.name, 'problem' in preview, card.problem]).toEqual([card.name, true, expect.stringMatching(/\w/)]);
      }
    }
    expect(cards.filter((card) => card.state === 'ready').length).toBeGreaterThan(names.length / 2);
  });
});

/** What each of these is to be; the README beside them says why. A HEIC of 50 megapixels is left to others: it takes seconds. */
const cases: Readonly<Record<string, string>> = {
  '0x00-to-0xFF-between-segments.jpg': 'damaged 16x16',
  'android-p3-google.jpg': 'ready 3000x2000',
  'animated.avif': 'ready 150x150',
  'broken-bogus-segment-length.jpg': 'damaged',
  'decoder-dies.tif': 'no-preview',
  'gimp-linear-16bit.tif': 'ready',
  'lab-8bit.tif': 'ready',
  'png-orientation6-exif-after-idat.png': 'ready 960x1395',
  'raw-size-becomes-thumb.crw': 'ready 2272x1704',
  'restart-damage.jpg': 'damaged',
  'samsung-p3.jpg': 'ready',
  'takenat-leap-second.jpg': 'ready',
  'takenat-xmp-createdate.jpg': 'ready',
  'tiff-grey-3-extra-channels.tif': 'ready',
  'tiff-rgb-1-saved-selection.tif': 'ready',
  'tiff-rgb-2-saved-selections.tif': 'ready',
};

describeShared('files that came out wrong', (sharedDir) => {
  test('each is what it is, in a whole index and again from the cache', async () => {
    const folder = tempFolder('cases');
    for (const name of Object.keys(cases)) {
      copyFileSync(path.join(sharedDir, 'cases/files', name), path.join(folder, name));
      age(path.join(folder, name));
    }
    const catalogDir = tempFolder('catalog');
    for (const _ of ['at first', 'again']) {
      const engine = await testEngine({ catalogDir });
      const { id } = await openAndSettle(engine, folder);
      const cards = await engine.client.photos.cards({ ids: await idsOf(engine, id) });
      const found = Object.fromEntries(
        cards.map(({ name, state, widthPx, heightPx }) => [name, `${state} ${widthPx}x${heightPx}`]),
      );
      expect(found).toEqual(
        Object.fromEntries(Object.entries(cases).map(([name, is]) => [name, expect.stringMatching(`^${is}`)])),
      );
      await engine.close();
    }
  });
});

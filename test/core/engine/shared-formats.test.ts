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

/**
 * @file What Chinagraph writes, as the real darktable and digiKam read it, and what darktable writes, as Chinagraph reads it. docs/interop.md says what
 * was seen in which version. Skipped by name where a program is not installed (.ci/run installs both).
 */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision, Label } from '../../electron/contract/decision.ts';
import type { XmpProfile } from '../../electron/contract/exporting.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { needing } from '../support/needs.ts';
import { askDarktable, askDigiKam } from '../support/other-programs.ts';
import { age, smallJpeg } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';

const colours: Label[] = ['red', 'yellow', 'green', 'blue', 'purple'];
const undecided: Decision = { flag: 'none', stars: 0, label: 'none' };
const decisions: Record<string, Partial<Decision>> = {
  pick: { flag: 'pick', stars: 2 },
  reject: { flag: 'reject' },
  rejected_with_stars: { flag: 'reject', stars: 4 },
  ...Object.fromEntries([1, 2, 3, 4, 5].map((stars) => [`stars${stars}`, { stars }])),
  ...Object.fromEntries(colours.map((label) => [label, { label, stars: 1 }])),
  // Names that a shell, an address or a pattern would read otherwise.
  '-q"uote\'s #1 100%20 $(x)': { stars: 2, label: 'green' },
  日本: { flag: 'reject' },
};

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});

/** A folder with one photo for each decision, handed over. */
async function handedOver(profile: XmpProfile, more: (folder: string) => Promise<void> = async () => {}) {
  const folder = tempFolder(profile);
  for (const [index, name] of Object.keys(decisions).entries()) {
    writeFileSync(
      path.join(folder, `${name}.jpg`),
      await smallJpeg({ seed: index + 1, takenAt: '2026:06:14 14:22:07' }),
    );
    age(path.join(folder, `${name}.jpg`));
  }
  await more(folder);
  const { id: folderId } = await openAndSettle(engine, folder);
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
  for (const card of cards) {
    const change = decisions[path.parse(card.name).name] ?? { flag: 'pick' };
    await engine.client.decisions.apply({ ids: [card.id], change });
  }
  await write(folderId, profile);
  const files = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
  return { folder, folderId, cards, files: files.map((name) => path.join(folder, name)) };
}

async function write(folderId: Awaited<ReturnType<typeof openAndSettle>>['id'], profile: XmpProfile): Promise<void> {
  const action = { kind: 'xmp', profile, scores: false, faceRegions: false, overwriteConflicts: false } as const;
  const plan = await engine.client.exporting.plan({ folderId, selection: 'decided', action });
  expect(plan.counts.conflict).toBeUndefined();
  for await (const _ of await engine.client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount }));
}

describe('darktable', needing('darktable, Xvfb and a session bus'), () => {
  test('believes every reject, star and colour; and what is changed there comes back', {
    timeout: 600_000,
  }, async () => {
    const { folderId, files, cards } = await handedOver('darktable');
    const says = await askDarktable(files, { 'stars3.jpg': 5, 'pick.jpg': -1 });
    const expected = Object.entries(decisions).map(([name, change]) => {
      const { flag, stars, label } = { ...undecided, ...change };
      const changed = { stars3: 5, pick: -1 }[name];
      return [
        `${name}.jpg`,
        { rating: changed ?? (flag === 'reject' ? -1 : stars), colours: label === 'none' ? [] : [label] },
      ];
    });
    expect(Object.fromEntries(says)).toEqual(Object.fromEntries(expected));

    // It has written its own history into our sidecars by now.
    const { items, planId } = await engine.client.exporting.planReadBack({ folderId });
    const found = items.map(({ path: file, theirs }) => [file, theirs]);
    expect(found).toEqual(expect.arrayContaining([['stars3.jpg.xmp', '5 stars']]));
    expect(found).toEqual(expect.arrayContaining([['pick.jpg.xmp', expect.stringContaining('reject')]]));
    expect(items).toHaveLength(2);
    await engine.client.exporting.readBack({ planId, ids: items.map(({ photoId }) => photoId) });
    const back = await engine.client.photos.cards({ ids: cards.map(({ id }) => id) });
    expect(back.find(({ name }) => name === 'stars3.jpg')?.decision.stars).toBe(5);
    await write(folderId, 'darktable');
  });
});

describe('digiKam', needing('digiKam, Xvfb and a session bus'), () => {
  test('believes every flag, star and colour, and still shows what it showed before', {
    timeout: 600_000,
  }, async () => {
    const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
    const own = (rating: number) =>
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:Rating="${rating}"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">the harbour</rdf:li></rdf:Alt></dc:description><dc:subject><rdf:Bag><rdf:li>boats</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const { folder, files } = await handedOver('digikam', async (where) => {
      writeFileSync(path.join(where, 'own.jpg'), await smallJpeg({ seed: 31 }));
      writeFileSync(path.join(where, 'own.jpg.xmp'), own(3));
      writeFileSync(
        path.join(where, 'inside.jpg'),
        await sharp(await smallJpeg({ seed: 32 }))
          .withXmp(own(4))
          .toBuffer(),
      );
      for (const name of ['own.jpg', 'inside.jpg']) age(path.join(where, name));
    });
    const says = await askDigiKam(folder, files.length);
    const pickLabels = { pick: ['Pick Label Accepted'], reject: ['Pick Label Rejected'], none: [] };
    for (const [name, change] of Object.entries(decisions)) {
      const { flag, stars, label } = { ...undecided, ...change };
      const colour = label === 'purple' ? 'Magenta' : `${label[0]!.toUpperCase()}${label.slice(1)}`;
      const tags = [...pickLabels[flag], ...(label === 'none' ? [] : [`Color Label ${colour}`])];
      const known = says.get(`${name}.jpg`);
      expect([name, known?.rating, known?.tags.toSorted()]).toEqual([name, stars === 0 ? -1 : stars, tags.toSorted()]);
    }
    for (const [name, rating] of [
      ['own.jpg', 3],
      ['inside.jpg', 4],
    ] as const) {
      expect([name, says.get(name)]).toEqual([
        name,
        { rating, tags: expect.arrayContaining(['boats', 'Pick Label Accepted']), captions: ['the harbour'] },
      ]);
    }
  });
});

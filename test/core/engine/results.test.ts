/** @file Results are owned once: whatever is missing or old is made again, and nothing else. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildTiff } from '../../../bench/make-shoot/tiff-block.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { type StageName, stages } from '../../../electron/core/results/stages.ts';
import { onCache } from '../../support/on-cache.ts';
import { age, type SmallPhoto, smallJpeg, withExifBlock, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { indexAndDie } from './index-and-die.ts';

/** Two bursts whose times stand in EXIF and in XMP by turns, in the opposite order of their names. */
const shoot: SmallPhoto[] = Array.from({ length: 6 }, (_, i) => {
  const second = String(i < 3 ? 9 - i : 59 - i).padStart(2, '0');
  const time = i % 2 === 0 ? { takenAt: `2026:06:14 14:10:${second}` } : { xmpTakenAt: `2026-06-14T14:10:${second}` };
  const size = { widthPx: 240, heightPx: 160 };
  return {
    name: `IMG_000${i + 1}.jpg`,
    seed: i < 3 ? 1 : 5,
    ...size,
    ...time,
    ...(i === 2 && { focus: { x: 80, y: 60 } }),
  };
});
let folder: string;
let catalogDir: string;

beforeAll(async () => {
  folder = tempFolder('results');
  catalogDir = tempFolder('results-catalog');
  await writeSmallShoot(folder, shoot);
  const file = path.join(folder, 'IMG_0003.jpg');
  writeFileSync(file, withExifBlock(await smallJpeg({ seed: 1, widthPx: 240, heightPx: 160 }), focused));
  age(file);
});

/** What `shoot` says of its third frame, and where the camera focused. */
const focused = buildTiff([
  [
    { tag: 0x010f, type: 'ascii', text: 'Test' },
    { tag: 0x0110, type: 'ascii', text: 'Camera' },
    {
      tag: 0x8769,
      type: 'directory',
      directories: [
        [
          { tag: 0x9003, type: 'ascii', text: '2026:06:14 14:10:07' },
          { tag: 0x9214, type: 'short', numbers: [80, 60] },
          { tag: 0xa002, type: 'short', numbers: [240] },
          { tag: 0xa003, type: 'short', numbers: [160] },
        ],
      ],
    },
  ],
]);

/** What the photographer sees of the shoot, in order. */
async function seen(engine: Engine) {
  const { id: folderId } = await openAndSettle(engine, folder);
  const ids = await idsOf(engine, folderId);
  const cards = await engine.client.photos.cards({ ids });
  const details = await Promise.all(ids.map((id) => engine.client.photos.detail({ id })));
  const name = new Map(cards.map((card) => [card.id, card.name]));
  return cards.map((card, i) => {
    const { measures, metadata, stack, takenOffset, sharpnessMap, histogram } = details[i]!;
    return {
      ...{ name: card.name, state: card.state, takenAt: card.takenAt, takenOffset, problem: card.problem },
      ...{ size: [card.widthPx, card.heightPx], suggestion: card.suggestion, chip: card.chip, findings: card.findings },
      stack: stack && {
        kind: stack.kind,
        best: stack.bestId && name.get(stack.bestId),
        photos: stack.photoIds.map((id) => name.get(id)),
      },
      ...{ measures, metadata, sharpnessMap, histogram },
    };
  });
}

async function open(dir = catalogDir, over: Partial<typeof stages> = {}) {
  const engine = await testEngine({ catalogDir: dir, stages: { ...stages, ...over } });
  try {
    return await seen(engine);
  } finally {
    await engine.close();
  }
}

const tables = ['headers', 'pictures', 'metadata', 'measures', 'measure_details', 'previews'] as const;

describe('what a fresh catalog shows is shown again', () => {
  let fresh: Awaited<ReturnType<typeof seen>>;
  beforeAll(async () => {
    fresh = await open();
  });

  test('by the fresh one itself: all times, both bursts, sharpness where the camera focused', () => {
    expect(fresh.map(({ name }) => name)).toEqual([3, 2, 1, 6, 5, 4].map((number) => `IMG_000${number}.jpg`));
    expect(fresh.every(({ takenAt }) => takenAt?.startsWith('2026-06-14T14:10:'))).toBe(true);
    expect(fresh.map(({ stack }) => stack?.photos.length)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(fresh.filter(({ measures }) => measures!.subjectSharpness !== null).map(({ name }) => name)).toEqual([
      'IMG_0003.jpg',
    ]);
  });

  test('without its cache', async () => {
    for (const name of readdirSync(catalogDir))
      if (name.startsWith('cache')) rmSync(path.join(catalogDir, name), { recursive: true });
    expect(await open()).toEqual(fresh);
  });

  test('without its preview files, which are made again', async () => {
    rmSync(path.join(catalogDir, 'cache', 'tiers'), { recursive: true });
    expect(await open()).toEqual(fresh);
    const thumbs = readdirSync(path.join(catalogDir, 'cache', 'tiers'), { recursive: true }).filter((name) =>
      String(name).includes('-thumb-'),
    );
    expect(thumbs).toHaveLength(6);
  });

  test.each(tables)('without %s', async (table) => {
    onCache(catalogDir, (db) => db.exec(`DELETE FROM ${table}`));
    expect(await open()).toEqual(fresh);
  });

  test('without single rows: each photo lacks those of another table', async () => {
    onCache(catalogDir, (db) => {
      const keys = db.prepare<[], Buffer>('SELECT content_key FROM headers').pluck().all();
      expect(keys).toHaveLength(tables.length);
      for (const [i, table] of tables.entries())
        expect(db.prepare(`DELETE FROM ${table} WHERE content_key = ?`).run(keys[i]).changes).toBeGreaterThan(0);
    });
    expect(await open()).toEqual(fresh);
  });

  test.each(['headers', 'previews', 'measures', 'pictures', 'metadata'] as const)(
    'after a kill in the middle of writing %s, and another right after it was written',
    async (table) => {
      const dir = tempFolder('results-killed');
      expect(await indexAndDie(dir, folder, table, 'inside')).toBe('killed');
      expect(await indexAndDie(dir, folder, table, 'after')).toBe('killed');
      expect(await open(dir)).toEqual(fresh);
    },
    180_000,
  );
});

describe('a raised version', () => {
  const marks: Record<(typeof tables)[number], string> = {
    headers: "UPDATE headers SET camera = 'mark'",
    pictures: "UPDATE pictures SET problem = 'mark'",
    metadata: "UPDATE metadata SET taken_offset = 'mark'",
    measures: 'UPDATE measures SET noise = 77',
    measure_details: 'UPDATE measure_details SET histogram = zeroblob(1024)',
    previews: "UPDATE previews SET content_type = 'mark'",
  };
  const marked = () =>
    onCache(catalogDir, (db) => {
      const count = (sql: string) => db.prepare<[], number>(sql).pluck().get()!;
      return {
        headers: count("SELECT count(*) FROM headers WHERE camera = 'mark'"),
        pictures: count("SELECT count(*) FROM pictures WHERE problem = 'mark'"),
        metadata: count("SELECT count(*) FROM metadata WHERE taken_offset = 'mark'"),
        measures: count('SELECT count(*) FROM measures WHERE noise = 77'),
        measure_details: count('SELECT count(*) FROM measure_details WHERE histogram = zeroblob(1024)'),
        previews: count("SELECT count(*) FROM previews WHERE content_type = 'mark'"),
      };
    });
  const all = { headers: 6, pictures: 6, metadata: 6, measures: 6, measure_details: 6, previews: 12 };
  const makes: Record<
    Exclude<StageName, 'faces' | 'scores' | 'embeddings' | 'people' | 'facts'>,
    readonly (keyof typeof all)[]
  > = {
    header: ['headers'],
    tiers: ['pictures', 'previews'],
    metadata: ['metadata'],
    measures: ['measures', 'measure_details'],
  };

  test.each(Object.keys(makes) as (keyof typeof makes)[])(
    'of %s makes that stage again and nothing else',
    async (stage) => {
      await open();
      onCache(catalogDir, (db) => {
        for (const sql of Object.values(marks)) db.exec(sql);
      });
      expect(marked()).toEqual(all);
      await open(catalogDir, { [stage]: { ...stages[stage], version: stages[stage].version + 1 } });
      const left = marked();
      const made = (Object.keys(all) as (keyof typeof all)[]).filter((table) => left[table] < all[table]);
      // The decoder's verdict is of the decode that measures too.
      expect(made.filter((table) => stage !== 'measures' || table !== 'pictures').toSorted()).toEqual(
        makes[stage].toSorted(),
      );
      for (const table of makes[stage]) expect(left[table]).toBe(0);
    },
  );
});

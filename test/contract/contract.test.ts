import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FolderId, PhotoId, PlaceToken } from '../../electron/contract/ids.ts';
import type { EngineEvent } from '../../electron/contract/progress.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { inEnglish } from '../support/in-english.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';
import { type Connection, transports } from './clients.ts';

let engine: Engine;
let folderId: FolderId;
let ids: PhotoId[];

beforeAll(async () => {
  const folder = tempFolder('photos');
  await writeSmallShoot(folder, numbered(6));
  engine = await testEngine();
  folderId = (await openAndSettle(engine, folder)).id;
  ids = await idsOf(engine, folderId);
});

describe.each(Object.keys(transports))('the contract over %s', (name) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await transports[name]!(engine);
  });
  afterAll(() => connection.close());

  test('answers a call with what the schema promises', async () => {
    const summary = await connection.client.shoots.summary({ folderId });
    expect(summary).toMatchObject({ total: 6, picks: 0, rejects: 0, undecided: 6 });
    expect(summary.folder.id).toBe(folderId);
  });

  test('keeps the order of ids and the numbers of cards', async () => {
    const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: true }, stacks: 'open' as const };
    const listed = await connection.client.photos.ids(query);
    expect(listed).toEqual({ ids: ids.toReversed(), total: 6, matched: 6 });
    const cards = await connection.client.photos.cards({ ids: [ids[2]!, ids[0]!] });
    expect(cards.map((card) => [card.name, card.widthPx, card.takenAt])).toEqual([
      ['IMG_0003.jpg', 480, '2026-06-14T14:10:02.500'],
      ['IMG_0001.jpg', 480, '2026-06-14T14:10:00.500'],
    ]);
  });

  test('cards around a photo come with the list, where asked for', async () => {
    const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
    const listed = await connection.client.photos.ids({ ...query, near: { id: ids[3]!, index: 0, count: 2 } });
    expect(listed.cards).toEqual(await connection.client.photos.cards({ ids: ids.slice(1, 5) }));
    expect(listed.ids).toEqual(ids);
  });

  test('a long list of ids arrives as it was sent', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ids[i % 6]!);
    const cards = await connection.client.photos.cards({ ids: many });
    expect(cards.map(({ id }) => id)).toEqual(many);
  });

  test('a failure that the caller can act on arrives typed, with its sentence', async () => {
    const { error } = await safe(connection.client.shoots.open({ place: 'a-token-nobody-gave' as PlaceToken }));
    expect(isDefinedError(error) && [error.code, inEnglish(error.data.what)]).toEqual([
      'NOT_FOUND',
      'This folder was chosen in an earlier run. Choose it again.',
    ]);
  });

  test('input that does not fit is refused before anything runs', async () => {
    const wrong = { ids, change: { stars: 9 } };
    await expect(connection.client.decisions.apply(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const unknownKey = { folderId, path: '/etc/passwd' };
    await expect(connection.client.shoots.summary(unknownKey)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await connection.client.shoots.summary({ folderId })).undecided).toBe(6);
  });

  test('a stream carries events until it is aborted, and calls go on beside it', async () => {
    const abort = new AbortController();
    const events = await connection.client.app.events({}, { signal: abort.signal });
    const seen: EngineEvent[] = [];
    const reading = (async () => {
      for await (const event of events) {
        seen.push(event);
        if (event.type === 'decided') abort.abort();
      }
    })().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { step } = await connection.client.decisions.apply({ ids: [ids[1]!], change: { flag: 'pick', stars: 4 } });
    await reading;
    expect(step?.photoIds).toEqual([ids[1]]);
    const card = expect.objectContaining({ id: ids[1], decision: { flag: 'pick', stars: 4, label: 'none' } });
    const counts = expect.objectContaining({ picks: 1 });
    expect(seen).toContainEqual({ type: 'decided', folderId, cards: [card], counts });
    const undone = await connection.client.decisions.undo({});
    expect(undone.ids).toEqual([ids[1]]);
    expect(await connection.client.photos.cards({ ids: [ids[1]!] })).toMatchObject([
      { decision: { flag: 'none', stars: 0, label: 'none' } },
    ]);
  });

  test('a call that was aborted rejects, and the connection lives on', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(connection.client.shoots.recent({}, { signal: abort.signal })).rejects.toThrow();
    expect(await connection.client.shoots.recent({})).toHaveLength(1);
  });
});

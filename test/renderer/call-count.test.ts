/** @file What a decision costs in calls: the answer and one event say all that changed, so nobody asks again. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { FolderId, PhotoId } from '../../electron/contract/ids.ts';
import type { Engine as CoreEngine } from '../../electron/core/engine.ts';
import type { Engine } from '../../renderer/api/client.ts';
import { startPlace } from '../../renderer/layout/url-state.ts';
import type { App } from '../../renderer/state/app.ts';
import { createCardCache } from '../../renderer/state/card-cache.ts';
import { createDecisions } from '../../renderer/state/decisions.ts';
import { createDetailCache } from '../../renderer/state/detail-cache.ts';
import { handleEvent } from '../../renderer/state/events.ts';
import { createShoot } from '../../renderer/state/shoot.ts';
import { createToasts } from '../../renderer/state/toasts.ts';
import { createWork } from '../../renderer/state/work.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';

let core: CoreEngine;
let folderId: FolderId;
let ids: PhotoId[];
let calls: string[];
let app: App;

/** Notes each call by its path. */
function counted<T extends object>(client: T, path = ''): T {
  const visit = (target: object, at: string): object =>
    new Proxy(target, {
      get: (inner, name) => {
        const next = (inner as Record<string | symbol, unknown>)[name];
        return typeof next === 'function' || typeof next === 'object'
          ? visit(next as object, `${at}.${String(name)}`)
          : next;
      },
      apply: (inner, _, args) => {
        calls.push(at.slice(1));
        return (inner as (...args: unknown[]) => unknown)(...args);
      },
    });
  return visit(client, path) as T;
}

const quiet = () => new Promise((done) => setTimeout(done, 1_500));

beforeAll(async () => {
  const folder = tempFolder('call-count');
  await writeSmallShoot(folder, numbered(4));
  core = await testEngine();
  folderId = (await openAndSettle(core, folder)).id;
  ids = await idsOf(core, folderId);
});

beforeEach(async () => {
  calls = [];
  const engine = counted(core.client) as unknown as Engine;
  const place = { ...startPlace, folderId };
  const cards = createCardCache((wanted) => engine.photos.cards({ ids: wanted }));
  const details = createDetailCache((id) => engine.photos.detail({ id }));
  const shoot = createShoot(engine, {
    near: () => ({ id: null, index: 0, count: 10 }),
    arrived: cards.add,
    shown: async () => undefined,
  });
  const toasts = createToasts();
  const decisions = createDecisions({
    ...{ engine, cards, toasts, shoot: () => folderId, isAway: () => false, bringBack: () => () => undefined },
  });
  const parts = { engine, cards, details, shoot, decisions, toasts, work: createWork() };
  app = { ...parts, place: { getState: () => place } } as unknown as App;
  const stop = new AbortController();
  void (async () => {
    for await (const event of await core.client.app.events({}, { signal: stop.signal })) handleEvent(app, event);
  })().catch(() => undefined);
  shoot.follow(place);
  for (const id of ids) cards.subscribe(id, () => undefined);
  await quiet();
  details.want(ids[0]!);
  await quiet();
  calls.length = 0;
  return () => stop.abort();
});

test('a key is one call, and everything on screen is as the engine has it', async () => {
  app.decisions.apply([ids[0]!], { flag: 'pick' });
  await quiet();
  expect(calls).toEqual(['decisions.apply']);
  expect(app.cards.get(ids[0]!)!.decision.flag).toBe('pick');
  expect(app.details.get(ids[0]!)!.card.decision.flag).toBe('pick');
  const { summary, folder } = app.shoot.state.getState();
  const asked = await core.client.shoots.summary({ folderId });
  expect(summary).toEqual(asked);
  expect(folder!.decidedCount).toBe(1);
});

test('undo is one call', async () => {
  app.decisions.apply([ids[1]!], { flag: 'reject' });
  app.decisions.undo();
  await quiet();
  expect(calls).toEqual(['decisions.apply', 'decisions.undo']);
  expect(app.cards.get(ids[1]!)!.decision.flag).toBe('none');
});

import { describe, expect, it } from 'vitest';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { PhotoCard } from '../../electron/contract/photo.ts';
import { createCardCache } from '../../renderer/state/card-cache.ts';
import { createPendingChanges } from '../../renderer/state/pending-changes.ts';

const id = (n: number): PhotoId => n as PhotoId;
const card = (n: number, flag: 'none' | 'pick' = 'none'): PhotoCard =>
  ({ id: id(n), decision: { flag, stars: 0, label: 'none' } }) as PhotoCard;
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

describe('card cache', () => {
  it('asks once for many wishes and tells only who subscribed', async () => {
    const asked: PhotoId[][] = [];
    const cache = createCardCache(async (ids) => {
      asked.push(ids);
      return ids.map((each) => card(each));
    });
    const told: number[] = [];
    cache.subscribe(id(1), () => told.push(1));
    cache.subscribe(id(9), () => told.push(9));
    cache.want([id(1), id(2)]);
    cache.want([id(2), id(3)]);
    await settle();
    expect(asked).toEqual([[1, 2, 3]]);
    expect(told).toEqual([1]);
    expect(cache.get(id(3))?.id).toBe(3);
  });
  it('takes cards that come with a list: those it lacks, told at once and not asked for again', async () => {
    const asked: PhotoId[][] = [];
    const cache = createCardCache(async (ids) => {
      asked.push(ids);
      return ids.map((each) => card(each));
    });
    cache.want([id(1)]);
    await settle();
    const told: number[] = [];
    for (const n of [1, 2]) cache.subscribe(id(n), () => told.push(n));
    cache.overlay(id(1), { flag: 'reject' });
    const held = cache.get(id(1));
    told.length = 0;
    cache.add([card(1, 'pick'), card(2, 'pick')]);
    expect(cache.get(id(1))).toBe(held);
    expect(cache.get(id(2))?.decision.flag).toBe('pick');
    expect(told).toEqual([2]);
    cache.want([id(1), id(2)]);
    await settle();
    expect(asked).toEqual([[1]]);
  });
  it('keeps what is subscribed to beyond its limit', async () => {
    const cache = createCardCache(async (ids) => ids.map((each) => card(each)), 10);
    cache.subscribe(id(1), () => undefined);
    cache.want(Array.from({ length: 50 }, (_, i) => id(i + 1)));
    await settle();
    expect(cache.get(id(1))).toBeDefined();
    expect(cache.get(id(2))).toBeUndefined();
    expect(cache.get(id(50))).toBeDefined();
  });
  it('gives the same object until something changes', async () => {
    const cache = createCardCache(async (ids) => ids.map((each) => card(each)));
    cache.want([id(1)]);
    await settle();
    cache.overlay(id(1), { flag: 'pick' });
    expect(cache.get(id(1))).toBe(cache.get(id(1)));
    expect(cache.get(id(1))?.decision.flag).toBe('pick');
    cache.overlay(id(1), null);
    expect(cache.get(id(1))?.decision.flag).toBe('none');
  });
});

describe('pending changes', () => {
  const rig = async () => {
    const cache = createCardCache(async (ids) => ids.map((each) => card(each)));
    cache.want([id(1), id(2)]);
    await settle();
    const refusals: string[] = [];
    const pending = createPendingChanges(
      cache,
      (error) => ({
        says: String(error),
        permanent: String(error).includes('refused'),
        maybeDone: String(error).includes('lost'),
      }),
      (says) => refusals.push(says),
    );
    return { cache, pending, refusals };
  };
  const changes = (n: number, flag: 'pick' | 'reject') => new Map([[id(n), { flag }]]);

  it('shows at once, sends in order', async () => {
    const { cache, pending } = await rig();
    const sent: string[] = [];
    const send = (name: string) => async () => {
      await settle();
      sent.push(name);
      return { ids: [id(1)] };
    };
    pending.submit(changes(1, 'pick'), send('first'), () => sent.push('durable'));
    pending.submit(changes(1, 'reject'), send('second'), () => undefined);
    expect(cache.get(id(1))?.decision.flag).toBe('reject');
    expect(sent).toEqual([]);
    await settle();
    await settle();
    await settle();
    expect(sent).toEqual(['first', 'durable', 'second']);
    expect(cache.get(id(1))?.decision.flag).toBe('reject');
  });
  it('keeps what could not be saved, says so, and saves it later in order', async () => {
    const { cache, pending } = await rig();
    let isAway = true;
    const sent: number[] = [];
    const send = (n: number) => async () => {
      if (isAway) throw new Error('away');
      sent.push(n);
      return { ids: [id(n)] };
    };
    pending.submit(changes(1, 'pick'), send(1), () => undefined);
    await settle();
    pending.submit(changes(2, 'reject'), send(2), () => undefined);
    await settle();
    expect(pending.state.getState()).toEqual({ unsavedCount: 2, problem: 'Error: away' });
    expect(cache.get(id(2))?.decision.flag).toBe('reject');
    isAway = false;
    pending.retry();
    await settle();
    expect(sent).toEqual([1, 2]);
    expect(pending.state.getState()).toEqual({ unsavedCount: 0, problem: null });
    expect(cache.get(id(1))?.decision.flag).toBe('pick');
  });
  it('forgets the last change that never left, and keeps one whose answer was lost', async () => {
    const { cache, pending } = await rig();
    const away = (why: string) => () => Promise.reject(new Error(why));
    pending.submit(changes(1, 'pick'), away('lost'), () => undefined);
    await settle();
    pending.submit(changes(2, 'reject'), away('away'), () => undefined);
    await settle();
    expect(pending.takeBack()).toEqual([id(2)]);
    expect(cache.get(id(2))?.decision.flag).toBe('none');
    expect(pending.state.getState().unsavedCount).toBe(1);
    expect(pending.takeBack()).toBeNull();
    expect(cache.get(id(1))?.decision.flag).toBe('pick');
  });
  it('takes back what the engine refused for good, and goes on', async () => {
    const { cache, pending, refusals } = await rig();
    pending.submit(
      changes(1, 'pick'),
      async () => {
        throw new Error('refused');
      },
      () => undefined,
    );
    pending.submit(
      changes(2, 'pick'),
      async () => ({ ids: [id(2)] }),
      () => undefined,
    );
    await settle();
    expect(refusals).toEqual(['Error: refused']);
    expect(cache.get(id(1))?.decision.flag).toBe('none');
    expect(cache.get(id(2))?.decision.flag).toBe('pick');
  });
});

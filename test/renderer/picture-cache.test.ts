import { describe, expect, it } from 'vitest';
import { createPictureCache, type Want } from '../../renderer/image/picture-cache.ts';
import type { Picture, PictureRequest } from '../../renderer/image/picture-request.ts';

const rig = (hands: number, limitBytes = 1_000_000) => {
  const started: string[] = [];
  const cancelled: string[] = [];
  const closed: string[] = [];
  const open = new Map<string, (result: Picture | { failed: string }) => void>();
  const cache = createPictureCache(
    {
      start(request: PictureRequest, done) {
        if (open.size >= hands) return null;
        started.push(request.key);
        open.set(request.key, done);
        return {
          cancel() {
            cancelled.push(request.key);
            open.delete(request.key);
          },
        };
      },
      close() {},
    },
    limitBytes,
  );
  const finish = (key: string, side = 10): void => {
    const done = open.get(key)!;
    open.delete(key);
    const bitmap = { width: side, height: side, close: () => closed.push(key) } as unknown as ImageBitmap;
    done({ bitmap, natural: { width: side, height: side } });
  };
  const fail = (key: string): void => {
    const done = open.get(key)!;
    open.delete(key);
    done({ failed: 'not a picture' });
  };
  return { cache, started, cancelled, closed, finish, fail, isOpen: (key: string) => open.has(key) };
};
const want = (key: string, priority: number): Want => ({
  request: { key, url: key, within: null, mark: null },
  priority,
});

describe('wants', () => {
  it('starts what is on screen first, over all owners', () => {
    const { cache, started, finish } = rig(1);
    cache.want({}, [want('far', 3)]);
    cache.want({}, [want('near', 1), want('now', 0)]);
    expect(started).toEqual(['far']);
    finish('far');
    finish('now');
    expect(started).toEqual(['far', 'now', 'near']);
  });
  it('cancels what nobody wants any more', () => {
    const { cache, cancelled, started } = rig(2);
    const pane = {};
    cache.want(pane, [want('a', 0), want('b', 1)]);
    cache.want(pane, [want('c', 0), want('b', 1)]);
    expect(cancelled).toEqual(['a']);
    expect(started).toEqual(['a', 'b', 'c']);
  });
  it('decodes once for two panes', () => {
    const { cache, started } = rig(4);
    cache.want({}, [want('a', 0)]);
    cache.want({}, [want('a', 0)]);
    expect(started).toEqual(['a']);
  });
});

describe('memory', () => {
  it('closes what is over the limit, never what is on screen', () => {
    const { cache, closed, finish } = rig(9, 900);
    const pane = {};
    cache.want(pane, [want('a', 0), want('b', 1), want('c', 2)]);
    for (const key of ['a', 'b', 'c']) finish(key);
    expect(closed).toEqual(['c']);
    expect(cache.get('a')).toBeDefined();
    expect(cache.bytes).toBe(800);
  });
});

describe('letting go', () => {
  it('frees at once what a pane held over the limit', () => {
    const { cache, closed, finish } = rig(9, 900);
    const survey = {};
    cache.want(
      survey,
      ['a', 'b', 'c', 'd'].map((key) => want(key, 0)),
    );
    for (const key of ['a', 'b', 'c', 'd']) finish(key);
    expect(cache.bytes).toBe(1_600);
    cache.want(survey, []);
    expect(closed).toEqual(['a', 'b']);
    expect(cache.bytes).toBe(800);
  });
});

describe('failures', () => {
  it('are remembered, told, and tried again when asked', () => {
    const { cache, started, fail } = rig(2);
    const told: string[] = [];
    cache.subscribe((key) => told.push(key));
    cache.want({}, [want('a', 0)]);
    fail('a');
    expect(cache.problem('a')).toBe('not a picture');
    expect(told).toEqual(['a']);
    cache.retryFailed();
    expect(started).toEqual(['a', 'a']);
    expect(cache.problem('a')).toBeNull();
  });
});

describe('more wishes than room', () => {
  it('keeps the nearest, and does not decode for ever what pushes out each other', () => {
    // 400 bytes each, room for two.
    const { cache, started, finish, isOpen } = rig(1, 1_000);
    const pane = {};
    cache.want(pane, [want('now', 0), want('n1', 1), want('n2', 2), want('n3', 3)]);
    for (let i = 0; i < 20; i++) {
      const key = started.at(-1)!;
      if (!isOpen(key)) break;
      finish(key);
    }
    expect(started).toEqual(['now', 'n1', 'n2']);
    expect(['now', 'n1', 'n2', 'n3'].map((key) => cache.get(key) !== undefined)).toEqual([true, true, false, false]);
    // One step on: what was near is on screen, the next is decoded, the far one finds no room again and rests.
    cache.want(pane, [want('n1', 0), want('n2', 1), want('n3', 2)]);
    finish('n2');
    finish('n3');
    expect(started).toEqual(['now', 'n1', 'n2', 'n2', 'n3']);
    expect(isOpen('n3')).toBe(false);
  });
  it('tries again once there is room', () => {
    const { cache, started, finish } = rig(1, 1_000);
    cache.want({}, [want('now', 0), want('n1', 1)]);
    const big = {};
    cache.want(big, [want('big', 0)]);
    finish('now');
    finish('big', 14);
    finish('n1');
    expect(cache.get('n1')).toBeUndefined();
    expect(started).toEqual(['now', 'big', 'n1']);
    cache.want(big, []);
    expect(started).toEqual(['now', 'big', 'n1', 'n1']);
  });
});

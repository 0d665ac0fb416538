/** @file S8: what comes in from the page is from our page and of the right shape, or no handler hears of it. */
import type { IpcMain, WebContents } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dropArguments } from '../../electron/hosts/main/dropped-folder.ts';
import { createDoor } from '../../electron/hosts/main/ipc.ts';
import { secondArguments } from '../../electron/hosts/main/second-window.ts';
import { dragArguments } from '../../electron/hosts/main/start-drag.ts';
import { type Answer, channels } from '../../electron/hosts/shared/channels.ts';
import { FakeContents, type FakeFrame } from '../support/electron-double.ts';

const ours = new FakeContents(1);
const listeners = new Map<string, (...args: unknown[]) => unknown>();
const calls: unknown[][] = [];
const refused: string[] = [];
const door = createDoor({
  ipc: {
    handle: (channel: string, handler: (...args: unknown[]) => unknown) => void listeners.set(channel, handler),
    on: (channel: string, handler: (...args: unknown[]) => unknown) => void listeners.set(channel, handler),
  } as unknown as IpcMain,
  isWindow: (contents) => contents === (ours as unknown as WebContents),
  onRefused: (_channel, why) => refused.push(why),
});
const record = async (_sender: WebContents, ...args: unknown[]) => {
  calls.push(args);
  return 'value';
};
door.hear(channels.requestPort, z.tuple([]), (sender, ...args) => void record(sender, ...args));
door.answer(channels.chooseFolder, z.tuple([]), record);
door.answer(channels.chooseModelFile, z.tuple([]), record);
door.answer(channels.chooseProgram, z.tuple([]), record);
door.answer(channels.placeOfDrop, dropArguments, record);
door.answer(channels.startDrag, dragArguments, record);
door.hear(channels.openSecond, secondArguments, (sender, ...args) => void record(sender, ...args));
/** Those that answer nothing. */
const heard: ReadonlySet<string> = new Set([channels.requestPort, channels.openSecond]);

const page: FakeFrame = { url: 'app://bundle/#/shoot/1/grid', parent: null };
const send = (channel: string, args: unknown[], from: Partial<{ sender: unknown; senderFrame: unknown }> = {}) =>
  listeners.get(channel)?.({ sender: ours, senderFrame: page, ...from }, ...args) as Promise<Answer> | undefined;

beforeEach(() => {
  calls.length = 0;
  refused.length = 0;
});

/** mulberry32: the same payloads in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function payload(next: () => number, depth = 0): unknown {
  const pick = Math.floor(next() * (depth > 2 ? 9 : 12));
  const length = Math.floor(next() * 12);
  switch (pick) {
    case 0:
      // Never whole: a whole one is an id, which is a right answer to one channel.
      return next() * 2 ** 40 - 2 ** 39 + 0.5;
    case 1:
      return Number.NaN;
    case 2:
      return next() < 0.5;
    case 3:
      return null;
    case 4:
      return undefined;
    case 5:
      return Array.from({ length }, () => String.fromCharCode(Math.floor(next() * 0xffff)))
        .join('')
        .replaceAll('/', '.');
    case 6:
      return ['../../etc', 'C:\\Windows', '', 'a\0b', './x', '__proto__', '<img onerror>', 'x'.repeat(5_000)][
        length % 8
      ];
    case 7:
      return new Uint8Array(length);
    case 8:
      return `/${'a'.repeat(5_000)}`;
    case 9:
      return Array.from({ length }, () => payload(next, depth + 1));
    case 10:
      return Object.fromEntries(Array.from({ length }, (_, n) => [`k${n}`, payload(next, depth + 1)]));
    default:
      return { path: '/etc', length: 1, 0: '/etc', constructor: payload(next, depth + 1) };
  }
}

describe('10,000 random payloads', () => {
  test.each(Object.values(channels))('on %s: a typed refusal each, no handler called', async (channel) => {
    const next = random(7);
    for (let n = 0; n < 10_000; n++) {
      const args = Array.from({ length: 1 + Math.floor(next() * 3) }, () => payload(next));
      const answer = await send(channel, args);
      if (!heard.has(channel) && (!answer || answer.ok || answer.reason !== 'refused'))
        throw new Error(`accepted ${JSON.stringify(args).slice(0, 200)}`);
    }
    expect(calls).toEqual([]);
    expect(refused).toHaveLength(10_000);
  });
});

describe('a sender', () => {
  const embedded: FakeFrame = { url: 'app://bundle/', parent: page };
  const strangers: [string, Partial<{ sender: unknown; senderFrame: unknown }>][] = [
    ['another window', { sender: new FakeContents(2) }],
    ['a frame inside ours', { senderFrame: embedded }],
    ['a frame that is gone', { senderFrame: null }],
    ['a page elsewhere', { senderFrame: { url: 'https://bundle/', parent: null } }],
    ['a file', { senderFrame: { url: 'file:///app/index.html', parent: null } }],
    ['a host that begins like ours', { senderFrame: { url: 'app://bundle.example/', parent: null } }],
    ['another scheme', { senderFrame: { url: 'application://bundle/', parent: null } }],
    ['no address', { senderFrame: { url: '', parent: null } }],
  ];
  test.each(strangers)('that is %s is refused', async (_what, from) => {
    expect(await send(channels.chooseFolder, [], from)).toEqual({ ok: false, reason: 'refused' });
    send(channels.requestPort, [], from);
    expect(calls).toEqual([]);
    expect(refused).toHaveLength(2);
  });

  test('that is our page is answered; a handler that fails gives no stack away', async () => {
    expect(await send(channels.chooseFolder, [])).toEqual({ ok: true, value: 'value' });
    expect(await send(channels.placeOfDrop, ['/shoots/wedding'])).toEqual({ ok: true, value: 'value' });
    expect(calls).toEqual([[], ['/shoots/wedding']]);
    door.answer(channels.chooseFolder, z.tuple([]), () => Promise.reject(new Error('/home/anna is secret')));
    expect(await send(channels.chooseFolder, [])).toEqual({ ok: false, reason: 'failed' });
  });
});

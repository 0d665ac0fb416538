/** @file The engine is started again after a crash, slower each time; three in half a minute are a question; a close waits. */
import { describe, expect, test } from 'vitest';
import { type Choice, keepEngine } from '../../electron/hosts/main/engine-keeper.ts';
import type { EngineProcess, EngineStart } from '../../electron/hosts/main/engine-process.ts';
import { createPortBroker } from '../../electron/hosts/main/port-broker.ts';
import { FakeContents } from '../support/electron-double.ts';
import { MessageChannelMain } from '../support/message-port-main.ts';

interface Fake extends EngineProcess {
  mode: 'normal' | 'safe';
  isClosed: boolean;
  crash(): void;
}

function setUp(choice: Choice = 'again', starts: (run: number) => EngineStart = () => ({ state: 'ready' })) {
  const engines: Fake[] = [];
  const delaysMs: number[] = [];
  const asked: string[] = [];
  let nowMs = 0;
  let quits = 0;
  const start = (mode: 'normal' | 'safe'): Fake => {
    const gone = Promise.withResolvers<void>();
    const state = starts(engines.length);
    if (state.state !== 'ready') gone.resolve();
    const engine: Fake = {
      mode,
      isClosed: false,
      started: Promise.resolve(state),
      gone: gone.promise,
      crash: () => gone.resolve(),
      connect: () => undefined,
      preview: () => Promise.reject(new Error('not here')),
      place: () => Promise.reject(new Error('not here')),
      open: () => Promise.reject(new Error('not here')),
      original: async () => null,
      dragFiles: async () => [],
      ping: async () => undefined,
      kill: () => gone.resolve(),
      close: async () => {
        engine.isClosed = true;
        gone.resolve();
      },
    };
    engines.push(engine);
    return engine;
  };
  const keeper = keepEngine({
    start,
    askAfterCrashes: async () => {
      asked.push('crashes');
      return choice;
    },
    askCannotStart: async (says) => {
      asked.push(says);
      return choice;
    },
    quit: () => {
      quits += 1;
    },
    log: { info: () => undefined, warn: () => undefined },
    nowMs: () => nowMs,
    waitMs: async (ms) => {
      delaysMs.push(ms);
    },
  });
  const crash = async (afterMs: number) => {
    await keeper.ready();
    nowMs += afterMs;
    engines.at(-1)?.crash();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { keeper, engines, delaysMs, asked, crash, quits: () => quits };
}

describe('the engine', () => {
  test('comes back after a crash, after a wait that grows', async () => {
    const { keeper, engines, delaysMs, asked, crash } = setUp();
    for (let n = 0; n < 7; n++) await crash(31_000);
    await keeper.ready();
    expect(engines).toHaveLength(8);
    expect(delaysMs).toEqual([100, 200, 400, 800, 1_600, 2_000, 2_000]);
    expect(asked).toEqual([]);
  });

  test('is a question after three crashes in half a minute, and can be had in safe mode', async () => {
    const { keeper, engines, asked, crash } = setUp('safe');
    for (let n = 0; n < 3; n++) await crash(9_000);
    await keeper.ready();
    expect(asked).toEqual(['crashes']);
    expect(engines.map(({ mode }) => mode)).toEqual(['normal', 'normal', 'normal', 'safe']);
  });

  test('stays away when the photographer quits instead', async () => {
    const { engines, crash, quits } = setUp('quit');
    for (let n = 0; n < 3; n++) await crash(1_000);
    expect([engines.length, quits()]).toEqual([3, 1]);
  });

  test('that cannot open its catalog says why, and is no crash', async () => {
    const says = 'Another Chinagraph has this catalog open.';
    const { keeper, engines, asked, delaysMs } = setUp('again', (run) =>
      run === 0 ? { state: 'cannot-start', says } : { state: 'ready' },
    );
    await keeper.ready();
    expect([asked, delaysMs, engines.length]).toEqual([[says], [], 2]);
  });

  test('closes once and does not come back', async () => {
    const { keeper, engines } = setUp();
    await keeper.ready();
    await keeper.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(engines.map(({ isClosed }) => isClosed)).toEqual([true]);
  });
});

test('a page that asks again while the engine is away gets one port, from the next engine', async () => {
  const ready = Promise.withResolvers<EngineProcess>();
  const connected: unknown[] = [];
  const broker = createPortBroker({ ready: () => ready.promise }, () => new MessageChannelMain() as never);
  const page = new FakeContents(1);
  for (let n = 0; n < 3; n++) broker.request(page as never);
  ready.resolve({ connect: (port: unknown) => connected.push(port) } as unknown as EngineProcess);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect([connected.length, page.received.length]).toEqual([1, 1]);
  for (const { ports } of page.received) for (const port of ports) port.close();
});

/** @file What would go wrong at a first start, or go wrong unseen (docs/first-start.md). */
import { EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createChildBroker, isInside } from '../../electron/hosts/main/child-broker.ts';
import { type EngineProcessOptions, startEngineProcess } from '../../electron/hosts/main/engine-process.ts';
import { openWindow } from '../../electron/hosts/main/open-window.ts';
import { watchEngine } from '../../electron/hosts/main/watch-engine.ts';
import type { FromEngine, ToEngine } from '../../electron/hosts/utility/engine-protocol.ts';
import { FakeContents, FakeWindow } from '../support/electron-double.ts';
import { MessageChannelMain } from '../support/message-port-main.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { createUtilityProcesses } from '../support/utility-process-double.ts';

const hosts = fileURLToPath(new URL('../../electron/hosts', import.meta.url));
const processes = createUtilityProcesses();
afterAll(() => processes.killAll());

function open(
  platform: NodeJS.Platform,
  askHangs: (answersAgain: AbortSignal) => Promise<boolean> = async () => false,
) {
  const contents = new FakeContents(1);
  class Window extends FakeWindow {
    constructor(options: ConstructorParameters<typeof FakeWindow>[0]) {
      super(options, contents);
    }
  }
  const window = openWindow({
    BrowserWindow: Window as never,
    platform,
    webPreferences: Object.freeze({ sandbox: true }),
    memory: {
      get: () => ({
        bounds: null,
        isMaximized: false,
        secondBounds: null,
        isSecondMaximized: true,
        dumpsSeenMs: 0,
        lastFolder: null,
        language: 'system',
        recent: [],
      }),
      change: () => undefined,
    },
    screens: [],
    askKeepsStopping: async () => true,
    askHangs: (_window, answersAgain) => askHangs(answersAgain),
    quit: () => undefined,
    nowMs: () => 0,
  }) as unknown as FakeWindow;
  return { window, contents };
}

describe('the window', () => {
  test('appears once on Wayland, where it is never ready to show before it is shown', () => {
    const { window, contents } = open('linux');
    expect(window.shown).toBe(0);
    contents.emit('did-finish-load');
    expect(window.shown).toBe(1);
    window.emit('ready-to-show');
    expect(window.shown).toBe(1);
  });

  test('waits for its first frame elsewhere, but not when there is no page to paint', () => {
    const { window, contents } = open('win32');
    contents.emit('did-finish-load');
    expect(window.shown).toBe(0);
    contents.emit('did-fail-load');
    expect(window.shown).toBe(1);
  });

  test('that hangs is loaded again when asked for, and left alone when it answers first', async () => {
    const answer = Promise.withResolvers<boolean>();
    const asked: AbortSignal[] = [];
    const { window, contents } = open('linux', (answersAgain) => {
      asked.push(answersAgain);
      return asked.length === 1 ? answer.promise : Promise.resolve(true);
    });
    window.emit('unresponsive');
    window.emit('unresponsive');
    window.emit('responsive');
    answer.resolve(true);
    await waitMs(1);
    expect([asked.length, asked[0]?.aborted, contents.crashes]).toEqual([1, true, 0]);
    window.emit('unresponsive');
    await waitMs(1);
    expect([asked.length, contents.crashes, contents.reloads]).toEqual([2, 1, 1]);
  });
});

test('only modules inside the app are started, on every drive', () => {
  const { win32 } = path;
  expect(isInside('C:\\App\\dist', 'C:\\App\\dist\\main\\decoder.js', win32)).toBe(true);
  for (const file of ['D:\\evil.js', 'C:\\App\\other.js', 'C:\\App\\dist', 'C:\\App\\dist-other\\x.js', 'C:\\App'])
    expect(isInside('C:\\App\\dist', file, win32), file).toBe(false);
  expect(isInside('/app/dist', '/app/dist/..main/x.js')).toBe(true);
});

const settingsFor = (catalogDir: string): EngineProcessOptions => ({
  fork: processes.fork,
  modulePath: path.join(hosts, 'utility/engine-main.ts'),
  settings: {
    catalogDir,
    cacheDir: path.join(catalogDir, 'cache'),
    shippedModelsDir: null,
    nodeBinary: null,
    pageDir: tempFolder('page'),
    background: 'none',
  },
  log: { info: () => undefined, warn: () => undefined },
  env: process.env,
  killHard: (child) => void child.kill(),
  trashItem: async () => undefined,
  codeDir: hosts,
});

describe('the engine’s process', () => {
  test('that cannot open its catalog is heard before it ends', async () => {
    const file = path.join(tempFolder('catalog'), 'a-file');
    writeFileSync(file, '');
    const engine = startEngineProcess(settingsFor(path.join(file, 'catalog')));
    expect(await engine.started).toMatchObject({ state: 'cannot-start', says: expect.stringMatching(/\w/) });
    await engine.gone;
  });

  test('that does not answer is asked about, left alone once it answers, and ended when asked for', async () => {
    const pids: number[] = [];
    const engine = startEngineProcess({
      ...settingsFor(tempFolder('catalog')),
      fork: (...args) => {
        const child = processes.fork(...(args as Parameters<typeof processes.fork>));
        pids.push(child.pid!);
        return child as never;
      },
      killHard: (child) => void process.kill(child.pid!, 'SIGKILL'),
    });
    expect((await engine.started).state).toBe('ready');
    const asked = new EventEmitter();
    const watched = watchEngine(engine, {
      askHangs: (answersAgain) => {
        const answer = Promise.withResolvers<boolean>();
        answersAgain.addEventListener('abort', () => answer.resolve(true));
        asked.emit('asked', answer);
        return answer.promise;
      },
      log: { info: () => undefined, warn: () => undefined },
      tickMs: 20,
      silentTicks: 5,
    });
    const silence = async () => {
      const question = once(asked, 'asked') as Promise<[PromiseWithResolvers<boolean>]>;
      process.kill(pids[0]!, 'SIGSTOP');
      return (await question)[0];
    };
    // An answer that comes after it speaks again changes nothing.
    const first = await silence();
    process.kill(pids[0]!, 'SIGCONT');
    expect(await first.promise).toBe(true);
    await engine.ping();

    (await silence()).resolve(true);
    await Promise.all([engine.gone, watched]);
    expect(pids).toHaveLength(1);
  });

  test('that is gone closes a port meant for it, so that the page asks again', async () => {
    const child = Object.assign(new EventEmitter(), { pid: 1, kill: () => true, postMessage: () => undefined });
    const engine = startEngineProcess({ ...settingsFor('/x'), fork: () => child as never });
    child.emit('exit', 1);
    const { port1, port2 } = new MessageChannelMain();
    port2.start();
    engine.connect(port1 as never);
    await once(port2, 'close');
  });
});

describe('a child', () => {
  const ask = (module: string, maxHeapMb?: number) => {
    const heard: ToEngine[] = [];
    const told = new EventEmitter();
    const broker = createChildBroker({
      fork: processes.fork,
      send: (message) => {
        heard.push(message);
        told.emit(message.type);
      },
      codeDir: path.parse(process.cwd()).root,
      env: process.env,
      killHard: (child) => void child.kill(),
    });
    const options = maxHeapMb ? { maxHeapMb } : {};
    broker.receive({ type: 'launch', child: 1, module: pathToFileURL(module).href, options } satisfies FromEngine);
    return { broker, heard, told };
  };

  test('has the heap it was given: V8’s switches go by Chromium’s', async () => {
    const module = path.join(tempFolder('child'), 'heap.mjs');
    writeFileSync(
      module,
      "import v8 from 'node:v8'; process.parentPort.postMessage(v8.getHeapStatistics().heap_size_limit / 2 ** 20)",
    );
    const { heard, told } = ask(module, 64);
    await once(told, 'child-message');
    expect(heard[0]).toMatchObject({ type: 'child-message' });
    expect(Number((heard[0] as { message: unknown }).message)).toBeLessThan(512);
  });

  test('ends of a fault nobody expected, instead of keeping its job for ever', async () => {
    const { broker, heard, told } = ask(path.join(hosts, '../core/previews/decoder/main.ts'));
    await once(told, 'child-message');
    broker.receive({ type: 'child-send', child: 1, message: { id: 1, source: null, want: null } });
    await once(told, 'child-exit');
    expect(heard.at(-1)).toMatchObject({ type: 'child-exit', code: expect.any(Number) });
    expect((heard.at(-1) as { code: number }).code).not.toBe(0);
  });
});

/** @file The engine behind main's messages: opens it, answers for it, closes it. */

import path from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import type { Settings } from '../../contract/settings.ts';
import { wireSerializers } from '../../contract/wire.ts';
import { createEngine, type Engine } from '../../core/engine.ts';
import { startProgram } from '../../core/programs/start-program.ts';
import { systemClock } from '../../core/work/clock.ts';
import { launchWithNode } from '../../core/work/launch-child.ts';
import type { Log } from '../../core/work/log.ts';
import { startLanHost } from '../lan/lan-host.ts';
import type { EngineSettings, FromEngine, ToEngine } from './engine-protocol.ts';
import { installShippedModels } from './install-shipped-models.ts';
import { createUtilityLauncher } from './launch-utility-child.ts';
import { createMainTrash } from './main-trash.ts';
import { tellWork } from './tell-work.ts';

type RouterPort = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0] & { start?(): void };

/** Main's end: Electron's ParentPort, or a double of it. */
export interface Parent {
  on(event: 'message', listener: (event: { data: unknown; ports: RouterPort[] }) => void): unknown;
  postMessage(message: FromEngine): void;
}

/** Resolves when main asked to close and all is written. Sends 'cannot-start' where the catalog cannot be opened. */
export async function serveEngine(parent: Parent, settings: EngineSettings): Promise<void> {
  const send = (message: FromEngine) => parent.postMessage(message);
  const launcher = createUtilityLauncher(send);
  const launchApart = settings.nodeBinary ? launchWithNode(settings.nodeBinary) : launcher.launch;
  const trash = createMainTrash(send);
  const log = logTo(send);
  const closed = Promise.withResolvers<void>();
  const previews = new Map<number, AbortController>();
  const tellLanguage = (language: Settings['language']) => send({ type: 'language', language });
  const starting = createEngine({
    catalogDir: settings.catalogDir,
    cacheDir: settings.cacheDir,
    launchChild: (module, options = {}) => (options.ownGlib ? launchApart : launcher.launch)(module, options),
    moveToTrash: trash.moveToTrash,
    clock: systemClock,
    log,
    background: settings.background,
    // Somebody sits before it: folders are watched, and scoring leaves a core free.
    isInteractive: true,
    startProgram,
    serveLan: (engine, door, dir, port) => startLanHost({ engine, door, dir, port, pageDir: settings.pageDir }),
  });
  // Whoever waits for it below hears of a failure; this keeps it from counting as unheard before that.
  starting.catch(() => undefined);

  const receive = async (message: ToEngine, ports: RouterPort[]) => {
    launcher.receive(message);
    trash.receive(message);
    if (message.type === 'cancel-preview') previews.get(message.id)?.abort();
    if (message.type === 'close') return closed.resolve();
    if (message.type === 'ping') return send({ type: 'pong', id: message.id });
    const engine = await starting;
    if (message.type === 'connect') for (const port of ports) connect(engine, port, tellLanguage);
    if (message.type === 'place') send({ type: 'place', id: message.id, token: tokenFor(engine, message.path) });
    if (message.type === 'open') await open(engine, message, send);
    if (message.type === 'drag') await drag(engine, message, send);
    if (message.type === 'original') original(engine, message, send);
    if (message.type === 'preview') await preview(engine, message, previews, send);
  };
  parent.on('message', ({ data, ports }) => {
    receive(data as ToEngine, ports).catch((error: unknown) => log.warn('a message failed', { error: wordsOf(error) }));
  });

  let engine: Engine;
  try {
    engine = await starting;
  } catch (error) {
    send({ type: 'cannot-start', says: error instanceof Error ? error.message : String(error) });
    // What a process says right before its end may be lost: main has heard it when it asks to close.
    return closed.promise;
  }
  send({ type: 'ready' });
  tellLanguage((await engine.client.app.settings({})).language);
  const stop = new AbortController();
  const telling = tellWork(engine, send, stop.signal);
  const installing = settings.shippedModelsDir
    ? installShippedModels(engine, {
        dir: settings.shippedModelsDir,
        noteFile: path.join(settings.catalogDir, 'shipped-models.json'),
        log,
        signal: stop.signal,
      })
    : Promise.resolve();
  await closed.promise;
  stop.abort();
  await installing;
  await telling;
  await engine.close();
}

const tokenFor = (engine: Engine, path: string) => engine.places.tokenFor(Buffer.from(path));

/** The page's line to the router. Main has menus and dialogs of its own, in the language that is chosen in the page. */
function connect(engine: Engine, port: RouterPort, tellLanguage: (language: Settings['language']) => void): void {
  new RPCHandler(engine.router, {
    customJsonSerializers: wireSerializers,
    clientInterceptors: [
      async ({ path, next }) => {
        const answer: unknown = await next();
        if (path.join('.') === 'app.changeSettings') tellLanguage((answer as Settings).language);
        return answer;
      },
    ],
  }).upgrade(port);
  port.start?.();
}

type Asked<Type extends ToEngine['type']> = Extract<ToEngine, { type: Type }>;

async function open(engine: Engine, { id, path }: Asked<'open'>, send: (message: FromEngine) => void): Promise<void> {
  try {
    const folder = await engine.client.shoots.open({ place: tokenFor(engine, path) });
    send({ type: 'opened', id, opened: { folderId: folder.id } });
  } catch (error) {
    send({ type: 'opened', id, opened: { failed: wordsOf(error) } });
  }
}

async function drag(engine: Engine, { id, ids }: Asked<'drag'>, send: (message: FromEngine) => void): Promise<void> {
  try {
    send({ type: 'dragged', id, files: await engine.dragFiles(ids) });
  } catch (error) {
    send({ type: 'dragged', id, files: { failed: wordsOf(error) } });
  }
}

function original(engine: Engine, { id, photo }: Asked<'original'>, send: (message: FromEngine) => void): void {
  try {
    send({ type: 'original', id, original: engine.original(photo) });
  } catch (error) {
    send({ type: 'original', id, original: { failed: wordsOf(error) } });
  }
}

async function preview(
  engine: Engine,
  { id, asked }: Asked<'preview'>,
  running: Map<number, AbortController>,
  send: (message: FromEngine) => void,
): Promise<void> {
  const abort = new AbortController();
  running.set(id, abort);
  try {
    send({ type: 'previewed', id, served: await engine.preview(asked.id, asked.tier, abort.signal) });
  } catch (error) {
    send({ type: 'previewed', id, served: { failed: wordsOf(error) } });
  } finally {
    running.delete(id);
  }
}

/** A typed failure's own words, else the message. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { data } = error as Error & { data?: { what?: unknown } };
  return typeof data?.what === 'string' ? data.what : error.message;
}

const logTo = (send: (message: FromEngine) => void): Log => ({
  info: (message, details = {}) => send({ type: 'log', level: 'info', message, details }),
  warn: (message, details = {}) => send({ type: 'log', level: 'warn', message, details }),
});

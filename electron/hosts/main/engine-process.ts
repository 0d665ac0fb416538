/** @file One run of the engine's process as main sees it: questions with answers, the page's port handed over, an end. */

import type { MessagePortMain, UtilityProcess } from 'electron';
import { createQuestions } from '../../asking/questions.ts';
import type { FolderId, PhotoId, PlaceToken } from '../../contract/ids.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ServedPreview } from '../../core/previews/serve-preview.ts';
import type { Log } from '../../core/work/log.ts';
import type { PreviewRequest } from '../shared/preview-address.ts';
import type { EngineSettings, FromEngine, ToEngine } from '../utility/engine-protocol.ts';
import { type ChildBrokerOptions, createChildBroker } from './child-broker.ts';

export type EngineStart = { state: 'ready' } | { state: 'cannot-start'; says: string } | { state: 'gone' };

export interface EngineProcess {
  /** Never rejects. */
  readonly started: Promise<EngineStart>;
  /** Resolves at the process's end, whatever the reason. */
  readonly gone: Promise<void>;
  connect(port: MessagePortMain): void;
  preview(asked: PreviewRequest, signal: AbortSignal): Promise<ServedPreview>;
  /** The file that a photo is, for playing a clip; null where there is no such photo. */
  original(photo: PhotoId): Promise<{ path: Buffer; name: string } | null>;
  place(path: string): Promise<PlaceToken>;
  /** Opens a folder as a shoot; rejects with words for the photographer. */
  open(path: string): Promise<FolderId>;
  /** Files that leave the window with these photos; rejects with words for the photographer. */
  dragFiles(ids: PhotoId[]): Promise<string[]>;
  /** Resolves when the engine gets to it. */
  ping(): Promise<void>;
  /** At once, whatever it does. */
  kill(): void;
  /** Waits for what is being written; kills after `timeoutMs`. */
  close(timeoutMs?: number): Promise<void>;
}

export interface EngineProcessOptions extends Omit<ChildBrokerOptions, 'send'> {
  modulePath: string;
  settings: EngineSettings;
  log: Log;
  /** The settings say which language is read. */
  onLanguage?(language: Settings['language']): void;
  /** Rejects where the system refuses; never deletes instead. */
  trashItem(file: string): Promise<void>;
  /** What the engine does, now and then while it lasts and once at its end. */
  onWork?(progress: Progress): void;
}

export function startEngineProcess(options: EngineProcessOptions): EngineProcess {
  const { log, fork, env, killHard } = options;
  const engine: UtilityProcess = fork(options.modulePath, [JSON.stringify(options.settings)], {
    serviceName: 'Chinagraph engine',
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let isAlive = true;
  const questions = createQuestions<unknown>();
  const started = Promise.withResolvers<EngineStart>();
  const gone = Promise.withResolvers<void>();
  const send = (message: ToEngine, ports: MessagePortMain[] = []) => {
    if (isAlive) engine.postMessage(message, ports);
    // Whoever holds the other end hears that there is nobody.
    else for (const port of ports) port.close();
  };
  const children = createChildBroker({ ...options, send });

  const ask = <T>(message: (id: number) => ToEngine): { id: number; answer: Promise<T> } => {
    const { id, answer } = questions.note(undefined);
    if (isAlive) send(message(id));
    else questions.refuse(id, new Error('the engine is gone'));
    return { id, answer: answer as Promise<T> };
  };
  const settle = (id: number, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'failed' in value)
      questions.refuse(id, new Error(String(value.failed)));
    else questions.answer(id, value);
  };

  const trash = async (id: number, file: string) => {
    const failed = await options.trashItem(file).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    send({ type: 'trashed', id, failed });
  };

  engine.on('message', (data: unknown) => {
    const message = data as FromEngine;
    children.receive(message);
    if (message.type === 'ready') started.resolve({ state: 'ready' });
    else if (message.type === 'language') options.onLanguage?.(message.language);
    else if (message.type === 'cannot-start') {
      started.resolve({ state: 'cannot-start', says: message.says });
      // It waits for this: what a process says right before its end may never arrive.
      send({ type: 'close' });
    } else if (message.type === 'trash') void trash(message.id, message.file);
    else if (message.type === 'work') options.onWork?.(message.progress);
    else if (message.type === 'log') log[message.level](message.message, message.details);
    else if (message.type === 'original') settle(message.id, message.original);
    else if (message.type === 'place') settle(message.id, message.token);
    else if (message.type === 'opened') settle(message.id, message.opened);
    else if (message.type === 'dragged') settle(message.id, message.files);
    else if (message.type === 'pong') settle(message.id, undefined);
    else if (message.type === 'previewed') settle(message.id, message.served);
  });
  engine.once('exit', (code) => {
    isAlive = false;
    log.info('the engine ended', { code });
    children.killAll();
    questions.refuseAll(new Error('the engine is gone'));
    started.resolve({ state: 'gone' });
    gone.resolve();
  });

  return {
    started: started.promise,
    gone: gone.promise,
    connect: (port) => send({ type: 'connect' }, [port]),
    preview: async (asked, signal) => {
      signal.throwIfAborted();
      const { id, answer } = ask<ServedPreview>((id) => ({ type: 'preview', id, asked }));
      const cancel = () => send({ type: 'cancel-preview', id });
      signal.addEventListener('abort', cancel, { once: true });
      return answer.finally(() => signal.removeEventListener('abort', cancel));
    },
    original: async (photo) => {
      const { answer } = ask<{ path: Uint8Array; name: string } | null>((id) => ({ type: 'original', id, photo }));
      const found = await answer;
      // A buffer comes out of the other process as plain bytes.
      return found && { path: Buffer.from(found.path), name: found.name };
    },
    place: (path) => ask<PlaceToken>((id) => ({ type: 'place', id, path })).answer,
    open: async (path) => (await ask<{ folderId: FolderId }>((id) => ({ type: 'open', id, path })).answer).folderId,
    dragFiles: (ids) => ask<string[]>((id) => ({ type: 'drag', id, ids })).answer,
    ping: () => ask<void>((id) => ({ type: 'ping', id })).answer,
    kill: () => killHard(engine),
    close: async (timeoutMs = 10_000) => {
      send({ type: 'close' });
      const late = setTimeout(() => killHard(engine), timeoutMs);
      await gone.promise;
      clearTimeout(late);
    },
  };
}

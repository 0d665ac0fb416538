/** @file The only way in from the page: a known sender, a known channel, arguments of the right shape. */
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import type { z } from 'zod';
import { type Answer, type Channel, pageOrigin } from '../shared/channels.ts';
import { originOf } from './lock-contents.ts';

type Ipc = Pick<IpcMain, 'handle' | 'on'>;

export interface Door {
  /** Answers an invoke. The handler sees parsed arguments only. */
  answer<Args extends unknown[]>(
    channel: Channel,
    args: z.ZodType<Args>,
    handler: (sender: WebContents, ...args: Args) => Promise<unknown>,
  ): void;
  /** Takes a message; a wrong one is dropped. */
  hear<Args extends unknown[]>(
    channel: Channel,
    args: z.ZodType<Args>,
    handler: (sender: WebContents, ...args: Args) => void,
  ): void;
}

export interface DoorOptions {
  ipc: Ipc;
  /** Whether these contents are a window of ours. */
  isWindow(contents: WebContents): boolean;
  /** Hears of refused senders and arguments, and of handlers that failed. */
  onRefused(channel: Channel, why: string): void;
}

export function createDoor({ ipc, isWindow, onRefused }: DoorOptions): Door {
  /** Null where all is well. */
  const whyRefused = (event: IpcMainEvent | IpcMainInvokeEvent): string | null => {
    if (!isWindow(event.sender)) return 'not a window of ours';
    return isPageFrame(event.senderFrame) ? null : 'not the page';
  };
  return {
    answer: (channel, schema, handler) => {
      ipc.handle(channel, async (event, ...raw: unknown[]): Promise<Answer> => {
        const parsed = schema.safeParse(raw);
        const why = whyRefused(event) ?? (parsed.success ? null : 'wrong arguments');
        if (why !== null || !parsed.success) {
          onRefused(channel, why ?? '');
          return { ok: false, reason: 'refused' };
        }
        try {
          return { ok: true, value: await handler(event.sender, ...parsed.data) };
        } catch (error) {
          onRefused(channel, error instanceof Error ? error.message : String(error));
          return { ok: false, reason: 'failed' };
        }
      });
    },
    hear: (channel, schema, handler) => {
      ipc.on(channel, (event, ...raw: unknown[]) => {
        const parsed = schema.safeParse(raw);
        const why = whyRefused(event) ?? (parsed.success ? null : 'wrong arguments');
        if (why !== null || !parsed.success) onRefused(channel, why ?? '');
        else handler(event.sender, ...parsed.data);
      });
    },
  };
}

/** The main frame, showing our page; a frame that is gone or embedded is neither. */
function isPageFrame(frame: Pick<WebFrameMain, 'parent' | 'url'> | null): boolean {
  if (!frame || frame.parent !== null || !URL.canParse(frame.url)) return false;
  return originOf(new URL(frame.url)) === pageOrigin;
}

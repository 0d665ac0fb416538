/**
 * @file Fetches a large file over an unreliable line: resumes where it stopped if the server still has the same file, retries with growing
 * pauses, gives up on silence. What arrives lies in `<path>` only when it is complete; whether it is the right file is for the caller to check.
 */

import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';

export interface DownloadOptions {
  readonly url: string;
  /** Where the complete file goes; `<path>.part` and `<path>.part.json` hold what is not complete. */
  readonly path: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (doneBytes: number, totalBytes: number | null) => void;
  /** Asked before the first byte with the number still to come; a text refuses the download. */
  readonly mayStore?: (bytes: number) => Promise<string | null>;
  readonly stallMs?: number;
  /** Attempts in a row that may fail without progress. */
  readonly attempts?: number;
  /** Pause before the second attempt; doubles each time. */
  readonly pauseMs?: number;
  readonly maximumBytes?: number;
}

export type DownloadResult = { ok: true; bytes: number } | { ok: false; problem: Told };

/** What a partial file is a part of: without a validator there is no telling, and it starts anew. */
const partOf = z.object({ url: z.string(), validator: z.string().nullable() });

/** Bytes of an attempt that count as progress. */
const progressBytes = 65_536;

class Refused extends Error {}

/** Rejects only with the signal's reason; every other failure is a result. */
export async function downloadFile(options: DownloadOptions): Promise<DownloadResult> {
  const { url, path, signal, attempts = 5, pauseMs = 500 } = options;
  let reason = '';
  let arrived = 0;
  for (let attempt = 0; attempt < attempts; attempt++) {
    signal?.throwIfAborted();
    if (attempt > 0) await pause(pauseMs * 2 ** (attempt - 1), signal);
    try {
      await fetchRest(options);
      await rename(`${path}.part`, path);
      await rm(`${path}.part.json`, { force: true });
      return { ok: true, bytes: (await stat(path)).size };
    } catch (error) {
      signal?.throwIfAborted();
      reason = describe(error);
      const size = (await stat(`${path}.part`).catch(() => null))?.size ?? 0;
      // A line that drops every few minutes is no reason to give up while it brings something.
      if (size - arrived >= progressBytes) attempt = 0;
      arrived = Math.max(arrived, size);
      if (error instanceof Refused) return { ok: false, problem: say('download.cannot', { url, reason }) };
    }
  }
  return {
    ok: false,
    problem: say('download.failed', { url, reason, attempts }),
  };
}

async function fetchRest(options: DownloadOptions): Promise<void> {
  const { url, path, signal, onProgress, mayStore, stallMs = 30_000, maximumBytes = 4e9 } = options;
  const partPath = `${path}.part`;
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(), stallMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(), stallMs);
  };
  try {
    const start = await resumableBytes(path, url);
    const response = await fetch(url, {
      signal: signal ? AbortSignal.any([signal, stall.signal]) : stall.signal,
      headers: {
        'accept-encoding': 'identity',
        ...(start ? { range: `bytes=${start.bytes}-`, 'if-range': start.validator } : {}),
      },
    });
    heard();
    const from = await acceptedStart(response, start?.bytes ?? 0, path);
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const totalBytes = Number.isFinite(length) ? from + length : null;
    if ((totalBytes ?? 0) > maximumBytes) throw new Refused(say('download.tooLarge', { bytes: totalBytes ?? 0 }));
    const refusal = Number.isFinite(length) ? await mayStore?.(length) : null;
    if (refusal) throw new Refused(refusal);
    const etag = response.headers.get('etag');
    const validator = etag && !etag.startsWith('W/') ? etag : response.headers.get('last-modified');
    await writeFile(`${partPath}.json`, JSON.stringify({ url, validator } satisfies z.infer<typeof partOf>));

    const file = await open(partPath, from > 0 ? 'r+' : 'w');
    try {
      await file.truncate(from);
      let done = from;
      for await (const chunk of response.body ?? []) {
        heard();
        await file.write(chunk, 0, chunk.byteLength, done);
        done += chunk.byteLength;
        if (done > maximumBytes) throw new Refused(say('download.endless'));
        onProgress?.(done, totalBytes);
      }
      if (totalBytes !== null && done !== totalBytes)
        throw new Error(say('download.short', { done, total: totalBytes }));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (stall.signal.aborted) throw new Error(say('download.stalled', { seconds: stallMs / 1000 }), { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Bytes of an earlier attempt that may be gone on from, if the server agrees that they are of the same file. */
async function resumableBytes(path: string, url: string): Promise<{ bytes: number; validator: string } | null> {
  try {
    const [{ size }, json] = await Promise.all([stat(`${path}.part`), readFile(`${path}.part.json`, 'utf8')]);
    const part = partOf.parse(JSON.parse(json));
    return size > 0 && part.url === url && part.validator ? { bytes: size, validator: part.validator } : null;
  } catch {
    return null;
  }
}

/** Where the response's bytes belong. Forgets the partial file and fails when the answer does not fit the question. */
async function acceptedStart(response: Response, asked: number, path: string): Promise<number> {
  if (response.status === 200) return 0;
  const forget = () => rm(`${path}.part.json`, { force: true });
  if (response.status === 206) {
    const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
    if (asked > 0 && Number(start) === asked) return asked;
    await forget();
    throw new Error(say('download.otherPart'));
  }
  if (response.status === 416) {
    await forget();
    throw new Error(say('download.noPart'));
  }
  const isPassing = response.status >= 500 || response.status === 429 || response.status === 408;
  const says = say('download.status', { status: response.status, text: response.statusText }).trim();
  throw isPassing ? new Error(says) : new Refused(says);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return error instanceof TypeError && cause ? say('download.noConnection', { cause }) : error.message;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const { setTimeout: wait } = await import('node:timers/promises');
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted());
}

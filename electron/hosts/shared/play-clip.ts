/** @file A clip played by the page, in both hosts: one file, or the one part of it that a player asks for. */
import { constants, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** What a page may be told that a clip is: nothing that can carry script. */
const clipTypes: Readonly<Record<string, string>> = {
  ...{
    mp4: 'video/mp4',
    m4v: 'video/mp4',
    mov: 'video/mp4',
    '3gp': 'video/mp4',
    insv: 'video/mp4',
    '360': 'video/mp4',
  },
  ...{ webm: 'video/webm', mkv: 'video/webm' },
};
const clipType = (name: string): string | null =>
  clipTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? null;

export interface ClipAnswer {
  /** 416 where nothing of the file lies in the range asked for. */
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** Closes its file at its end, and when it is destroyed. */
  body: Readable | null;
}

/** `range`: the header as sent; one range an answer, as RFC 9110 (14.2) has it. Null where the name is no clip's or no file is there to be read. */
export async function playClip(
  original: { path: Buffer; name: string },
  range: string | null | undefined,
): Promise<ClipAnswer | null> {
  const type = clipType(original.name);
  if (!type) return null;
  // A pipe under a clip's name would be waited for without O_NONBLOCK, which Windows does not have.
  const file = await open(original.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (!file) return null;
  try {
    const facts = await file.stat();
    const answer = facts.isFile() ? partOf(facts.size, type, range) : null;
    if (!answer || answer.end < answer.start) {
      await file.close();
      return answer && { ...answer, body: null };
    }
    const { start, end, ...head } = answer;
    return { ...head, body: file.createReadStream({ start, end }) };
  } catch {
    await file.close().catch(() => undefined);
    return null;
  }
}

/** `start` and `end` are bytes, both within; `end` is before `start` where nothing is sent. */
function partOf(size: number, type: string, range: string | null | undefined) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  const [from, to] = asked ? [asked[1]!, asked[2]!] : ['0', ''];
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to));
  if (asked && end < start)
    return { status: 416 as const, headers: { 'Content-Range': `bytes */${size}` }, start: 0, end: -1 };
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Content-Length': String(end - start + 1),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  };
  if (asked) headers['Content-Range'] = `bytes ${start}-${end}/${size}`;
  return { status: asked ? (206 as const) : (200 as const), headers, start, end };
}

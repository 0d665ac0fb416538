/** @file One open, few reads: what a file is, its header facts and its content key. Never throws for a bad file or a bad disk. */
import { isUtf8 } from 'node:buffer';
import { setTimeout as delay } from 'node:timers/promises';
import type { ContentKey } from '../../contract/ids.ts';
import type { NoPicture } from '../catalog/cache-repos/headers.repo.ts';
import type { PictureKey } from '../catalog/repos/scan-changes.ts';
import { parseWithReads } from '../formats/byte-source.ts';
import { holdsJpeg } from '../formats/holds-jpeg.ts';
import { type Sniffed, sniffBytes, sniffFormat } from '../formats/sniff-format.ts';
import { type OpenedFile, openFile as openOnce } from '../work/open-file.ts';
import { readFullyInto } from '../work/read-fully.ts';
import { sniffClip } from './clip-files.ts';
import { contentKeyOf, keyHeadBytes, sampledBytes } from './content-key.ts';
import { completeHeader, type HeaderFacts } from './header/header-facts.ts';
import { parseHeader } from './header/parse-header.ts';
import { extensionOf, joinPath } from './paths.ts';
import { promisedKind } from './picture-extensions.ts';
import { pictureKeyOf, pictureTailAt } from './picture-key.ts';
import { isOutOfRoom, noPictureWords, readProblem, type ScanProblem } from './problems.ts';
import type { FoundFile } from './walk-folder.ts';

export interface Look extends Sniffed {
  header: HeaderFacts;
  /** Null when the bytes could not all be read. */
  contentKey: ContentKey | null;
  /** See [Note: Picture key]; null where the file's end says nothing. */
  pictureKey?: PictureKey | null;
  /** Why the file cannot be read, or what is wrong with it. */
  problem: ScanProblem | null;
}

/** photo: counts as a photo, even when unreadable or broken. other: no photo by content or name. changing: looked different at the end. */
export type Looked = { is: 'photo'; look: Look } | { is: 'other' } | { is: 'changing' };

export type OpenFile = (path: Buffer) => Promise<OpenedFile>;

/** A small JPEG that cameras put beside a RAW or a film: a part of that one. */
const companionExtensions: ReadonlySet<string> = new Set(['thm']);

/** What most files are asked for: the samples of the key and two windows of a header. Used again, file after file: fresh memory costs more than the reading. */
const roomBytes = sampledBytes + (32 << 10);
const rooms: Buffer<ArrayBuffer>[] = [];

/** Others close theirs in a moment. */
const roomAfterMs = [20, 60, 150, 400];

const openToRead: OpenFile = async (path) => {
  for (const ms of roomAfterMs) {
    try {
      return await openOnce(path);
    } catch (error) {
      if (!isOutOfRoom(error)) throw error;
      await delay(ms);
    }
  }
  return openOnce(path);
};

/** Opens, reads and closes one file (absolute `root`, relative path); I/O errors are a look with a problem, never thrown. */
export async function lookAtFile(root: Buffer, file: FoundFile, openFile = openToRead): Promise<Looked> {
  const extension = extensionOf(file.relPath);
  if (companionExtensions.has(extension)) return { is: 'other' };
  const room = rooms.pop() ?? Buffer.allocUnsafeSlow(roomBytes);
  try {
    const handle = await openFile(joinPath(root, file.relPath));
    try {
      return await lookThrough(handle, file, extension, room);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const problem = readProblem(file.relPath, error);
    const promised = promisedKind(extension);
    return promised ? { is: 'photo', look: without(promised, problem) } : { is: 'other' };
  } finally {
    rooms.push(room);
  }
}

async function lookThrough(
  handle: OpenedFile,
  file: FoundFile,
  extension: string,
  room: Buffer<ArrayBuffer>,
): Promise<Looked> {
  let free = room;
  let last = { at: 0, data: room.subarray(0, 0) };
  const read = async (offset: number, length: number) => {
    // The end of the file is asked for twice.
    const from = offset - last.at;
    if (from >= 0 && from + length <= last.data.length) return last.data.subarray(from, from + length);
    const into = length <= free.length ? free.subarray(0, length) : Buffer.allocUnsafe(length);
    if (length <= free.length) free = free.subarray(length);
    last = { at: offset, data: await readFullyInto(handle, offset, into) };
    return last.data;
  };
  const size = file.sizeBytes;
  const head = await read(0, Math.min(size, keyHeadBytes));
  const named = promisedKind(extension);
  const sniffed =
    sniffFormat(head.subarray(0, sniffBytes), extension) ??
    (named?.kind === 'jpeg' && holdsJpeg(head) ? named : null) ??
    sniffClip(head, extension);
  const promised = sniffed ?? named;
  if (!promised) return { is: 'other' };

  const header = sniffed
    ? await parseWithReads({ size, head, read }, (source) => parseHeader(source, sniffed))
    : completeHeader({});
  const contentKey = await contentKeyOf({ sizeBytes: size, head, read });
  const tailAt = await parseWithReads({ size, head, read }, (source) => pictureTailAt(source, promised.kind));
  const tail = tailAt === null ? null : await read(tailAt, size - tailAt);
  const after = await handle.stat({ bigint: true });
  if (Number(after.size) !== size || after.mtimeNs !== file.mtimeNs || contentKey === null) return { is: 'changing' };
  const kind = sniffed ?? { kind: 'unsupported', format: 'unknown' };
  const pictureKey = sniffed && tail && tail.length === size - tailAt! ? pictureKeyOf(tail) : null;
  return {
    is: 'photo',
    look: {
      ...kind,
      header,
      contentKey,
      pictureKey,
      problem: sniffed ? null : notAPicture(file, head.subarray(0, 4096)),
    },
  };
}

function without(promised: Sniffed, problem: ScanProblem): Look {
  return { ...promised, header: completeHeader({}), contentKey: null, problem };
}

/** The name promised a picture: only then anybody is told. `head`: the first bytes. */
function notAPicture({ relPath }: FoundFile, head: Uint8Array): ScanProblem {
  const instead = contentOf(head);
  const code = instead === 'empty' ? 'empty' : 'not-a-picture';
  return { relPath, code, instead, message: noPictureWords[instead] };
}

function contentOf(head: Uint8Array): NoPicture {
  if (head.length === 0) return 'empty';
  if (head.every((byte) => byte === head[0])) return 'blank';
  if (String.fromCharCode(...head.subarray(4, 8)) === 'ftyp') return 'film';
  return isText(head) ? 'text' : 'not-a-picture';
}

/** Without control characters, and in UTF-8 (whose last character may be cut) or mostly ASCII: three bytes of a lost JPEG are no text. */
function isText(head: Uint8Array): boolean {
  if (!head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)) return false;
  const isWhole = [0, 1, 2, 3].some((cut) => cut < head.length && isUtf8(head.subarray(0, head.length - cut)));
  return isWhole || head.filter((byte) => byte < 0x80).length >= head.length * 0.75;
}

/** @file The journal's one writer. A record is on the disk when append returns. */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder, temporaryOf, writeAll, writeDurably } from '../disk/durable-file.ts';
import { encodeFrame, type FrameRole } from './frame.ts';
import { journalFile, olderJournalFile } from './read-journal.ts';
import type { JournalRecord } from './records.ts';

export interface JournalWriter {
  nextSeq(): number;
  /** Durable on return; throws as the file system does, and then nothing was appended. */
  append(record: JournalRecord): void;
  /** Takes the last record back: its decision could not be committed. */
  takeBack(): void;
  /** False once another program removed the file. */
  isInPlace(): boolean;
  bytes(): number;
  /** Replaces the file by a snapshot (the old one stays as `.1`); returns the sequence of its last frame. */
  replaceBy(parts: Iterable<JournalRecord>): number;
  close(): void;
}

export function openJournalWriter(dir: string, start: { lastSeq: number; goodBytes: number }): JournalWriter {
  const file = journalFile(dir);
  const older = olderJournalFile(dir);
  let fd = openForAppend(file);
  let position = start.goodBytes;
  let seq = start.lastSeq;
  let lastStart = position;
  /** What is behind `position` is not ours: it goes before anything is written. */
  let mustCut = fstatSync(fd).size !== position;

  function cut(): void {
    ftruncateSync(fd, position);
    fsyncSync(fd);
    mustCut = false;
  }

  return {
    nextSeq: () => seq + 1,
    append: (record) => {
      if (mustCut) cut();
      const frame = encodeFrame(seq + 1, record);
      mustCut = true;
      try {
        writeAll(fd, frame, position);
        fdatasyncSync(fd);
      } catch (error) {
        try {
          cut();
        } catch {
          // The disk refuses even that; mustCut stays set, and the next append or open cuts first.
        }
        throw error;
      }
      mustCut = false;
      lastStart = position;
      position += frame.length;
      seq += 1;
    },
    takeBack: () => {
      if (position === lastStart) throw new Error('nothing to take back');
      position = lastStart;
      seq -= 1;
      mustCut = true;
      cut();
    },
    isInPlace: () => fstatSync(fd).nlink > 0 && existsSync(file),
    bytes: () => position,
    replaceBy: (parts) => {
      let bytes = 0;
      let next = seq;
      function* frames(): Generator<Buffer> {
        for (const part of parts) {
          next += 1;
          const frame = encodeFrame(next, part, roleOf(part));
          bytes += frame.length;
          yield frame;
        }
      }
      // Whole and flushed under a third name first: at every moment one of the three files says everything.
      const fresh = `${file}.new`;
      writeDurably(fresh, frames());
      if (existsSync(file)) renameSync(file, older);
      renameSync(fresh, file);
      syncFolder(dir);
      const old = fd;
      fd = openForAppend(file);
      closeSync(old);
      position = lastStart = bytes;
      seq = next;
      mustCut = false;
      return seq;
    },
    close: () => closeSync(fd),
  };
}

const roleOf = (record: JournalRecord): FrameRole =>
  record.t === 'snapshot-begin' || record.t === 'snapshot-part' || record.t === 'snapshot-end' ? record.t : 'record';

function openForAppend(file: string): number {
  const isNew = !existsSync(file);
  const fd = openSync(file, isNew ? 'w+' : 'r+');
  if (isNew) syncFolder(dirname(file));
  return fd;
}

/** The name a snapshot has before it is in place; left over only by a crash. */
export const unfinishedJournals = (dir: string): string[] => [
  `${journalFile(dir)}.new`,
  temporaryOf(`${journalFile(dir)}.new`),
];

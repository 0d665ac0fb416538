/** @file The journal as it lies on disk: the current file and the one it replaced, read over any damage. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Frame, scanFrames } from './frame.ts';
import { journalRecord, type NumberedRecord } from './records.ts';

export const journalFile = (dir: string): string => join(dir, 'decisions.journal');
/** What the journal was before its last snapshot. */
export const olderJournalFile = (dir: string): string => `${journalFile(dir)}.1`;

export interface JournalContent {
  /** Decodes what is behind a sequence, of the newest complete snapshot if there is one and every record behind it. */
  records(after: number): Iterable<NumberedRecord>;
  /** How many those are from the start, and the first one's sequence (0 if none). */
  count: number;
  firstSeq: number;
  /** Sequence of the snapshot's last frame, 0 without one. */
  snapshotSeq: number;
  lastSeq: number;
  /** Of the current file. */
  exists: boolean;
  goodBytes: number;
  tornBytes: number;
  /** Records were lost in the current file: damage, an incomplete snapshot, or a gap in the sequence. */
  damaged: boolean;
}

interface OneFile {
  frames: Frame[];
  goodBytes: number;
  tornBytes: number;
  damaged: boolean;
  exists: boolean;
}

function read(file: string): OneFile {
  if (!statSync(file, { throwIfNoEntry: false }))
    return { frames: [], goodBytes: 0, tornBytes: 0, damaged: false, exists: false };
  const scan = scanFrames(readFileSync(file));
  const frames: Frame[] = [];
  let damaged = scan.damagedBytes > 0;
  for (const frame of scan.frames) {
    const previous = frames.at(-1);
    if (previous && frame.seq !== previous.seq + 1) damaged = true;
    if (!previous || frame.seq > previous.seq) frames.push(frame);
  }
  return { frames, goodBytes: scan.goodBytes, tornBytes: scan.tornBytes, damaged, exists: true };
}

/** Index of the first and sequence of the last frame of the newest complete snapshot. */
function newestSnapshot(frames: readonly Frame[]): { start: number; seq: number } | null {
  let end = -1;
  for (let i = frames.length - 1; i >= 0; i--) {
    const { role, seq } = frames[i]!;
    if (role === 'snapshot-end') end = i;
    else if (role === 'snapshot-begin' && end > i) {
      const endSeq = frames[end]!.seq;
      if (endSeq - seq === end - i) return { start: i, seq: endSeq };
      end = -1;
    } else if (role === 'record') end = -1;
  }
  return null;
}

/** Whole frames before and behind damage count; an unfinished last one is torn. A journal that is not there is empty. */
export function readJournal(dir: string): JournalContent {
  const current = read(journalFile(dir));
  const older = read(olderJournalFile(dir));
  const firstSeq = current.frames[0]?.seq ?? Number.POSITIVE_INFINITY;
  const all = [...older.frames.filter(({ seq }) => seq < firstSeq), ...current.frames];
  const snapshot = newestSnapshot(all);
  const frames = snapshot ? all.slice(snapshot.start) : all;
  const begun = current.frames.some(({ role }) => role === 'snapshot-begin');
  return {
    firstSeq: frames[0]?.seq ?? 0,
    snapshotSeq: snapshot?.seq ?? 0,
    lastSeq: all.at(-1)?.seq ?? 0,
    count: frames.length,
    records: (after) => decode(frames, after),
    exists: current.exists,
    goodBytes: current.goodBytes,
    tornBytes: current.tornBytes,
    damaged: current.damaged || (begun && !newestSnapshot(current.frames)),
  };
}

function* decode(frames: readonly Frame[], after: number): Generator<NumberedRecord> {
  for (const { seq, value } of frames) {
    if (seq <= after) continue;
    const parsed = journalRecord.safeParse(value());
    if (parsed.success) yield { seq, record: parsed.data };
  }
}

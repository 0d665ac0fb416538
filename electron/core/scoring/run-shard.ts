/**
 * @file Scores one part of a folder into a file, and goes on where a killed run ended: what is in the file is done. Lines are flushed to the disk in groups;
 * of a group that was being written, the whole lines count and the torn one is scored again.
 */

import { closeSync, existsSync, fdatasyncSync, fstatSync, openSync, readSync } from 'node:fs';
import { loadSentences } from '../../../texts/load-sentences.ts';
import { say } from '../../../texts/say.ts';
import type { ContentKey } from '../../contract/ids.ts';
import { tellAll } from '../../contract/told.ts';
import { writeAll, writeDurably } from '../catalog/disk/durable-file.ts';
import { Refusal } from '../work/refusal.ts';
import type { Task } from '../work/runner.ts';
import { readLines } from './read-lines.ts';
import type { ScoredFile } from './score-files.ts';
import { parseLine, type ReadLine, type ScoresHead, type ScoresLine, scoresHead } from './score-lines.ts';

export interface ArchiveFile {
  key: ContentKey;
  /** Absolute. */
  file: Buffer;
  /** Relative, for people. */
  name: string;
}

export interface ShardDone {
  total: number;
  /** Of which an earlier run had done these. */
  before: number;
  problems: { name: string; problem: string }[];
}

/** Pictures a write: few enough that a kill costs little, enough that batches fill. */
const groupSize = 32;

/** @param files of this part alone. @param score one result per file, in order. @param toLine what of it is written. */
export async function runShard(
  { out, head, files }: { out: string; head: ScoresHead; files: readonly ArchiveFile[] },
  score: (files: readonly Buffer[]) => Promise<ScoredFile[]>,
  toLine: (file: ArchiveFile, scored: ScoredFile) => ScoresLine,
  task: Pick<Task, 'signal' | 'report'>,
): Promise<ShardDone> {
  const once = [...new Map(files.map((one) => [one.key, one])).values()];
  const done = await takeUp(out, head);
  const todo = once.filter(({ key }) => !done.has(key));
  const problems: ShardDone['problems'] = [];
  // For scripts, like everything in such a file: one language, whoever sits there.
  const english = await loadSentences.en();
  const fd = openSync(out, 'r+');
  let position = fstatSync(fd).size;
  try {
    task.report(once.length - todo.length, once.length);
    for (let at = 0; at < todo.length; at += groupSize) {
      task.signal.throwIfAborted();
      const group = todo.slice(at, at + groupSize);
      const scored = await score(group.map(({ file }) => file));
      const lines = group.map((file, i) => tellAll(toLine(file, scored[i]!), english));
      for (const [i, { problem }] of lines.entries())
        if (problem !== null) problems.push({ name: group[i]!.name, problem });
      const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      writeAll(fd, bytes, position);
      position += bytes.length;
      fdatasyncSync(fd);
      task.report(once.length - todo.length + at + group.length, once.length);
    }
  } finally {
    closeSync(fd);
  }
  return { total: once.length, before: once.length - todo.length, problems };
}

/** What the file has already; afterwards it holds exactly that, whole. Refuses a file that other models or another part made. */
async function takeUp(out: string, head: ScoresHead): Promise<Set<ContentKey>> {
  // Read as what was written is read: names in the same order.
  const expected = JSON.stringify(scoresHead.parse(head));
  const done = new Set<ContentKey>();
  let isWhole = false;
  if (existsSync(out)) {
    isWhole = endsALine(out);
    let isFirst = true;
    for await (const text of readLines(out)) {
      const read = parseLine(text);
      if (isFirst && (read.is !== 'head' || JSON.stringify(read.head) !== expected))
        throw new Refusal('REFUSED', say('shard.there', { out }));
      if (isNew(read, done)) done.add(read.line.key);
      else if (!isFirst) isWhole = false;
      isFirst = false;
    }
  }
  if (isWhole) return done;
  const lines = [JSON.stringify(head)];
  const kept = new Set<ContentKey>();
  if (done.size > 0) {
    for await (const text of readLines(out)) {
      const read = parseLine(text);
      if (!isNew(read, kept)) continue;
      kept.add(read.line.key);
      lines.push(text);
    }
  }
  writeDurably(out, textOf(lines));
  return done;
}

/** A finished result that was not read before. */
const isNew = (read: ReadLine, known: ReadonlySet<ContentKey>): read is Extract<ReadLine, { is: 'line' }> =>
  read.is === 'line' && read.line.problem === null && !known.has(read.line.key);

/** A last line without its end would join the next one. */
function endsALine(file: string): boolean {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] === 10;
  } finally {
    closeSync(fd);
  }
}

function* textOf(lines: readonly string[]): Generator<Buffer> {
  for (const line of lines) yield Buffer.from(`${line}\n`);
}

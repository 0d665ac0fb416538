/** @file Builds a folder from sources at most once for a state of them, whoever asks at the same time; nobody ever sees half of it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BuildOnce {
  /** The folder that shall stand; its file `sources` names the state it was built from. */
  target: string;
  /** Folders and files that the build reads. */
  sources: readonly string[];
  /** Builds into the empty folder `into`. */
  build: (into: string) => Promise<void>;
  /** Called once, and only where a build or a wait for one lies ahead. */
  tell: () => void;
}

const stampName = 'sources';
const pollMs = 100;

/**
 * The target stands and fits the sources when this resolves. Built in a folder of its own and put in place by
 * renaming; other processes wait for the one that holds `target.lock`. Rejects as `build` does, the old target intact.
 */
export async function buildOnce({ target, sources, build, tell }: BuildOnce): Promise<void> {
  if (isFresh(target, sources)) return;
  tell();
  mkdirSync(path.dirname(target), { recursive: true });
  const unlock = await lock(`${target}.lock`);
  const fresh = `${target}.new-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  try {
    if (isFresh(target, sources)) return;
    // Taken before the build: what is saved while it runs is built the next time.
    const stamp = stateOf(sources);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh);
    await build(fresh);
    writeFileSync(path.join(fresh, stampName), stamp);
    moveIfThere(target, old);
    renameSync(fresh, target);
  } finally {
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
    unlock();
  }
}

function isFresh(target: string, sources: readonly string[]): boolean {
  try {
    return readFileSync(path.join(target, stampName), 'utf8') === stateOf(sources);
  } catch {
    return false;
  }
}

/** One hash over path, size and time of every file: a deleted, added or changed one shows. */
function stateOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (file: string) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  };
  for (const source of sources) {
    if (statSync(source).isFile()) {
      add(source);
      continue;
    }
    const entries = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of entries.map((entry) => path.join(entry.parentPath, entry.name)).sort()) add(file);
  }
  return hash.digest('hex');
}

/** Waits until no living process holds the lock, then holds it; returns what gives it back. */
async function lock(file: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isHeld(file)) rmSync(file, { force: true });
      else await sleep(pollMs);
    }
  }
}

function isHeld(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Empty for the instant between being made and being written.
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another user: alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** @file What a tree of processes holds, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Held {
  /** Megabytes; what processes share counts once (proportional set size). */
  memoryMb: number;
  descriptors: number;
  threads: number;
  processes: number;
  /** Files and folders in the temporary folder. */
  temporary: number;
}

/** `temporaryDir`: the tree's own. */
export function measureTree(pid: number, temporaryDir: string): Held {
  const pids = [pid, ...descendants(pid)];
  const sum = (of: (pid: number) => number) => pids.reduce((total, one) => total + of(one), 0);
  return {
    memoryMb: Math.round(sum((one) => numberIn(`/proc/${one}/smaps_rollup`, /^Pss:\s+(\d+)/m) / 1024)),
    descriptors: sum((one) => listed(`/proc/${one}/fd`)),
    threads: sum((one) => numberIn(`/proc/${one}/status`, /^Threads:\s+(\d+)/m)),
    processes: pids.length,
    temporary: listed(temporaryDir),
  };
}

/** Megabytes by what a process runs ("decoder.ts"), shared memory counted once. */
export function memoryByName(pid: number): Record<string, number> {
  const by: Record<string, number> = {};
  for (const one of [pid, ...descendants(pid)]) {
    const words = textOf(`/proc/${one}/cmdline`).split('\0');
    const script = words.findLast((word) => /\.(?:ts|js|pl)$|exiftool$/.test(word));
    const name = path.basename(script ?? words[0] ?? 'gone');
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${one}/smaps_rollup`))?.[1] ?? 0);
    by[name] = (by[name] ?? 0) + Math.round(kilobytes / 1024);
  }
  return by;
}

export function descendants(pid: number): number[] {
  const children = textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

const numberIn = (file: string, pattern: RegExp): number => Number(pattern.exec(textOf(file))?.[1] ?? 0);

/** Entries of a folder; none where it is not there. */
export function listed(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}

/** Empty for a process that ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

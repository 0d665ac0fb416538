/** @file CPU time and memory of this process and of everything it started, as Linux counts them; null on other systems. */
import { readdirSync, readFileSync } from 'node:fs';

export interface TreeUse {
  /** User and system time, ended children included. */
  cpuMs: number;
  /** Proportional set size: memory that processes share counts once. */
  pssMb: number;
  processes: number;
}

/** Linux counts in ticks of 10 ms. */
const msPerTick = 10;

interface ProcessStat {
  parent: number;
  cpuMs: number;
}

/** `without`: process ids to leave out, with their children. */
export function treeUse(without: ReadonlySet<number>, withMemory: boolean): TreeUse | null {
  if (process.platform !== 'linux') return null;
  const stats = new Map<number, ProcessStat>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? readStat(pid) : null;
    if (stat) stats.set(pid, stat);
  }
  const isOurs = (pid: number): boolean => {
    if (without.has(pid)) return false;
    if (pid === process.pid) return true;
    const parent = stats.get(pid)?.parent ?? 0;
    return parent > 0 && isOurs(parent);
  };
  const ours = [...stats.keys()].filter(isOurs);
  return {
    cpuMs: ours.reduce((sum, pid) => sum + stats.get(pid)!.cpuMs, 0),
    pssMb: withMemory ? ours.reduce((sum, pid) => sum + readPssMb(pid), 0) : 0,
    processes: ours.length,
  };
}

/** proc(5): the fields after the name in parentheses; a process may end while it is looked at. */
function readStat(pid: number): ProcessStat | null {
  const text = readOrNull(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return null;
  const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
  return { parent: Number(fields[1]), cpuMs: ticks * msPerTick };
}

function readPssMb(pid: number): number {
  const kb = /^Pss:\s+(\d+)/m.exec(readOrNull(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
  return Number(kb ?? 0) / 1024;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

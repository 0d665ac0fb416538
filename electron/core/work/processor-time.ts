/** @file How long a process has really computed: on a busy machine the clock on the wall says nothing about it. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Milliseconds of processor time, all threads, since the process began; null where the system does not say. */
export async function processorTimeMs(pid: number): Promise<number | null> {
  try {
    if (process.platform === 'linux') return ofStat(await readFile(`/proc/${pid}/stat`, 'latin1'));
    const [command, ...args] = question(pid);
    const { stdout } = await promisify(execFile)(command!, args, { timeout: 10_000, windowsHide: true });
    return process.platform === 'win32' ? seconds(stdout) * 1000 : ofClock(stdout);
  } catch {
    return null;
  }
}

function question(pid: number): string[] {
  return process.platform === 'win32'
    ? ['powershell', '-NoProfile', '-NonInteractive', '-Command', `(Get-Process -Id ${pid}).CPU`]
    : ['ps', '-o', 'time=', '-p', String(pid)];
}

/** proc(5): user and system time are fields 14 and 15, in ticks of 10 ms; the name before them may hold spaces. */
function ofStat(stat: string): number | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * 10 : null;
}

/** "[[days-]hours:]minutes:seconds[.hundredths]" */
function ofClock(text: string): number | null {
  const [clock = '', days = '0'] = text.trim().split('-').reverse();
  const total = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
  return Number.isFinite(total) ? total * 1000 : null;
}

function seconds(text: string): number {
  return Number(text.trim().replace(',', '.'));
}

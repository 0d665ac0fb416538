/** @file How many threads a session gets. */

import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/**
 * Physical cores: a second thread on a core has no multiplier of its own to use. While someone works with the program one core stays free
 * for the interface, where there is more than one.
 */
export function threadCount(isInteractive: boolean, physical = physicalCores()): number {
  return Math.max(1, isInteractive && physical > 1 ? physical - 1 : physical);
}

function physicalCores(): number {
  const logical = Math.max(1, cpus().length);
  if (process.platform !== 'linux') return process.arch === 'arm64' ? logical : Math.max(1, Math.ceil(logical / 2));
  try {
    const text = readFileSync('/proc/cpuinfo', 'utf8');
    const cores = new Set(
      text.split('\n\n').flatMap((block) => {
        const core = /core id\s*:\s*(\d+)/.exec(block)?.[1];
        const chip = /physical id\s*:\s*(\d+)/.exec(block)?.[1];
        return core === undefined ? [] : [`${chip ?? 0} ${core}`];
      }),
    );
    return cores.size || logical;
  } catch {
    return logical;
  }
}

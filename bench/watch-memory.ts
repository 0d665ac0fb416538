/** @file The most memory that this process and all it started took together. */
import { treeUse } from './process-tree.ts';

/** Looks every `everyMs`, since looking costs time; `stop` tells the most it saw, in MB. */
export function watchMemory(without: ReadonlySet<number>, everyMs = 2_000): { stop(): number } {
  let mostMb = 0;
  const look = () => {
    mostMb = Math.max(mostMb, treeUse(without, true)?.pssMb ?? Number.NaN);
  };
  const timer = setInterval(look, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return mostMb;
    },
  };
}

/** @file kill -9 while sidecars, lists and copies are written: nothing half-written is ever visible, and what is left over is swept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ageTemporaries, judgeHandover, makeHandoverFolder, temporaries } from './handover-folder.ts';
import { inLanes, runAndKill, runToEnd } from './run-and-kill.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./handover-writer.ts', import.meta.url));

export async function killHandover(kills: number, { seed, signal }: Omit<FaultOptions, 'scale'>): Promise<FaultRow> {
  const result = tally('kill -9 while handing over');
  await inLanes(kills, 3, signal, async (lane, next) => {
    const random = seeded(seed * 1000 + lane);
    // On a real disk, where flushing takes a moment: kills land between writing and renaming.
    const dir = mkdtempSync(join(tmpdir(), 'chinagraph-faults-'));
    try {
      makeHandoverFolder(dir);
      for (let life = 0; next(); life++) {
        const diedBy = await runAndKill(writer, [dir, String(life), 'stay'], { liveMs: random() * 40 });
        result.count('unfinished files left', temporaries(dir).length);
        ageTemporaries(dir);
        result.tried(diedBy === 'SIGKILL' ? judgeHandover(dir) : `the writer ended by itself (${diedBy})`);
      }
      const ended = await runToEnd(writer, [dir, 'last', 'once']);
      const orphans = temporaries(dir);
      if (ended !== 0) result.tried(`after the kills, an export ended with ${ended}`);
      else if (orphans.length > 0) result.tried(`not swept: ${orphans.join(', ')}`);
      else result.count('folders swept clean');
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
  return result.row;
}

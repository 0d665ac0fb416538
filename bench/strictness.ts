/** @file How long a shoot of 10,000 photos takes to follow its strictness, as the engine does it: derived, compared with before, written into the photos. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContentKey, FolderId } from '../electron/contract/ids.ts';
import { defaultCullSettings, strictness } from '../electron/contract/suggestion.ts';
import { openCatalog } from '../electron/core/catalog/open-catalog.ts';
import { createDerives } from '../electron/core/shoot/derive.ts';
import { createShoot, type Derived } from '../electron/core/shoot/shoot.ts';
import type { ShootPhoto } from '../electron/core/shoot/shoot-photo.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { inventShoot } from './culling.ts';
import { seededRandom } from './make-shoot/seeded-random.ts';
import { type BenchResult, resultOf } from './result.ts';

export async function benchStrictness(photos = 10_000, rounds = 15): Promise<BenchResult[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'chinagraph-bench-strictness-'));
  const catalog = await openCatalog({ dir, clock: systemClock, log: silentLog });
  try {
    const folderId = 1 as FolderId;
    const shoot = createShoot(folderId, createDerives(catalog)(folderId), () => 'any');
    shoot.put(inventPhotos(photos));
    const samples = { wall: [] as number[], cpu: [] as number[] };
    const derive = (round: number): Derived => {
      const steps = shoot.derive({ ...defaultCullSettings, strictness: strictness.options[round % 3]! });
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
      }
    };
    // As in the app: once opened, until all stacks are compared.
    const { compareMore } = derive(0);
    while (compareMore && !compareMore(1000));
    derive(0);
    for (let round = 1; round <= rounds; round++) {
      const [startedMs, before] = [performance.now(), process.cpuUsage()];
      derive(round);
      const { user, system } = process.cpuUsage(before);
      samples.wall.push(performance.now() - startedMs);
      samples.cpu.push((user + system) / 1000);
    }
    const name = `suggestions for ${photos.toLocaleString('en')} photos after a strictness change`;
    return [resultOf(name, 'ms', samples.wall), resultOf(`${name}, processor time`, 'ms', samples.cpu)];
  } finally {
    await catalog.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The photos of an invented shoot as an open one holds them. */
export function inventPhotos(count: number): ShootPhoto[] {
  const { inputs, stackInputs } = inventShoot(count, seededRandom(4));
  return inputs.map((input, i) => {
    const { name, takenAt, camera } = stackInputs[i]!;
    const scores = input.scores.map((score) => ({ ...score, scale: { judges: true } }));
    const contentKey = `${input.id}`.padStart(32, '0') as ContentKey;
    const facts = { kind: 'jpeg', takenMs: i, widthPx: 6000, heightPx: 4000, seenLongSidePx: 6000, metadata: null };
    const none = {
      faces: [],
      revision: 0,
      turn: 0,
      handStack: 0,
      people: [],
      stack: null,
      suggestion: null,
      findings: [],
      sets: [],
    };
    return { ...input, ...facts, ...none, scores, name, takenAt, camera, contentKey } as unknown as ShootPhoto;
  });
}

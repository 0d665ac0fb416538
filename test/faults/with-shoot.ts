/** @file An engine on a catalog with a folder open and read, for as long as something is done with it. */
import type { FolderId } from '../../electron/contract/ids.ts';
import { createEngine, type Engine } from '../../electron/core/engine.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';

export async function withShoot<T>(
  catalogDir: string,
  folder: string,
  use: (engine: Engine, id: FolderId) => Promise<T>,
): Promise<T> {
  const deps = { launchChild: launchNodeChild, clock: systemClock, log: silentLog };
  const engine = await createEngine({ catalogDir, ...deps, background: 'none' });
  try {
    const { id } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
    await engine.whenIdle(id);
    return await use(engine, id);
  } finally {
    await engine.close();
  }
}

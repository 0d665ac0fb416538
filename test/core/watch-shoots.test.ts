import { expect, it } from 'vitest';
import type { OpenShoot } from '../../electron/core/shoot/open-shoots.ts';
import { createWatchShoots } from '../../electron/core/shoot/watch-shoots.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { tempFolder } from '../support/temp-folder.ts';

it('a drive that left and came back between two looks is looked at again', async () => {
  const row = { path: Buffer.from(tempFolder('drive')), state: 'online' };
  const rescans: string[] = [];
  const watch = createWatchShoots({
    log: silentLog,
    everyMs: 5,
    rescan: () => {
      rescans.push(row.state);
      row.state = 'online';
    },
  });
  watch.start({ shoot: { folderId: 1 }, row: () => row } as unknown as OpenShoot);
  // The scan that a hint started found nobody there; since then the drive is back, and no look ever missed it.
  row.state = 'offline';
  await expect.poll(() => rescans).toEqual(['offline']);
  await watch.close();
});

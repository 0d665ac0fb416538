/** @file Rejects go to Electron's trash where the app is Electron: the engine asks main, and believes it only when the file is gone. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ExportResult } from '../../electron/contract/exporting.ts';
import type { FolderId } from '../../electron/contract/ids.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { startDesktop } from '../support/start-desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('rejects are trashed by Electron; what it refuses stays and is named', async () => {
  const shoot = tempFolder('trash');
  await writeSmallShoot(shoot, numbered(3));
  const desktop = await startDesktop([shoot]);
  const engine = await desktop.connect();
  const folderId = Number(/shoot\/(\d+)/.exec(desktop.windows[0]!.loaded[1] ?? '')?.[1]) as FolderId;
  const query = { folderId, filter: {}, sort: { by: 'time', descending: false }, stacks: 'open' } as const;
  const idsNow = async () => [...(await engine.photos.ids(query)).ids];
  while ((await idsNow()).length < 3 || (await engine.work.list({})).length > 0) await waitMs(50);
  const ids = await idsNow();
  const trash = async (): Promise<ExportResult> => {
    const plan = await engine.exporting.plan({ folderId, selection: 'rejects', action: { kind: 'trash' } });
    const events = await engine.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount });
    for await (const event of events) if (event.type === 'done') return event.result;
    throw new Error('an export ended without its result');
  };
  const file = (n: number) => path.join(shoot, `IMG_000${n}.jpg`);

  desktop.answers.trashRefuses = true;
  await engine.decisions.apply({ ids: [ids[0]!], change: { flag: 'reject' } });
  const refused = await trash();
  expect(refused).toMatchObject({ done: 0, failures: [{ path: 'IMG_0001.jpg' }] });
  expect(refused.failures[0]?.reason).toBe(
    'The trash did not take this file (Operation was aborted). It stays; move it instead.',
  );
  expect(existsSync(file(1))).toBe(true);

  desktop.answers.trashRefuses = false;
  await engine.decisions.apply({ ids: [ids[2]!], change: { flag: 'reject' } });
  expect(await trash()).toMatchObject({ done: 2, failures: [] });
  expect(desktop.trashed).toEqual([file(1), file(3)]);
  expect([1, 2, 3].map((n) => existsSync(file(n)))).toEqual([false, true, false]);
});

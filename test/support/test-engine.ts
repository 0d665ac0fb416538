/** @file A whole engine on temporary folders, with real decoder processes, SQLite and ExifTool. What it says is read in English. */
import { afterAll } from 'vitest';
import type { Folder } from '../../electron/contract/folder.ts';
import type { FolderId, PhotoId } from '../../electron/contract/ids.ts';
import { createEngine, type Engine, type EngineDeps } from '../../electron/core/engine.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { clientInEnglish, inEnglish } from './in-english.ts';
import { tempFolder } from './temp-folder.ts';

const open = new Set<Engine>();
afterAll(async () => {
  for (const engine of open) await engine.close();
});

export async function testEngine(deps: Partial<EngineDeps> = {}): Promise<Engine> {
  const engine = await createEngine({
    catalogDir: tempFolder('catalog'),
    launchChild: launchNodeChild,
    clock: systemClock,
    log: silentLog,
    background: 'index',
    ...deps,
  });
  open.add(engine);
  const close = engine.close;
  return {
    ...engine,
    client: clientInEnglish(engine.client),
    notices: inEnglish(engine.notices),
    preview: async (...asked) => inEnglish(await engine.preview(...asked)),
    close: async () => {
      open.delete(engine);
      await close();
    },
  };
}

/** Opens a folder and waits until nothing is left to do. */
export async function openAndSettle(engine: Engine, folder: string): Promise<Folder> {
  const opened = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
  await engine.whenIdle(opened.id);
  return opened;
}

/** All ids, in capture order. */
export async function idsOf(engine: Engine, folderId: FolderId): Promise<PhotoId[]> {
  const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
  return (await engine.client.photos.ids(query)).ids;
}

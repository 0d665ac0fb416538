/** @file An engine with the web host before it, in this process: what `chinagraph serve` starts, on temporary folders. */
import { afterAll } from 'vitest';
import { buildPage } from '../../../bench/app/build-page.ts';
import type { Folder } from '../../../electron/contract/folder.ts';
import type { Engine, EngineDeps } from '../../../electron/core/engine.ts';
import { startWebHost, type WebHost } from '../../../electron/hosts/web/web-host.ts';
import { testEngine } from '../../support/test-engine.ts';

export interface Served {
  engine: Engine;
  host: WebHost;
  /** null where no folder was given. */
  folder: Folder | null;
  /** The address a photographer would be given: token, and the folder where there is one. */
  url: string;
  close(): Promise<void>;
}

const open = new Set<Served>();
afterAll(async () => {
  for (const served of open) await served.close();
});

/** Opens `folder` (or nothing) and waits until all of it is indexed, so that a story does not depend on how fast the machine is. */
export async function serveShoot(folderPath: string | null, deps: Partial<EngineDeps> = {}): Promise<Served> {
  const pageDir = await buildPage();
  const engine = await testEngine({ isInteractive: true, ...deps });
  // The hints of a first shoot have a story of their own. A catalog that is only looked at keeps them.
  await engine.client.app.changeSettings({ hint: 'done' }).catch(() => undefined);
  let folder: Folder | null = null;
  if (folderPath !== null) {
    folder = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folderPath)) });
    await (deps.background === 'none' ? engine.whenListed(folder.id) : engine.whenIdle(folder.id));
  }
  const host = await startWebHost({ engine, page: pageDir, port: 0, fragment: folder ? `&folder=${folder.id}` : '' });
  const served: Served = {
    engine,
    host,
    folder,
    url: host.url,
    close: async () => {
      open.delete(served);
      await host.close();
      await engine.close();
    },
  };
  open.add(served);
  return served;
}

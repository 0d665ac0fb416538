/** @file The desktop app started against the double, on temporary folders, with the real engine. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll } from 'vitest';
import { wireSerializers } from '../../electron/contract/wire.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { type DevPage, runDesktop } from '../../electron/hosts/main/desktop.ts';
import { appPaths } from '../../electron/hosts/main/paths.ts';
import { type Answer, channels } from '../../electron/hosts/shared/channels.ts';
import { createElectronDouble, type ElectronDouble } from './electron-double.ts';
import { tempFolder } from './temp-folder.ts';
import { createUtilityProcesses, type UtilityProcesses } from './utility-process-double.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
type Client = Engine['client'];

export interface Desktop extends ElectronDouble {
  processes: UtilityProcesses;
  userData: string;
  /** The page's next line to the engine. */
  connect(): Promise<Client>;
}

const open: { app: ElectronDouble['app']; processes: UtilityProcesses }[] = [];
afterAll(async () => {
  for (const { app, processes } of open) {
    const quit = once(app, 'has-quit');
    app.quit();
    await quit;
    await processes.killAll();
  }
});

/** `code`: where the engine's module lies and what belongs to the app; sources unless a bundle is tried. `dev`: a dev server's page, and whether the app is packed. */
export async function startDesktop(
  words: string[] = [],
  code: { mainDir: string; engineModule: string; nodeBinary?: string } = {
    mainDir: path.join(root, 'electron/hosts'),
    engineModule: path.join(root, 'electron/hosts/utility/engine-main.ts'),
  },
  dev: { page: DevPage | null; isPackaged: boolean; crashDumpsDir?: string } = { page: null, isPackaged: true },
): Promise<Desktop> {
  const processes = createUtilityProcesses();
  const double = createElectronDouble({
    fork: processes.fork,
    isPackaged: dev.isPackaged,
    ...(dev.crashDumpsDir && { crashDumpsDir: dev.crashDumpsDir }),
  });
  open.push({ app: double.app, processes });
  const userData = tempFolder('user-data');
  const pageDir = tempFolder('page');
  writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html><title>page</title>');
  await runDesktop({
    electron: double.parts,
    paths: {
      ...appPaths({
        ...code,
        catalogDir: tempFolder('catalog'),
        userDataDir: userData,
        resourcesDir: null,
        platform: 'linux',
      }),
      nodeBinary: code.nodeBinary ?? null,
      pageDir,
    },
    argv: [...(dev.isPackaged ? ['chinagraph'] : ['electron', '.']), ...words],
    cwd: root,
    platform: 'linux',
    env: process.env,
    nowMs: () => Date.now(),
    waitMs,
    killHard: (child) => void child.kill(),
    devPage: dev.page,
  });
  const contents = () => double.windows[0]!.webContents;
  return {
    ...double,
    processes,
    userData,
    connect: async () => {
      const arrived = once(contents(), 'received');
      double.ipc.get(channels.requestPort)?.(
        ...([{ sender: contents(), senderFrame: contents().mainFrame }] as never[]),
      );
      await arrived;
      const port = contents().received.at(-1)!.ports[0]!;
      const client: Client = createORPCClient(new RPCLink({ port, customJsonSerializers: wireSerializers }));
      port.start();
      return client;
    },
  };
}

/** Calls what main registered for a channel, as the page would. */
export const invoke = async (desktop: Desktop, channel: string, ...args: unknown[]): Promise<Answer> => {
  const { webContents } = desktop.windows[0]!;
  return (await desktop.ipc.get(channel)?.(
    ...([{ sender: webContents, senderFrame: webContents.mainFrame }, ...args] as never[]),
  )) as Answer;
};

/** Fetches from photo://, as the page would. */
export const photo = async (desktop: Desktop, address: string): Promise<Response> => {
  const handler = desktop.protocols.get('photo');
  if (!handler) throw new Error('no photo protocol');
  return handler(new Request(address));
};

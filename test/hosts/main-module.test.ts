/** @file The main module as it is, with the module 'electron' replaced by the double: everything that must come before ready happens at once. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { createElectronDouble } from '../support/electron-double.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('keeps Chromium’s files out of the catalog, sandboxes, registers its schemes, and then waits for Electron', async () => {
  const library = tempFolder('library');
  vi.stubEnv('CHINAGRAPH_HOME', library);
  const double = createElectronDouble({
    fork: () => {
      throw new Error('nothing is started before Electron is ready');
    },
  });
  const moved: string[] = [];
  Object.assign(double.app, {
    setPath: (name: string, folder: string) => moved.push(`${name} ${path.relative(library, folder)}`),
    whenReady: () => new Promise(() => undefined),
  });
  vi.doMock('electron', () => double.parts);
  await import('../../electron/hosts/main/main.ts');
  expect(moved).toEqual(['userData desktop']);
  expect(existsSync(path.join(library, 'desktop'))).toBe(true);
  expect(double.app.isSandboxed).toBe(true);
  expect(double.schemes).toHaveLength(2);
  expect([double.windows.length, double.ipc.size]).toEqual([0, 0]);
  vi.unstubAllEnvs();
});

test('says in a box why it could not start, and ends', async () => {
  const file = path.join(tempFolder('home'), 'a-file');
  writeFileSync(file, '');
  vi.stubEnv('CHINAGRAPH_HOME', path.join(file, 'library'));
  const double = createElectronDouble({ fork: () => undefined as never });
  const said: string[] = [];
  const ended = Promise.withResolvers<number>();
  Object.assign(double.app, { exit: ended.resolve });
  Object.assign(double.parts.dialog, { showErrorBox: (title: string) => void said.push(title) });
  vi.resetModules();
  vi.doMock('electron', () => double.parts);
  await import('../../electron/hosts/main/main.ts');
  expect([await ended.promise, said]).toEqual([1, ['Chinagraph could not start.']]);
  vi.unstubAllEnvs();
});

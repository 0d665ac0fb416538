/** @file The double refuses what Electron refuses, so that a host that is wrong about Electron fails its tests. */
import { expect, test } from 'vitest';
import { createElectronDouble } from '../support/electron-double.ts';
import { MessageChannelMain } from '../support/message-port-main.ts';
import { createUtilityProcesses } from '../support/utility-process-double.ts';

const double = createElectronDouble({ fork: createUtilityProcesses().fork });
const { app, BrowserWindow, dialog, protocol, screen, session, utilityProcess, ipcMain } = double.parts;
const anything = undefined as never;

test('before ready there are no windows, sessions, screens, handlers, dialogs and processes; after it no schemes and no sandbox', async () => {
  expect(() => new BrowserWindow({})).toThrow('before app is ready');
  expect(() => session.defaultSession).toThrow('before app is ready');
  expect(() => screen.getPrimaryDisplay()).toThrow('before app is ready');
  expect(() => protocol.handle('app', () => new Response())).toThrow('before app is ready');
  expect(() => utilityProcess.fork('/x.js')).toThrow('utilityProcess cannot be created before app is ready');
  await expect(dialog.showMessageBox({ message: '' })).rejects.toThrow('before app is ready');
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
  expect(() => protocol.registerSchemesAsPrivileged([])).toThrow('only once');
  await app.whenReady();
  expect(() => app.enableSandbox()).toThrow('before app is ready');
  expect(() => protocol.registerSchemesAsPrivileged([])).toThrow('before app is ready');
});

test('schemes, channels and addresses: nothing twice, nothing unknown, nothing of the wrong type', async () => {
  await app.whenReady();
  const codeCacheAlone = [{ scheme: 'x', privileges: { codeCache: true } }];
  const another = createElectronDouble({ fork: anything }).parts.protocol;
  expect(() => another.registerSchemesAsPrivileged(codeCacheAlone)).toThrow('standard scheme');
  const window = new BrowserWindow({});
  await expect(window.loadURL('app://bundle/')).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME');
  await expect(window.loadURL('bundle')).rejects.toThrow('ERR_INVALID_URL');
  protocol.handle('app', () => anything);
  expect(() => protocol.handle('app', () => new Response())).toThrow('Failed to register protocol');
  await expect(double.protocols.get('app')?.(new Request('app://bundle/'))).rejects.toThrow('no Response');
  ipcMain.handle('a', () => undefined);
  expect(() => ipcMain.handle('a', () => undefined)).toThrow('second handler');
  expect(() => new BrowserWindow({ webPreferences: Object.freeze({}) })).toThrow('cannot be added to');
});

test('a port is transferred once, as a port, and a message can be cloned', async () => {
  await app.whenReady();
  const { webContents } = new BrowserWindow({});
  const { port1, port2 } = new MessageChannelMain();
  webContents.postMessage('x', null, [port1 as never]);
  expect(() => webContents.postMessage('x', null, [port1 as never])).toThrow('already neutered');
  expect(() => webContents.postMessage('x', null, [new ArrayBuffer(1) as never])).toThrow('Invalid value for transfer');
  expect(() => webContents.postMessage('x', () => undefined)).toThrow('could not be cloned');
  port2.close();
});

test('a process is forked with what Electron takes', async () => {
  await app.whenReady();
  const { fork } = utilityProcess;
  expect(() => fork('')).toThrow('Missing UtilityProcess entry script');
  expect(() => fork('/x.js', [1 as never])).toThrow('Invalid value for args');
  expect(() => fork('/x.js', [], { env: { A: undefined as never } })).toThrow('Invalid value for env');
  expect(() => fork('/x.js', [], { stdio: ['pipe', 'ignore', 'inherit'] })).toThrow('stdin value other than ignore');
});

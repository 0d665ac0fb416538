/** @file The preload script: sandboxed, bundled to one CommonJS file. It hands the page a bridge of a few members. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld(
  'chinagraphDesktop',
  createBridge({ ipc: ipcRenderer, webUtils, platform: process.platform, window }),
);

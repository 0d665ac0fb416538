/** @file The window: the only place that makes one. */
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import { pageOrigin } from '../shared/channels.ts';
import { createCrashCount } from './crash-count.ts';
import type { Memory } from './memory.ts';
import { windowFrame, windowPlace } from './window-frame.ts';

export interface WindowOptions {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  platform: NodeJS.Platform;
  webPreferences: Readonly<WebPreferences>;
  memory: Memory;
  /** Work areas, the main screen first. */
  screens: readonly Rectangle[];
  /** The page keeps stopping: true to load it again. */
  askKeepsStopping(): Promise<boolean>;
  quit(): void;
  nowMs(): number;
}

export const pageAddress = (fragment = ''): string => `${pageOrigin}/${fragment}`;

/** Shown when its first frame is painted, so that it never flashes white. */
export function openWindow(options: WindowOptions, fragment = ''): BrowserWindow {
  const { memory } = options;
  const window = new options.BrowserWindow({
    ...windowFrame(options.platform),
    ...windowPlace(memory.get().bounds, options.screens),
    title: 'Chinagraph',
    show: false,
    webPreferences: options.webPreferences as WebPreferences,
  });
  if (memory.get().isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => memory.change({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));

  const crashes = createCrashCount({ limit: 3, windowMs: 30_000, nowMs: options.nowMs });
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (!crashes.add() || (await options.askKeepsStopping())) window.webContents.reload();
    else options.quit();
  });
  void window.loadURL(pageAddress(fragment));
  return window;
}

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
  /** The page does not answer: true to load it again. `answersAgain` closes the question. */
  askHangs(window: BrowserWindow, answersAgain: AbortSignal): Promise<boolean>;
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
    // A copy: Electron's native half adds to it.
    webPreferences: { ...options.webPreferences },
  });
  if (memory.get().isMaximized) window.maximize();
  const show = () => {
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  window.once('ready-to-show', show);
  // On Wayland a hidden window may never paint its first frame (electron#48859), so never be ready; and a page that cannot be loaded has to be seen.
  if (options.platform === 'linux') window.webContents.once('did-finish-load', show);
  window.webContents.once('did-fail-load', show);
  window.on('close', () => memory.change({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));

  const crashes = createCrashCount({ limit: 3, windowMs: 30_000, nowMs: options.nowMs });
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (!crashes.add() || (await options.askKeepsStopping())) window.webContents.reload();
    else options.quit();
  });
  watchHangs(window, options);
  void window.loadURL(pageAddress(fragment));
  return window;
}

/** Asks when the page hangs. A page ended here comes back as one that crashed. */
function watchHangs(window: BrowserWindow, { askHangs }: Pick<WindowOptions, 'askHangs'>): void {
  let asking: AbortController | null = null;
  window.on('unresponsive', async () => {
    if (asking) return;
    asking = new AbortController();
    const { signal } = asking;
    const again = await askHangs(window, signal);
    asking = null;
    if (again && !signal.aborted && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
  });
  window.on('responsive', () => asking?.abort());
}

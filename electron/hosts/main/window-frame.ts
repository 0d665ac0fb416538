/** @file Where the window opens and what its frame looks like on each platform. */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Bounds } from './memory.ts';

/** The page's own greys (renderer/ui/tokens.css: --ground, --panel, --text-2) and its top bar without the line below it. */
const ground = '#181818';
const panel = '#1f1f1f';
const symbols = '#a6a6a6';
const topBarPx = 39;

const smallest = { width: 900, height: 600 };
const usual = { width: 1_440, height: 900 };

/** macOS: its buttons inside our bar. Windows: its buttons over our bar, in our greys. Linux: what the desktop draws. */
export function windowFrame(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  const common = { backgroundColor: ground, minWidth: smallest.width, minHeight: smallest.height };
  if (platform === 'darwin') {
    return { ...common, titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 14, y: 14 } };
  }
  if (platform === 'win32') {
    return {
      ...common,
      titleBarStyle: 'hidden',
      titleBarOverlay: { color: panel, symbolColor: symbols, height: topBarPx },
    };
  }
  return { ...common, autoHideMenuBar: true };
}

/** Where it stood, if a good part of it would be seen there; else in the middle, no larger than the screen. */
export function windowPlace(
  remembered: Bounds | null,
  screens: readonly Rectangle[],
): Partial<Bounds> & { width: number; height: number } {
  const seen = remembered ? Math.max(0, ...screens.map((screen) => overlapPx2(remembered, screen))) : 0;
  if (remembered && seen >= (remembered.width * remembered.height) / 4) return remembered;
  const main = screens[0];
  return {
    width: Math.min(usual.width, main?.width ?? usual.width),
    height: Math.min(usual.height, main?.height ?? usual.height),
  };
}

function overlapPx2(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

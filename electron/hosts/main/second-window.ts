/** @file Where windows stand on several screens, and what a second one may be asked to show. */
import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { z } from 'zod';
import type { Memory } from './memory.ts';

/** The loupe of a shoot, following a window by its id. */
export const secondArguments = z.tuple([
  z.string().regex(/^#\/shoot\/\d{1,15}\/loupe\?(?:photo=\d{1,15}&)?follows=[a-z0-9]{8}$/),
]);

/** Work areas, the main screen first: the system lists them in any order. */
export function screensOf(screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>): Rectangle[] {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
}

/** The same for a second window: a screen that the first is not on comes first. */
export function screensBeside(
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>,
  first: Pick<BrowserWindow, 'getNormalBounds'> | null,
): Rectangle[] {
  if (!first) return screensOf(screen);
  const { workArea: taken } = screen.getDisplayMatching(first.getNormalBounds());
  const isTaken = (area: Rectangle) => area.x === taken.x && area.y === taken.y;
  const all = screensOf(screen);
  return [...all.filter((area) => !isTaken(area)), ...all.filter(isTaken)];
}

/** A memory of its own for where the second window stood, `area` filled the first time; everything else is the first one's. */
export const secondPlace = (memory: Memory, area: Rectangle | undefined): Memory => ({
  get: () => ({
    ...memory.get(),
    bounds: memory.get().secondBounds ?? area ?? null,
    isMaximized: memory.get().secondBounds === null || memory.get().isSecondMaximized,
  }),
  change: ({ bounds, isMaximized, ...rest }) =>
    memory.change({
      ...rest,
      ...(bounds !== undefined && { secondBounds: bounds }),
      ...(isMaximized !== undefined && { isSecondMaximized: isMaximized }),
    }),
});

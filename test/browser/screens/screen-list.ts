/** @file Every screen in its states: how to get there from a window on a shoot, and when it is complete. */
import type { Page } from 'playwright-core';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { appWindow } from '../support/app-window.ts';

export interface Shoots {
  /** Bursts with faces, half decided. */
  main: FolderId;
  /** Thousands of frames. */
  many: FolderId;
  /** A folder without pictures. */
  empty: FolderId;
}

export interface Screen {
  name: string;
  /** Address after the page's own, or none for a window without a shoot. */
  at: (shoots: Shoots) => string;
  /** From there on. */
  go?: (page: Page) => Promise<void>;
  /** Pictures take for ever: what stands there until they come. */
  isSlow?: boolean;
}

const shoot =
  (view: string, query = '') =>
  ({ main }: Shoots): string =>
    `#/shoot/${main}/${view}${query}`;
const filter = (value: object): string => `?filter=${encodeURIComponent(JSON.stringify(value))}`;

const keys =
  (...chords: string[]) =>
  async (page: Page): Promise<void> =>
    appWindow(page).keys(...chords);
const dialog =
  (chord: string, after?: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await appWindow(page).keys(chord);
    await page.getByRole('dialog').waitFor();
    await after?.(page);
  };
/** On to a frame with so many faces. */
const withFaces =
  (from: number, to: number, ...then: string[]) =>
  async (page: Page): Promise<void> => {
    const window = appWindow(page);
    for (let tries = 0; tries < 25; tries++) {
      await window.loupeSharp();
      await page.waitForTimeout(300);
      const faces = await page.locator('.face-box').count();
      if (faces >= from && faces <= to) break;
      await window.keys('ArrowDown');
    }
    await window.keys(...then);
  };
const tab =
  (at: number) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('tab').nth(at).click();
  };

export const screens: readonly Screen[] = [
  { name: 'first-run', at: () => '#/' },
  { name: 'open-folder', at: () => '#/', go: dialog('Control+o') },
  { name: 'empty-folder', at: ({ empty }) => `#/shoot/${empty}/grid` },
  { name: 'copy-from-cards', at: () => '#/', go: dialog('Shift+I') },
  { name: 'several-folders', at: () => '#/', go: dialog('Control+Shift+O') },
  { name: 'shoot-gone', at: () => '#/shoot/99999/grid' },
  { name: 'grid', at: shoot('grid'), go: keys('Home') },
  { name: 'grid-waiting', at: shoot('grid'), isSlow: true },
  { name: 'grid-open-stacks', at: shoot('grid', '?stacks=grouped'), go: keys('Home') },
  { name: 'grid-selected', at: shoot('grid', '?stacks=flat'), go: keys('Home', 'Shift+ArrowRight', 'Shift+ArrowDown') },
  { name: 'grid-nothing-matches', at: shoot('grid', filter({ stars: { min: 5 }, flags: ['reject'] })) },
  { name: 'grid-many', at: ({ many }) => `#/shoot/${many}/grid?stacks=flat` },
  { name: 'review-rejects', at: shoot('grid', filter({ flags: ['none'], suggestions: ['reject'] })) },
  { name: 'loupe', at: shoot('loupe'), go: withFaces(1, 4) },
  { name: 'loupe-waiting', at: shoot('loupe'), isSlow: true },
  { name: 'loupe-many-faces', at: shoot('loupe'), go: withFaces(6, 99) },
  { name: 'loupe-one-to-one', at: shoot('loupe'), go: withFaces(1, 4, 'z') },
  { name: 'loupe-across-the-stack', at: shoot('loupe'), go: withFaces(2, 8, 'Shift+H') },
  { name: 'compare', at: shoot('loupe'), go: withFaces(1, 4, 'c') },
  { name: 'survey', at: shoot('loupe'), go: withFaces(1, 4, 'n') },
  { name: 'report', at: shoot('report') },
  { name: 'history', at: shoot('grid'), go: dialog('Shift+U') },
  { name: 'help', at: shoot('grid'), go: dialog('?') },
  { name: 'problems', at: shoot('grid'), go: dialog('Shift+W') },
  { name: 'shoot-types', at: shoot('grid'), go: dialog('Shift+T') },
  { name: 'clocks', at: shoot('grid'), go: dialog('Shift+C') },
  { name: 'sets-and-filters', at: shoot('grid'), go: dialog('b') },
  { name: 'from-a-list', at: shoot('grid'), go: dialog('Shift+V') },
  {
    name: 'photo-menu',
    at: shoot('grid'),
    go: async (page) => {
      await page.getByRole('gridcell').first().click({ button: 'right' });
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'pictures-only', at: shoot('grid'), go: keys('Home', 'f') },
  { name: 'models', at: shoot('grid'), go: dialog('Shift+M') },
  { name: 'export', at: shoot('grid'), go: dialog('Shift+E') },
  {
    name: 'export-list',
    at: shoot('grid'),
    go: dialog('Shift+E', async (page) => page.getByRole('radio', { name: /list/i }).first().check()),
  },
  { name: 'read-back', at: shoot('grid'), go: dialog('Shift+B') },
  ...['Look', 'Keys', 'Culling', 'Scoring', 'Hand over', 'Storage', 'About'].map((name, at) => ({
    name: `settings-${name.toLowerCase().replace(' ', '-')}`,
    at: shoot('grid'),
    go: dialog('Control+,', async (page) => tab(at)(page).catch(() => undefined)),
  })),
];

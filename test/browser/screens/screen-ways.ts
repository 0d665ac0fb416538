/** @file Ways from a window on a shoot to a screen of it. */
import type { Page } from 'playwright-core';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { appWindow } from '../support/app-window.ts';
import type { SocketState } from './socket-switch.ts';

export interface Shoots {
  /** Bursts with faces, half decided. */
  main: FolderId;
  /** Thousands of frames. */
  many: FolderId;
  /** A folder without pictures. */
  empty: FolderId;
  /** Cut, empty and false files beside good ones. */
  broken: FolderId;
  /** What a colleague decided about the pictures of `main`, as the page would load it. */
  theirs: { name: string; mimeType: string; buffer: Buffer };
}

export interface Screen {
  name: string;
  /** Address after the page's own, or none for a window without a shoot. */
  at: (shoots: Shoots) => string;
  /** From there on. */
  go?: Way;
  /** Pictures take for ever: what stands there until they come. */
  isSlow?: boolean;
  /** Before `go`: the engine does not answer, or is gone. */
  socket?: SocketState;
}

export const shoot =
  (view: string, query = '') =>
  ({ main }: Shoots): string =>
    `#/shoot/${main}/${view}${query}`;
export const filter = (value: object): string => `?filter=${encodeURIComponent(JSON.stringify(value))}`;

export type Way = (page: Page, shoots: Shoots) => Promise<void>;

export const keys =
  (...chords: string[]): Way =>
  async (page) =>
    appWindow(page).keys(...chords);

/** One after the other. */
export const first =
  (...ways: Way[]): Way =>
  async (page, shoots) => {
    for (const way of ways) await way(page, shoots);
  };

export const dialog = (chord: string, after?: Way): Way =>
  first(keys(chord), (page) => page.getByRole('dialog').waitFor(), after ?? (async () => undefined));

/** On to a frame with so many faces. */
export const withFaces =
  (from: number, to: number, ...then: string[]): Way =>
  async (page) => {
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

/** The nth of a dialog's choices, from 0. */
export const radio =
  (at: number): Way =>
  (page) =>
    page.getByRole('dialog').getByRole('radio').nth(at).check({ force: true });

/** The nth page of a dialog, from 0; `section` of it is scrolled to. */
export const tab =
  (at: number, section?: string): Way =>
  async (page) => {
    await page.getByRole('tab').nth(at).click();
    if (section) await page.locator(section).scrollIntoViewIfNeeded();
  };

export const contextMenu: Way = async (page) => {
  await page.getByRole('gridcell').first().click({ button: 'right' });
  await page.getByRole('menu').waitFor();
};

/** A button or chip of a toolbar by its place; `inside` is a selector. */
export const press =
  (inside: string): Way =>
  (page) =>
    page.locator(inside).first().click();

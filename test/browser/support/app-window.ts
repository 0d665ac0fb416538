/** @file The window as a photographer meets it: by roles, names and keys. Nothing here knows how the page is made inside, or who hosts it. */
import type { Locator, Page } from 'playwright-core';
import { page as english } from '../../../texts/en/page/index.ts';
import type { PageTexts } from '../../../texts/load.ts';

export interface AppWindow {
  page: Page;
  /** Presses keys one after the other, as fast as a hand could: "P", "ArrowRight", "Control+z". */
  keys(...keys: string[]): Promise<void>;
  grid: Locator;
  /** The cell of a photo by its file name. */
  cell(name: string): Locator;
  activeCell: Locator;
  /** File name of the active photo, as the status line says it. */
  activeName(): Promise<string>;
  statusLine: Locator;
  /** Waits until the grid shows cells whose pictures are decoded. */
  gridFilled(): Promise<void>;
  /** Waits until the loupe has drawn the active photo, sharp; answers its id. */
  loupeSharp(): Promise<number>;
  /** Which view the address names. */
  view(): string;
  /** Waits until every picture pane in sight has drawn, sharp, or the grid is filled; other views only have to be there. */
  viewReady(): Promise<void>;
  /** How many photos the filter shows, as the filter bar says it. */
  shown: Locator;
}

/** `words`: of the language that the page is read in. */
export function appWindow(page: Page, { texts }: Pick<PageTexts, 'texts'> = english): AppWindow {
  const statusLine = page.getByRole('contentinfo');
  return {
    page,
    keys: async (...keys) => {
      for (const key of keys) await tap(page, key);
    },
    grid: page.getByRole('grid', { name: texts.views.grid }),
    cell: (name) => page.getByRole('gridcell', { name: new RegExp(`^${escaped(name)}(,|$)`) }),
    activeCell: page.locator('[role=gridcell][data-active=true]'),
    activeName: async () => {
      const says = new RegExp(`${escaped(texts.status.decidesOne(''))}$`);
      return ((await statusLine.getByText(says).textContent()) ?? '').replace(says, '');
    },
    statusLine,
    gridFilled: async () => {
      await page.waitForFunction(() => {
        const cells = [...document.querySelectorAll('[role=gridcell]')];
        return (
          cells.length > 0 &&
          cells.every((cell) => {
            const image = cell.querySelector('img');
            return image === null ? cell.querySelector('.cell-blank') !== null : image.naturalWidth > 0;
          })
        );
      });
    },
    loupeSharp: async () => {
      const drawn = await page.waitForFunction(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.stage canvas');
        const wanted = new URLSearchParams(location.hash.split('?')[1]).get('photo');
        const { photo, quality } = canvas?.dataset ?? {};
        return photo && photo === wanted && quality !== 'thumb' ? Number(photo) : null;
      });
      return (await drawn.jsonValue()) as number;
    },
    viewReady: async () => {
      await page.waitForFunction(() => {
        const main = document.querySelector('main');
        const panes = [...document.querySelectorAll<HTMLCanvasElement>('.stage canvas')];
        const cells = [...document.querySelectorAll('[role=gridcell] img')] as HTMLImageElement[];
        return (
          (main?.querySelector('.main-view')?.childElementCount ?? 0) > 0 &&
          panes.every(({ dataset }) => dataset.photo !== '' && dataset.quality !== 'thumb') &&
          cells.every((image) => image.naturalWidth > 0)
        );
      });
    },
    view: () => /^#\/shoot\/\d+\/(\w+)/.exec(new URL(page.url()).hash)?.[1] ?? '',
    shown: page.getByRole('toolbar', { name: texts.filters.title }).getByRole('status'),
  };
}

/** Down and up are sent together: on a busy machine a key must not seem to be held. */
async function tap(page: Page, chord: string): Promise<void> {
  const [key, ...modifiers] = chord.split('+').reverse();
  const { keyboard } = page;
  const held = modifiers.reverse();
  await Promise.all([
    ...held.map((modifier) => keyboard.down(modifier)),
    keyboard.down(key!),
    keyboard.up(key!),
    ...held.map((modifier) => keyboard.up(modifier)),
  ]);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import type { AppWindow } from './support/app-window.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { type Served, serveShoot } from './support/serve-shoot.ts';
import { type Story, startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

const exportAs = (how: string) => async (window: AppWindow) => {
  await window.keys('Shift+E');
  await window.page.getByRole('radio', { name: how }).check();
};
const settingsAt = (tab: string) => async (window: AppWindow) => {
  await window.keys('Control+,');
  await window.page.getByRole('tab', { name: tab }).click();
};

describeBrowser('axe finds nothing serious', (browser) => {
  const dialogs: readonly { name: string; open: (window: AppWindow) => Promise<void> }[] = [
    { name: 'keys', open: (window) => window.keys('?') },
    { name: 'open a folder', open: (window) => window.keys('Control+o') },
    { name: 'settings', open: (window) => window.keys('Control+,') },
    { name: 'history', open: (window) => window.keys('Shift+U') },
    { name: 'models', open: (window) => window.keys('Shift+M') },
    { name: 'export', open: (window) => window.keys('Shift+E') },
    { name: 'read back', open: (window) => window.keys('Shift+B') },
    { name: 'problems', open: (window) => window.keys('Shift+W') },
    { name: 'go to a shoot', open: (window) => window.keys('Control+p') },
    { name: 'copy from cards', open: (window) => window.keys('Shift+I') },
    { name: 'several folders', open: (window) => window.keys('Control+Shift+O') },
    { name: 'clocks', open: (window) => window.keys('Shift+C') },
    { name: 'shoot types', open: (window) => window.keys('Shift+T') },
    { name: 'sets and filters', open: (window) => window.keys('b') },
    { name: 'from a list', open: (window) => window.keys('Shift+V') },
    { name: 'find by words', open: (window) => window.keys('Alt+w') },
    { name: 'photos like this', open: (window) => window.keys('Alt+l') },
    { name: 'merge', open: (window) => window.keys('Alt+m') },
    { name: 'people', open: (window) => window.keys('Alt+h') },
    // Pages of a dialog that ask for more than its first does.
    { name: 'proofs', open: exportAs('Make proofs') },
    { name: 'write into files', open: exportAs('Write into the files') },
    { name: 'taste', open: settingsAt('Culling') },
    { name: 'scoring servers', open: settingsAt('Scoring') },
  ];

  let served: Promise<Served> | null = null;
  const shared = async () => serveShoot((await burstShoot(21)).folder);
  const open = async (name: string) => {
    served ??= shared();
    const { window, shot } = await startStory(await browser(), name, (await served).url);
    const look = async (screen: string, within?: string): Promise<void> => {
      await shot(screen.replaceAll(' ', '-'));
      await checkAxe(window.page, screen, within);
    };
    await window.gridFilled();
    return { window, look };
  };

  it('in every view of a shoot', async () => {
    const { window, look } = await open('axe');
    await window.keys('Home', 'p', 'ArrowRight', 'x', 'ArrowRight', '4', '7');
    await look('grid');
    await window.keys('e');
    await window.loupeSharp();
    await look('loupe');
    for (const [key, view] of [
      ['c', 'compare'],
      ['n', 'survey'],
      ['q', 'best'],
      ['r', 'report'],
    ] as const) {
      await window.keys(key);
      await expect.poll(() => window.view()).toBe(view);
      await window.viewReady();
      await look(view);
    }
    await window.keys('g');
    await window.gridFilled();
    // A live folder: followed, with a reference held beside the picture.
    await window.keys('e', 'Shift+N', 'Shift+R');
    await window.loupeSharp();
    await look('live');
    await window.keys('Shift+R', 'Shift+N', 'g');
    await window.gridFilled();
    // Menus of the filter bar, the review of suggestions, nothing that matches.
    await window.page.getByRole('button', { name: /^Sort/ }).click();
    await window.page.getByRole('menu').waitFor();
    await look('menu');
    await window.keys('Escape');
    await window.keys('Shift+X');
    await window.page.getByRole('region', { name: 'Review of suggestions' }).waitFor();
    await look('review');
    await window.keys('Control+Backspace');
    await window.page.getByRole('searchbox').fill('no such name');
    await window.page.getByText('No photo matches the filter').waitFor();
    await look('nothing matches');
  });

  it('in every dialog of a shoot', async () => {
    const { window, look } = await open('axe-dialogs');
    for (const { name, open: show } of dialogs) {
      await show(window);
      await window.page.getByRole('dialog').waitFor();
      await expect.poll(() => window.page.locator('[role=dialog] [aria-busy=true]').count()).toBe(0);
      await look(`dialog ${name}`, '[role=dialog]');
      await window.keys('Escape');
      await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it.each(['grey', 'light'] as const)('in the %s theme', async (theme) => {
    served ??= shared();
    await (await served).engine.client.app.changeSettings({ theme });
    const { window, look } = await open(`axe-${theme}`);
    await window.keys('Home', 'p', 'ArrowRight', 'x');
    for (const key of ['g', 'e'] as const) {
      await window.keys(key);
      await window.viewReady();
      await look(`${window.view()} in ${theme}`);
    }
  });

  it('at the first run, in an empty folder, without a session', async () => {
    const first = await serveShoot(null);
    const look = async ({ window, shot }: Story, text: string | RegExp, screen: string): Promise<void> => {
      await window.page.getByText(text).first().waitFor();
      await shot(screen);
      await checkAxe(window.page, screen);
    };
    await look(await startStory(await browser(), 'axe-first', first.url), 'Open the folder of a shoot', 'first-run');
    const empty = tempFolder('empty');
    mkdirSync(empty, { recursive: true });
    const { url } = await serveShoot(empty);
    await look(await startStory(await browser(), 'axe-empty', url), 'No photos in this folder', 'empty');
    const stranger = await startStory(await browser(), 'axe-refused', url.replace(/#.*/, ''));
    await look(stranger, 'Not signed in', 'refused');
  });
});

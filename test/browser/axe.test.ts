import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import type { AppWindow } from './support/app-window.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { type Story, startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

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
  ];

  it('in every view and dialog of a shoot', async () => {
    const { folder } = await burstShoot(21);
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'axe', url);
    const look = async (screen: string): Promise<void> => {
      await shot(screen.replaceAll(' ', '-'));
      await checkAxe(window.page, screen);
    };
    await window.gridFilled();
    await window.keys('Home', 'p', 'ArrowRight', 'x', 'ArrowRight', '4', '7');
    await look('grid');
    await window.keys('e');
    await window.loupeSharp();
    await look('loupe');
    for (const [key, view] of [
      ['c', 'compare'],
      ['n', 'survey'],
      ['r', 'report'],
    ] as const) {
      await window.keys(key);
      await expect.poll(() => window.view()).toBe(view);
      await window.viewReady();
      await look(view);
    }
    await window.keys('g');
    await window.gridFilled();
    for (const { name, open } of dialogs) {
      await open(window);
      await window.page.getByRole('dialog').waitFor();
      await expect.poll(() => window.page.locator('[role=dialog] [aria-busy=true]').count()).toBe(0);
      await look(`dialog ${name}`);
      await window.keys('Escape');
      await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
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

  it.each(['grey', 'light'] as const)('in the %s theme', async (theme) => {
    const { folder } = await burstShoot(14);
    const { url, engine } = await serveShoot(folder);
    await engine.client.app.changeSettings({ theme });
    const { window, shot } = await startStory(await browser(), `axe-${theme}`, url);
    await window.gridFilled();
    await window.keys('Home', 'p', 'ArrowRight', 'x');
    for (const key of ['g', 'e'] as const) {
      await window.keys(key);
      await window.viewReady();
      await shot(window.view());
      await checkAxe(window.page, `${window.view()} in ${theme}`);
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

import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { freePort, startServe } from './support/serve-child.ts';
import { startStory } from './support/story.ts';

describeBrowser('engine killed and back', (browser) => {
  it('keeps every acknowledged decision, and sends what was decided meanwhile', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(40));
    const catalog = tempFolder('catalog');
    const port = await freePort();
    const first = await startServe(folder, catalog, port);
    const { window, watch, context, shot } = await startStory(await browser(), 'engine-killed', first.url);
    const picks = (count: number) => window.page.getByRole('button', { name: `Picks ${count}`, exact: true });
    const marked = window.page.getByRole('gridcell', { name: /, picked/ });
    await window.gridFilled();
    await window.keys('Shift+S', 'Home');

    // Acknowledged: the engine's own count says so.
    for (let i = 0; i < 10; i++) await window.keys('p', 'ArrowRight');
    await expect.poll(() => picks(10).isVisible()).toBe(true);

    watch.expect(/WebSocket|ERR_CONNECTION|Failed to load resource|401|403/);
    for (let i = 0; i < 5; i++) await window.keys('p', 'ArrowRight');
    await first.kill();
    for (let i = 0; i < 5; i++) await window.keys('p', 'ArrowRight');
    await expect.poll(() => window.page.getByRole('alert').first().textContent()).toContain('The engine is away');
    await expect.poll(() => window.statusLine.textContent()).toMatch(/\d+ decisions? not saved yet/);
    // On screen nothing is taken back.
    expect(await marked.count()).toBe(20);
    await shot('away-and-unsaved');

    // A new run has a new session: the address it prints, opened in another tab, signs this one in too.
    const second = await startServe(folder, catalog, port);
    await expect.poll(() => window.page.getByText('This page has no session').isVisible()).toBe(true);
    await shot('back-not-signed-in');
    const other = await context.newPage();
    await other.goto(second.url);
    await expect.poll(() => picks(20).isVisible()).toBe(true);
    await expect.poll(() => window.statusLine.textContent()).not.toContain('not saved yet');
    await expect.poll(() => window.page.getByRole('alert').count()).toBe(0);
    expect(await marked.count()).toBe(20);
    await shot('back-and-saved');

    // What the page says is what the disk has: another crash, another reader.
    await second.kill();
    const third = await startServe(folder, catalog, port);
    // Typed over the old address of the same tab, which browsers take for a jump within the page.
    await other.goto(third.url);
    await expect.poll(() => other.getByRole('button', { name: 'Picks 20', exact: true }).isVisible()).toBe(true);
  });
});

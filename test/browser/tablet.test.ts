/** @file A tablet and a phone on the local network: paired by a code, culling by thumb, looking only. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildPage } from '../../bench/app/build-page.ts';
import { startLanHost } from '../../electron/hosts/lan/lan-host.ts';
import { readNetwork } from '../../electron/hosts/lan/network.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { appWindow } from './support/app-window.ts';
import { describeBrowser } from './support/chromium.ts';
import { flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { watchPages } from './support/watch-page.ts';

const frames = 100;
const small = { widthPx: 360, heightPx: 240 };

/** Fingers as the browser's own input gets them. */
async function fingers(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  const send = (type: string, touchPoints: { x: number; y: number; id: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints });
  const stage = async () => {
    const box = (await page.locator('.stage').first().boundingBox())!;
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  };
  return {
    swipe: async (dx: number, dy: number) => {
      const { x, y } = await stage();
      await send('touchStart', [{ x, y, id: 0 }]);
      await send('touchMove', [{ x: x + dx / 2, y: y + dy / 2, id: 0 }]);
      await send('touchMove', [{ x: x + dx, y: y + dy, id: 0 }]);
      await send('touchEnd', []);
    },
    doubleTap: async () => {
      const point = { ...(await stage()), id: 0 };
      for (let n = 0; n < 2; n++) {
        await send('touchStart', [point]);
        await send('touchEnd', []);
      }
    },
    spread: async (fromPx: number, toPx: number) => {
      const { x, y } = await stage();
      const pair = (px: number) => [
        { x: x - px, y, id: 0 },
        { x: x + px, y, id: 1 },
      ];
      await send('touchStart', pair(fromPx));
      for (let n = 1; n <= 4; n++) await send('touchMove', pair(fromPx + ((toPx - fromPx) * n) / 4));
      await send('touchEnd', []);
    },
  };
}

describeBrowser('a tablet on the local network', (browser) => {
  it('is paired by its code and culls 100 photos by thumb; a phone that may look only looks', async () => {
    const folder = tempFolder('wedding');
    await writeSmallShoot(
      folder,
      // One with pixels to zoom into.
      numbered(frames).map((photo, at) => ({ ...photo, ...(at === 0 ? { widthPx: 1_800, heightPx: 1_200 } : small) })),
    );
    const pageDir = await buildPage();
    const network = { ...readNetwork({}), addresses: ['127.0.0.1'] };
    const {
      engine,
      url,
      folder: shoot,
    } = await serveShoot(folder, {
      serveLan: (served, door, dir, port) => startLanHost({ engine: served, door, dir, port, pageDir, network }),
    });
    const { window, shot } = await startStory(await browser(), 'tablet', url);
    await window.gridFilled();
    await window.keys('Alt+n');
    const dialog = window.page.getByRole('dialog', { name: 'Tablets and second people' });
    await dialog.getByText('Nothing listens on the network').waitFor();
    await dialog.getByRole('button', { name: 'Serve this shoot on the network' }).click();
    await dialog.getByRole('img', { name: 'QR code' }).waitFor();
    await shot('code');
    const code = (await dialog.locator('.lan-code-text').textContent()) ?? '';
    const { serving } = await engine.client.lan.state({});
    const address = serving?.addresses[0] ?? '';
    const device = async (width: number, height: number) => {
      const context = await (await browser()).newContext({
        ignoreHTTPSErrors: true,
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 1,
        viewport: { width, height },
      });
      const watch = await watchPages(context);
      watch.expect(/40[13]/);
      const page = await context.newPage();
      const picture = (name: string) => page.screenshot({ path: `test-results/stories/tablet/${width}-${name}.png` });
      return { context, page, watch, picture, touch: await fingers(context, page), app: appWindow(page) };
    };

    // The tablet types the code; a wrong one first, which the photographer sees.
    const tablet = await device(820, 1180);
    await tablet.page.goto(address);
    await tablet.page.getByRole('textbox', { name: 'Code' }).fill('AAAA-AAAA');
    await tablet.page.getByRole('button', { name: 'Pair' }).tap();
    await tablet.page.getByRole('alert').getByText('not the code').waitFor();
    await dialog.getByText('One wrong code was tried.').waitFor();
    await tablet.picture('pairing');
    await tablet.page.getByRole('textbox', { name: 'Code' }).fill(code);
    await tablet.page.getByRole('button', { name: 'Pair' }).tap();
    await tablet.app.gridFilled();
    await tablet.picture('grid');
    await dialog.getByText('has it open').waitFor();
    await shot('paired');
    for (const name of ['Export', 'Settings', 'Models and devices', 'Copy from cards', 'Open a folder'])
      expect(await tablet.page.getByRole('button', { name }).count(), name).toBe(0);

    await tablet.page
      .getByRole('gridcell', { name: /IMG_0001/ })
      .first()
      .tap();
    await tablet.page.getByRole('button', { name: /^Loupe/ }).tap();
    await tablet.app.loupeSharp();
    await tablet.app.keys('Home');
    await tablet.touch.doubleTap();
    await tablet.page.locator('.stage[data-zoomed=true]').waitFor();
    await tablet.touch.doubleTap();
    await tablet.page.locator('.stage[data-zoomed=false]').waitFor();
    await tablet.touch.spread(60, 200);
    await tablet.page.locator('.stage[data-zoomed=true]').waitFor();
    await tablet.touch.doubleTap();
    await tablet.page.locator('.stage[data-zoomed=false]').waitFor();
    expect(await flagsOf(engine, shoot!.id)).toEqual({});
    await tablet.touch.swipe(-200, 0);
    await tablet.touch.swipe(200, 0);
    await tablet.picture('loupe');
    const expected: Record<string, string> = {};
    for (const [at, { name }] of numbered(frames).entries()) {
      const isPick = at % 3 === 0;
      expected[name] = isPick ? 'pick' : 'reject';
      await tablet.touch.swipe(0, isPick ? -220 : 220);
    }
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual(expected);
    await tablet.picture('culled');
    // What the tablet decided is on the photographer's screen.
    await window.keys('Escape');
    await expect.poll(() => window.page.getByRole('button', { name: 'Undecided 0' }).isVisible()).toBe(true);

    // A phone that may look: no decision by any gesture, and no button for one.
    const { serving: again } = await engine.client.lan.newCode({ rights: 'look' });
    const phone = await device(390, 844);
    await phone.page.goto(again?.pairing?.links[0] ?? '');
    await phone.app.gridFilled();
    await phone.picture('grid');
    await phone.page
      .getByRole('gridcell', { name: /IMG_0001/ })
      .first()
      .tap();
    await phone.page.getByRole('button', { name: /^Loupe/ }).tap();
    await phone.app.loupeSharp();
    await phone.touch.swipe(0, 220);
    await phone.app.keys('x');
    expect(await phone.page.getByRole('toolbar', { name: 'Decide' }).count()).toBe(0);
    await phone.picture('loupe');
    expect(await flagsOf(engine, shoot!.id)).toEqual(expected);
    // Removed: out at once.
    const { devices } = await engine.client.lan.state({});
    await engine.client.lan.revoke({ id: devices.at(-1)!.id });
    await phone.page.getByRole('heading', { name: 'Pair this device' }).waitFor();
    for (const { watch, context } of [tablet, phone]) {
      expect([watch.strayRequests, watch.policyBreaches]).toEqual([[], []]);
      await context.close();
    }
  });
});

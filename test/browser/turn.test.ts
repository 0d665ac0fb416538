/** @file Pictures turned: everywhere they are shown, with everything that has a place in them, undone, and told on export alone. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sharedDir } from '../support/shared.ts';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf } from './support/decisions-of.ts';
import { importFaceModels } from './support/import-faces.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstShoot, burstsOf, photosWithFaces } from './support/story-shoot.ts';

describeBrowser('turning pictures', (browser) => {
  it('by key and by menu, in every view, faces with it; one undo; the file never, the sidecar on export', async () => {
    const { folder } = sharedDir
      ? await burstsOf(sharedDir, photosWithFaces.slice(0, 1), 960)
      : await burstShoot(7, 960);
    const { engine, url, folder: shoot } = await serveShoot(folder, { background: 'score' });
    if (sharedDir) {
      await importFaceModels(engine, sharedDir);
      await engine.client.work.start({ folderId: shoot!.id });
      await engine.whenIdle(shoot!.id);
    }
    const cards = () => cardsOf(engine, shoot!.id);
    const turns = async () => (await cards()).map(({ turn }) => turn);
    const [first] = await cards();
    const facesOf = async () => (await engine.client.photos.detail({ id: first!.id })).faces.map(({ box }) => box);
    const before = await facesOf();
    const file = path.join(folder, first!.name);
    const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex');
    const hashBefore = hash();
    if (sharedDir) expect(before.length).toBeGreaterThan(0);

    const { window, shot } = await startStory(await browser(), 'turning', url);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Shift+S', 'Home');
    await window.gridFilled();
    const shape = () =>
      window
        .cell(first!.name)
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight);
    const wide = await shape();
    expect(wide).toBeGreaterThan(1);
    await window.keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Control+]');
    await expect.poll(turns).toEqual([1, 1, 1, 0, 0, 0, 0]);
    await expect.poll(shape).toBeCloseTo(1 / wide, 1);
    await shot('grid');

    // Loupe, with faces and close-ups where there are any.
    await window.keys('Home', 'e');
    await window.loupeSharp();
    await shot('loupe');
    for (const [at, box] of (await facesOf()).entries()) {
      const was = before.find(
        (each) => Math.abs(1 - each.y - each.h - box.x) < 1e-6 && Math.abs(each.x - box.y) < 1e-6,
      );
      expect(was, `face ${at} lies a quarter turn on`).toBeDefined();
    }
    await window.keys('i');
    await window.keys('i');
    // The subject of the turned picture: under the pointer by key, by menu and the next click; each undone.
    const marked = async () => {
      const { subject } = await engine.client.photos.detail({ id: first!.id });
      return subject?.from === 'photographer' ? subject.box.y + subject.box.h / 2 : null;
    };
    const own = page.locator('.subject-box[data-from="photographer"]');
    const area = (await page.locator('.stage').first().boundingBox())!;
    const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
    await page.mouse.move(x + 5, y);
    await page.mouse.move(x, y);
    await window.keys('m');
    await expect.poll(marked).toBeCloseTo(0.5, 1);
    await expect.poll(() => own.count()).toBe(1);
    await shot('subject');
    await page.mouse.click(x, y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'The subject is here' }).click();
    await page.mouse.click(x, y + area.height * 0.25);
    await expect.poll(marked).toBeGreaterThan(0.65);
    await window.keys('Control+z', 'Control+z');
    await expect.poll(marked).toBeNull();
    await expect.poll(() => own.count()).toBe(0);
    // By menu, another quarter; by key one back.
    await page.locator('.stage').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Turn right/ }).click();
    await expect.poll(turns).toEqual([2, 1, 1, 0, 0, 0, 0]);
    await window.loupeSharp();
    await window.keys('Control+[');
    await expect.poll(turns).toEqual([1, 1, 1, 0, 0, 0, 0]);
    await window.keys('c');
    await window.viewReady();
    await shot('compare');
    await window.keys('n');
    await window.viewReady();
    await shot('survey');

    // Decided beside it; what was turned is one step of its own.
    await window.keys('g', 'Home', 'p');
    for (let i = 0; i < 4; i++) await window.keys('Control+z');
    await expect.poll(turns).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await expect.poll(shape).toBeCloseTo(wide, 1);
    for (let i = 0; i < 4; i++) await window.keys('Control+Shift+z');
    await expect.poll(turns).toEqual([1, 1, 1, 0, 0, 0, 0]);

    const sidecar = file.replace(/\.jpg$/i, '.xmp');
    expect(existsSync(sidecar)).toBe(false);
    const { client } = engine;
    const action = {
      kind: 'xmp',
      profile: 'digikam',
      scores: false,
      faceRegions: false,
      overwriteConflicts: false,
    } as const;
    const plan = await client.exporting.plan({ folderId: shoot!.id, selection: 'picks', action });
    for await (const event of await client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount }))
      void event;
    expect(readFileSync(sidecar, 'utf8')).toMatch(/tiff:Orientation="6"/);
    expect(hash()).toBe(hashBefore);
  });

  it('F and Shift+Tab leave the pictures alone in every view', async () => {
    const { folder } = await burstShoot(7);
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'pictures-only', url);
    await window.gridFilled();
    for (const view of ['g', 'e', 'c', 'n']) {
      await window.keys(view);
      await window.viewReady();
      for (const key of ['f', 'Shift+Tab']) {
        await window.keys(key);
        await expect.poll(() => window.statusLine.count()).toBe(0);
        await expect.poll(() => window.page.getByRole('banner').count()).toBe(0);
        if (key === 'f') await shot(`view-${view}`);
        await window.keys(key);
        await window.statusLine.waitFor();
      }
    }
  });
});

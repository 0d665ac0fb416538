import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sheetTexts } from '../../texts/en/sheet.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('lists that come back, sets and filters with a name, decisions of somebody else', (browser) => {
  it('a pasted list is said, decided as one step and kept as a set; a filter is saved and shown again', async () => {
    const folder = tempFolder('lists');
    await writeSmallShoot(folder, numbered(8));
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const folderId = shoot!.id;
    const { window, context, shot } = await startStory(await browser(), 'lists-and-sets', url);
    const { page } = window;
    await window.gridFilled();
    const flags = async () =>
      (await engine.client.photos.cards({ ids: await idsOf(engine, folderId) }))
        .map(({ decision }) => decision.flag[0])
        .join('');

    await window.keys('Shift+V');
    await page.getByRole('textbox', { name: 'The list' }).fill('IMG_0001.jpg, 3-5\nIMG_0099');
    await page.getByText('4 photos of this shoot.').waitFor();
    await page.getByText('Not in this shoot (1): IMG_0099').waitFor();
    await shot('what-the-list-means');
    await page.getByRole('button', { name: 'Decide for 4 photos' }).click();
    await expect.poll(flags).toBe('pnpppnnn');
    await window.keys('Control+z');
    await expect.poll(flags).toBe('nnnnnnnn');

    await window.keys('Home', 'b');
    const dialog = page.getByRole('dialog', { name: 'Sets and filters' });
    await dialog.getByRole('textbox', { name: 'New set' }).fill('Album');
    await dialog.getByRole('button', { name: 'New set of 1 photo' }).click();
    await dialog.getByText('Album').waitFor();
    await shot('sets-and-filters');
    await dialog.getByRole('button', { name: 'Show' }).first().click();
    await expect.poll(() => window.shown.textContent()).toBe('1 of 8 photos');
    await window.keys('b');
    await dialog.getByRole('textbox', { name: 'Name of the filter' }).fill('The album');
    await dialog.getByRole('button', { name: 'Save what is filtered now' }).click();
    await dialog.getByText('The album').waitFor();
    await page.keyboard.press('Escape');
    await window.keys('Control+Backspace');
    await expect.poll(() => window.shown.textContent()).toContain('8 photos');
    // Somebody else's file: the same photo the other way, and one that nobody touched here.
    const ids = await idsOf(engine, folderId);
    await engine.client.decisions.apply({ ids: ids.slice(0, 2), change: { flag: 'pick' } });
    const file = JSON.parse(engine.merging.exportText(folderId).text);
    const anna = 'a'.repeat(16);
    const set = { flag: { value: 'reject', by: anna, seen: { [anna]: 1 } } };
    const photos = file.photos.slice(0, 1).map((photo: object) => ({ ...photo, ...set }));
    const theirs = { ...file, author: anna, authors: { [anna]: 'Anna' }, photos };
    await window.keys('Alt+m');
    const merge = page.getByRole('dialog', { name: 'Merge decisions' });
    await merge
      .locator('input[type=file]')
      .setInputFiles({ name: 'anna.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(theirs)) });
    await merge.getByText('1 difference').waitFor();
    await shot('merge');
    await merge.getByRole('button', { name: 'Anna, Reject' }).click();
    await merge.getByText('Everything is settled.').waitFor();
    await merge.getByRole('button', { name: 'Merge 1' }).click();
    await expect.poll(async () => [...(await flags())].toSorted().join('')).toBe('nnnnnnpr');
    await window.keys('Control+z');
    await expect.poll(flags).toBe('ppnnnnnn');
    expect(await engine.client.filters.list({})).toMatchObject([{ name: 'The album', filter: { sets: [1] } }]);
    expect(await engine.client.sets.list({ folderId })).toMatchObject([{ name: 'Album', here: 1, total: 1 }]);

    const [album] = await idsOf(engine, folderId);
    await engine.client.decisions.apply({ ids: [album!], change: { flag: 'pick' } });
    await window.keys('Shift+E');
    const exporting = page.getByRole('dialog', { name: 'Export' });
    await exporting.getByLabel('Which photos').selectOption({ label: 'Set “Album” (1)' });
    await exporting.getByText('Sidecars for 1 photo of “Album”').waitFor();
    await exporting.getByText('not read there').waitFor();
    await shot('a-set-and-what-is-not-read');
    await exporting.getByRole('button', { name: 'Write into the files' }).click();
    await exporting.getByRole('button', { name: 'Write into 1 file' }).waitFor();
    await shot('into-the-files');
    // What digiKam needs, the names for a search field, and the plug-in where there is a Lightroom.
    await exporting.getByRole('radio', { name: /^Write sidecars/ }).click();
    await exporting.getByRole('combobox', { name: /^For/ }).selectOption('digikam');
    await exporting
      .getByRole('list', { name: 'Good to know' })
      .getByText(/Read from sidecar files/)
      .waitFor();
    await exporting.getByRole('combobox', { name: /^For/ }).selectOption('lightroom');
    await exporting.getByRole('button', { name: 'List of names' }).click();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await exporting.getByRole('button', { name: 'Copy the names' }).click();
    await exporting.getByText('1 name copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('IMG_0001.jpg');
    await shot('names-copied');
    await page.keyboard.press('Escape');
    await window.keys('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('tab', { name: 'Hand over' }).click();
    const plugIn = settings.getByRole('region', { name: 'Lightroom Classic plug-in' });
    await plugIn
      .getByRole('status')
      .getByText(/does not exist for this system|Not installed; it goes into|Installed in/)
      .waitFor();
    const isOffered = ['darwin', 'win32'].includes(process.platform);
    expect(await plugIn.getByRole('button', { name: 'Install the Lightroom plug-in' }).isEnabled()).toBe(isOffered);
    await shot('plug-in');
  });

  it('a client ticks on the exported sheet without a network, and the list that is saved comes back', async () => {
    const folder = tempFolder('client');
    await writeSmallShoot(folder, [...numbered(4), { name: 'odd "name", #5.jpg' }]);
    const engine = await testEngine();
    const folderId = (await openAndSettle(engine, folder)).id;
    const out = tempFolder('sheet');
    const place = engine.places.tokenFor(Buffer.from(out));
    const options = { format: 'html', fileName: 'sheet.html', byteOrderMark: false, choosing: sheetTexts } as const;
    const action = { kind: 'list', destination: place, ...options } as const;
    const plan = await engine.client.exporting.plan({ folderId, selection: 'all', action });
    for await (const _ of await engine.client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount }));
    const context = await (await browser()).newContext({
      offline: true,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (said) => said.type() === 'error' && problems.push(said.text()));
    await page.goto(`file://${out}/sheet.html`);
    await page.getByRole('checkbox', { name: 'Choose IMG_0002.jpg' }).tap();
    await page.getByRole('checkbox', { name: /odd/ }).tap();
    await page.reload();
    expect(await page.getByRole('status').textContent()).toBe('2 chosen');
    await page.screenshot({ path: 'test-results/stories/lists-and-sets/client.png' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the list' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    await context.close();
    expect(problems).toEqual([]);
    const { ids, missing } = await engine.client.decisions.matchNames({ folderId, text });
    const names = (await engine.client.photos.cards({ ids })).map(({ name }) => name);
    expect({ names: names.sort(), missing }).toEqual({ names: ['IMG_0002.jpg', 'odd "name", #5.jpg'], missing: [] });
  });
});

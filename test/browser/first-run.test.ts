import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import type { AppWindow } from './support/app-window.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

const exiftool = ['/usr/bin/exiftool', '/usr/local/bin/exiftool', '/opt/homebrew/bin/exiftool'].find((file) =>
  existsSync(file),
);

/** Choosing a folder starts from the drives; a story's drive is its own home. */
const realHome = process.env.HOME;
afterAll(() => {
  if (realHome === undefined) delete process.env.HOME;
  else process.env.HOME = realHome;
});

async function chooseFolder(window: AppWindow, ...names: string[]): Promise<void> {
  const dialog = window.page.getByRole('dialog').last();
  for (const name of names) await dialog.getByRole('button', { name: new RegExp(`^${name}( |$|\\d)`) }).click();
  await dialog.getByRole('button', { name: 'Open this folder' }).click();
}

describeBrowser('first run to export', (browser) => {
  it('opens a folder, culls it, shows what an export would do, does it; another program reads it', async () => {
    // A second try starts from an empty one, too.
    const home = tempFolder('home');
    process.env.HOME = home;
    const { folder, truth } = await burstShoot(28, 640);
    mkdirSync(path.join(home, 'Pictures'));
    const shootFolder = path.join(home, 'Pictures', 'Wedding');
    renameSync(folder, shootFolder);
    const before = fingerprints(shootFolder);
    const { url, engine } = await serveShoot(null);
    const { window, shot } = await startStory(await browser(), 'first-run-to-export', url);
    await window.page
      .getByRole('button', { name: /^Open a folder/ })
      .first()
      .waitFor();
    await shot('first-run');

    await window.keys('Control+o');
    await window.page.getByRole('dialog').waitFor();
    await shot('choose-a-folder');
    await chooseFolder(window, 'Pictures', 'Wedding');
    await window.gridFilled();
    const [shoot] = await engine.client.shoots.recent({});
    await engine.whenIdle(shoot!.id);
    // The page hears of the last stacks a moment after they are made; until then a key is for what it still shows.
    await expect.poll(() => window.shown.textContent()).toBe(`28 photos in ${truth.bursts.length} cells`);
    await shot('grid');

    // One kept of each burst by the app's own order, with stars and a label on the first.
    await window.keys('Home', '5', '8');
    for (let stack = 0; stack < truth.bursts.length; stack++) await window.keys('Shift+P');
    const summary = async () => engine.client.shoots.summary({ folderId: shoot!.id });
    await expect.poll(async () => (await summary()).undecided).toBe(0);
    const { picks, rejects } = await summary();
    expect(picks + rejects).toBe(28);
    await shot('culled');

    // The dry run writes nothing.
    await window.keys('Shift+E');
    const dialog = window.page.getByRole('dialog', { name: 'Export' });
    await dialog.getByLabel('Which photos').selectOption('decided');
    const write = dialog.getByRole('button', { name: 'Write 28 sidecars' });
    await write.waitFor();
    expect(await dialog.getByText('create', { exact: true }).count()).toBeGreaterThan(5);
    expect(fingerprints(shootFolder)).toEqual(before);
    await shot('dry-run');
    await write.click();
    await dialog.getByText('28 done').waitFor();
    await shot('exported');

    // Originals are as they were; beside each lies its sidecar.
    const after = fingerprints(shootFolder);
    for (const [name, was] of Object.entries(before)) expect(after[name]).toBe(was);
    expect(Object.keys(after).filter((name) => name.endsWith('.xmp'))).toHaveLength(28);
    await window.keys('Escape');

    if (!exiftool) return;
    const read = JSON.parse(
      execFileSync(
        exiftool,
        ['-q', '-json', '-XMP:Rating', '-XMP:Label', '-XMP-xmpDM:Good', '-ext', 'xmp', shootFolder],
        {
          encoding: 'utf8',
        },
      ),
    ) as { SourceFile: string; Rating?: number; Label?: string; Good?: boolean }[];
    expect(read).toHaveLength(28);
    // Lightroom's pick and reject.
    expect(read.filter(({ Good }) => Good === true)).toHaveLength(picks);
    expect(read.filter(({ Good }) => Good === false)).toHaveLength(rejects);
    expect(read.filter(({ Rating }) => Rating === 5)).toHaveLength(1);
    expect(read.filter(({ Label }) => Label === 'Green')).toHaveLength(1);
  });
});

/** Name to size, time and bytes. */
function fingerprints(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const file = path.join(folder, name);
      return [
        name,
        `${statSync(file).mtimeMs} ${readFileSync(file).toString('base64').slice(-200)} ${statSync(file).size}`,
      ];
    }),
  );
}

/** @file A model that one has as a file: found by folders, shown by kind, imported or refused in words. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sharedDir } from '../support/shared.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

const home = tempFolder('home');
const realHome = process.env.HOME;
process.env.HOME = home;
afterAll(() => {
  if (realHome === undefined) delete process.env.HOME;
  else process.env.HOME = realHome;
});

describeBrowser('import of a model', (browser) => {
  it('shows files of the right kind, refuses one that is none, takes one that is', async () => {
    const folder = path.join(home, 'Downloads');
    mkdirSync(path.join(folder, 'more'), { recursive: true });
    for (const name of ['broken.onnx', 'IMG_1.jpg', 'notes.md']) writeFileSync(path.join(folder, name), 'not a model');
    if (sharedDir) copyFileSync(path.join(sharedDir, 'models', 'ocec_m.onnx'), path.join(folder, 'ocec_m.onnx'));
    const { url } = await serveShoot(null);
    const { window, shot } = await startStory(await browser(), 'import-model', url);
    const { page } = window;
    await window.keys('Shift+M');
    const models = page.getByRole('dialog', { name: 'Models and devices' });
    await models.getByText('Every model by its own name').click();
    const row = models.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^OCEC/ }) });

    if (process.platform === 'linux' && process.arch === 'x64') {
      const cuda = models.getByRole('region', { name: /^CUDA/ });
      await cuda.getByText('cuDNN 9:').waitFor();
      await cuda.getByRole('button', { name: 'Install CUDA’s libraries' }).click();
      await cuda.getByRole('button', { name: 'Accept and fetch 247 MB' }).waitFor();
      await shot('cuda-terms');
      await cuda.getByRole('button', { name: 'Not now' }).click();
    }
    const choose = async (file: string): Promise<void> => {
      await row.getByRole('button', { name: /^Import/ }).click();
      const dialog = page.getByRole('dialog', { name: /^The file of/ });
      await dialog.getByRole('button', { name: /^Home/ }).click();
      await dialog.getByRole('button', { name: /^Downloads/ }).click();
      await dialog.getByRole('button', { name: new RegExp(`^${file}`) }).click();
      expect(await dialog.getByRole('button', { name: /notes|IMG_1/ }).count()).toBe(0);
      await shot(`chosen-${file}`);
      await dialog.getByRole('button', { name: 'Import this file' }).click();
    };
    await choose('broken.onnx');
    const refused = row.getByRole('alert');
    await refused.getByRole('button', { name: 'Try again' }).waitFor();
    await shot('refused');
    await refused.getByRole('button', { name: 'Not now' }).click();
    if (!sharedDir) return;
    await choose('ocec_m.onnx');
    await row.getByText('installed', { exact: true }).waitFor();
    await shot('installed');
  });
});

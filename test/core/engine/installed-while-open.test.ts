import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { importFaceModels } from '../../browser/support/import-faces.ts';
import { sharedDir } from '../../support/shared.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, testEngine } from '../../support/test-engine.ts';

it.skipIf(sharedDir === null)(
  'face models that are installed while a shoot is open give it its faces, without being asked (needs the reference photos and models)',
  async () => {
    const folder = tempFolder('shoot');
    const name = 'Canon EOS D60.jpg';
    copyFileSync(path.join(sharedDir!, 'photos', name), path.join(folder, name));
    age(path.join(folder, name));
    const engine = await testEngine({ isInteractive: true, background: 'score' });
    const { id: folderId } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
    await engine.whenIdle(folderId);
    const [id] = await idsOf(engine, folderId);
    expect((await engine.client.photos.detail({ id: id! })).facesLookedFor).toBe(false);
    await importFaceModels(engine, sharedDir!);
    await expect
      .poll(async () => (await engine.client.photos.detail({ id: id! })).faces.length, { timeout: 60_000 })
      .toBeGreaterThan(0);
    await engine.whenIdle(folderId);
    await engine.close();
  },
  120_000,
);

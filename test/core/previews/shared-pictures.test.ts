import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { createExtractPreview } from '../../../electron/core/previews/extract-preview.ts';
import { describeShared } from '../../support/shared.ts';
import { type OpenPreviews, openPreviews, sourceOf } from './open-previews.ts';

describeShared('every reference picture', (sharedDir) => {
  const exiftool = new ExifTool({ maxProcs: 1 });
  let open: OpenPreviews;
  let workDir: string;
  beforeAll(async () => {
    workDir = await fs.mkdtemp(path.join(os.tmpdir(), 'chinagraph-extract-'));
    open = await openPreviews({ extract: createExtractPreview(exiftool, workDir) });
  });
  afterAll(async () => {
    await open.close();
    await exiftool.end();
    // Whatever ExifTool took out has been removed by then.
    expect(await fs.readdir(workDir)).toEqual([]);
    await fs.rm(workDir, { recursive: true });
  });

  /** State of each file, after checking its tiers; the files' digests must be the same before and after. */
  async function developFolder(folder: string): Promise<Record<string, string>> {
    const states: Record<string, string> = {};
    for (const name of await fs.readdir(folder)) {
      const file = path.join(folder, name);
      const bytes = await fs.readFile(file);
      if (!sniffFormat(bytes.subarray(0, 16 << 10), path.extname(name).slice(1).toLowerCase())) continue;
      const before = createHash('sha256').update(bytes).digest('hex');
      const developed = await open.previews.develop(sourceOf(file, bytes), { tiers: ['thumb', 'nav'], measures: true });
      states[name] = developed.state;
      expect(developed.problem === null, name).toBe(developed.state === 'ready');
      expect(developed.tiers.length, name).toBe(developed.state === 'ready' ? 2 : 0);
      for (const tier of developed.tiers) {
        const { width, height, format } = await sharp(tier.file).metadata();
        expect([format, width, height], name).toEqual(['jpeg', tier.widthPx, tier.heightPx]);
        expect(tier.widthPx / tier.heightPx, name).toBeCloseTo(developed.widthPx / developed.heightPx, 1);
      }
      expect(
        createHash('sha256')
          .update(await fs.readFile(file))
          .digest('hex'),
      ).toBe(before);
    }
    return states;
  }

  it('formats: tiers, or a clear state', async () => {
    expect(await developFolder(path.join(sharedDir, 'formats'))).toEqual({
      'Canon-R6-pruned.CR3': 'ready',
      'CanonRaw.cr2': 'no-preview',
      'CanonRaw.cr3': 'no-preview',
      'CanonRaw.crw': 'no-preview',
      'DNG.dng': 'no-preview',
      'FujiFilm.raf': 'ready',
      'IMG_1361.dng': 'no-preview',
      'IMG_2927.HEIC': 'ready',
      'IMG_3578.heic': 'ready',
      'Minolta.mrw': 'no-preview',
      'Nikon.nef': 'no-preview',
      'Panasonic.rw2': 'ready',
      'SigmaDP2.x3f': 'ready',
      'Stonehenge.heic': 'ready',
      'avif.avif': 'ready',
    });
  });

  it('photos: every one is ready', async () => {
    const states = await developFolder(path.join(sharedDir, 'photos'));
    expect(Object.keys(states)).toHaveLength(25);
    expect(new Set(Object.values(states))).toEqual(new Set(['ready']));
  });
});

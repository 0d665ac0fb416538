/** Video clips among the photos: listed with what they are, decided on, handed over with what belongs to them, and judged by nobody but the photographer. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { needing } from '../../support/needs.ts';
import { smallClip } from '../../support/small-clip.ts';
import { age, smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

describe('a folder with clips', { timeout: 60_000 }, () => {
  let engine: Engine;
  let folderId: FolderId;
  let cards: PhotoCard[];
  const folder = tempFolder('clips');
  const named = (name: string): PhotoCard => cards.find((card) => card.name === name)!;

  beforeAll(async () => {
    await writeSmallShoot(folder, [
      { name: 'IMG_1.jpg', takenAt: '2026:06:14 14:00:00' },
      { name: 'IMG_2.jpg', takenAt: '2026:06:14 14:10:00' },
    ]);
    const clip = { seconds: 65.4, widthPx: 1920, heightPx: 1080, takenAt: '2026-06-14T14:05:00' } as const;
    const files: Record<string, Buffer> = {
      'MVI_9.MP4': smallClip({ ...clip, turn: 'turned' }),
      'MVI_9.THM': await smallJpeg({ seed: 9 }),
      'MVI_10.mov': smallClip({ ...clip, seed: 2, takenAt: '2026-06-14T14:20:00' }),
      // The film of a live photo, a text that is called a film, a camera's small copy.
      'IMG_2.MOV': smallClip({ ...clip, seed: 3 }),
      'notes.mp4': Buffer.from('no film at all, and long enough to be looked at\n'.repeat(9)),
      'MVI_9.LRV': smallClip({ ...clip, seed: 4 }),
    };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), bytes);
      age(path.join(folder, name));
    }
    engine = await testEngine();
    folderId = (await openAndSettle(engine, folder)).id;
    cards = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
  });
  afterAll(() => engine.close());

  test('are listed at their time with length and size; a live photo’s film and what is none are not', () => {
    expect(cards.map(({ name }) => name)).toEqual(['IMG_1.jpg', 'MVI_9.MP4', 'IMG_2.jpg', 'MVI_10.mov']);
    expect(named('MVI_9.MP4')).toMatchObject({
      ...{ state: 'ready', problem: null, takenAt: '2026-06-14T14:05:00.000', widthPx: 1080, heightPx: 1920 },
      clip: { seconds: 65.4 },
    });
    expect(named('IMG_1.jpg').clip).toBeUndefined();
  });

  test('have the thumbnail beside them as poster, or say that there is none', async () => {
    const { signal } = new AbortController();
    const poster = await engine.preview(named('MVI_9.MP4').id, 'thumb', signal);
    expect(poster).toMatchObject({ contentType: 'image/jpeg' });
    expect(await engine.preview(named('MVI_10.mov').id, 'thumb', signal)).toMatchObject({
      problem: expect.stringContaining('No picture stands for this clip'),
    });
  });

  test('are no problem, nothing to measure, and nothing that is suggested away', async () => {
    const summary = await engine.client.shoots.summary({ folderId });
    expect(summary).toMatchObject({ total: 4 });
    expect(JSON.stringify(await engine.client.shoots.problems({ folderId }))).not.toContain('MVI_');
    for (const name of ['MVI_9.MP4', 'MVI_10.mov']) {
      const { suggestion, stackSize, findings } = named(name);
      expect([suggestion?.class ?? 'undecided', stackSize, findings]).toEqual(['undecided', 1, []]);
      expect(suggestion?.reasons.map(({ code }) => code) ?? ['clip']).toEqual(['clip']);
    }
  });

  test('are decided on and copied with thumbnail and small copy; a live photo takes its film along', async () => {
    const ids = [named('MVI_9.MP4').id, named('IMG_2.jpg').id];
    await engine.client.decisions.apply({ ids, change: { flag: 'pick' } });
    const to = tempFolder('keepers');
    const plan = await engine.client.exporting.plan({
      ...{ folderId, selection: 'picks' as const },
      action: { kind: 'copy', destination: engine.places.tokenFor(Buffer.from(to)) },
    });
    for await (const event of await engine.client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount }))
      void event;
    expect(readdirSync(to).sort()).toEqual(['IMG_2.MOV', 'IMG_2.jpg', 'MVI_9.LRV', 'MVI_9.MP4', 'MVI_9.THM']);
    expect(readFileSync(path.join(to, 'MVI_9.MP4')).equals(readFileSync(path.join(folder, 'MVI_9.MP4')))).toBe(true);
  });
});

test('a frame is the poster of a clip that brings none', needing('ffmpeg', { timeout: 60_000 }), async () => {
  const folder = tempFolder('frames');
  const clip = path.join(folder, 'C0001.MP4');
  const source = ['-f', 'lavfi', '-i', 'color=red:size=640x360:duration=2:rate=10'];
  execFileSync('/usr/bin/ffmpeg', ['-v', 'error', ...source, '-pix_fmt', 'yuv420p', clip]);
  age(clip);
  const engine = await testEngine();
  const { id: folderId } = await openAndSettle(engine, folder);
  const [card] = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
  expect(card).toMatchObject({ widthPx: 640, heightPx: 360, clip: { seconds: 2 } });
  const served = await engine.preview(card!.id, 'nav', new AbortController().signal);
  const { file } = served as { file: string };
  const onePixel = ['-vf', 'scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const [red, green, blue] = execFileSync('/usr/bin/ffmpeg', ['-v', 'error', '-i', file, ...onePixel]);
  expect([red! > 240, green! < 15, blue! < 15]).toEqual([true, true, true]);
  await engine.close();
});

/** @file What a scorer is asked first, over a whole engine: photos whose score can still change a suggestion, and last what is decided already. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { ChildHandle, LaunchChild } from '../../../electron/core/work/launch-child.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import type { ToScorer } from '../../../electron/scorer/protocol.ts';
import { tinyCardFile, writeTinyModel } from '../../scorer/tiny-models.ts';
import { age, smallJpeg } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

/** Each scene has a size of its own, by which a request is known again. */
const scenes = { decided: [480, 320], burst: [520, 320], single: [540, 320], lost: [560, 320] } as const;

test('close frames of a stack first, then singles of which nothing is known, then a stack whose best is plain, at last what is decided', async () => {
  const folder = tempFolder('shoot');
  const write = async (name: string, scene: keyof typeof scenes, takenAt: string, seed: number, blur = 0) => {
    const [widthPx, heightPx] = scenes[scene];
    const jpeg = await smallJpeg({ seed, widthPx, heightPx, takenAt });
    const seen = blur > 0 ? sharp(jpeg).blur(blur) : sharp(jpeg).linear(1 - 0.01 * seed);
    writeFileSync(path.join(folder, name), await seen.keepMetadata().jpeg({ quality: 90 }).toBuffer());
    age(path.join(folder, name));
  };
  for (const n of [1, 2, 3]) {
    await write(`a-decided-${n}.jpg`, 'decided', `2026:06:14 10:${n}0:00`, n);
    await write(`b-single-${n}.jpg`, 'single', `2026:06:14 12:${n}0:00`, 3 + n);
    await write(`d-burst-${n}.jpg`, 'burst', `2026:06:14 15:00:0${n}`, 7, 0.3 + 0.1 * n);
  }
  for (const n of [1, 2]) await write(`c-lost-${n}.jpg`, 'lost', `2026:06:14 14:30:0${n}`, 8, n === 1 ? 0.4 : 5);

  const asked: string[] = [];
  const launchChild: LaunchChild = (module, options) => {
    const child: ChildHandle = launchNodeChild(module, options);
    return {
      ...child,
      send: (message) => {
        const said = message as ToScorer;
        if (said.type === 'score')
          for (const { widthPx } of said.pictures)
            asked.push(Object.entries(scenes).find(([, [width]]) => width === widthPx)?.[0] ?? `${widthPx}`);
        child.send(message);
      },
    };
  };
  const engine = await testEngine({ launchChild, background: 'score' });
  const { id: folderId } = await openAndSettle(engine, folder);
  const ids = await engine.client.photos.ids({
    folderId,
    filter: {},
    sort: { by: 'name', descending: false },
    stacks: 'open',
  });
  const cards = await engine.client.photos.cards({ ids: ids.ids });
  const decided = cards.filter(({ name }) => name.startsWith('a'));
  await engine.client.decisions.apply({ ids: decided.map(({ id }) => id), change: { flag: 'pick' } });

  const models = tempFolder('models');
  await writeTinyModel(path.join(models, 'tiny.onnx'), 'single');
  writeFileSync(path.join(models, 'tiny.json'), JSON.stringify(tinyCardFile({ about: 'aesthetic' })));
  for await (const event of engine.scoring.models.addCard(path.join(models, 'tiny.json'), false))
    if (event.type === 'refused') throw new Error(event.problem);
  // What proved the model is no photo.
  asked.length = 0;
  await engine.client.work.start({ folderId });
  await engine.whenIdle(folderId);
  // Several are decoded at once, and pictures of one size share a batch: neighbours may change places.
  const middle = (scene: string): number => {
    const places = asked.flatMap((one, at) => (one === scene ? [at] : []));
    return places.reduce((sum, at) => sum + at, 0) / places.length;
  };
  expect(asked).toHaveLength(11);
  expect(asked.toSorted((a, b) => middle(a) - middle(b)).filter((one, at, all) => one !== all[at - 1])).toEqual([
    ...['burst', 'single', 'lost', 'decided'],
  ]);
  // A card says which quality its model measures: photos are filtered by it.
  const query = { folderId, sort: { by: 'name' as const, descending: false }, stacks: 'open' as const };
  expect((await engine.client.photos.ids({ ...query, filter: { aesthetic: { min: 0 } } })).ids).toHaveLength(11);
  expect((await engine.client.photos.ids({ ...query, filter: { technical: { min: 0 } } })).ids).toEqual([]);
  await engine.close();
});

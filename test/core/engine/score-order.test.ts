/** @file What a scorer is asked first, over a whole engine: photos whose score can still change a suggestion, and last what is decided already. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { ChildHandle, LaunchChild } from '../../../electron/core/work/launch-child.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import type { ToScorer } from '../../../electron/scorer/protocol.ts';
import { writeTinyModel } from '../../scorer/tiny-models.ts';
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
  await write('a-decided.jpg', 'decided', '2026:06:14 10:00:00', 1);
  await write('b-single.jpg', 'single', '2026:06:14 12:00:00', 2);
  for (const n of [1, 2]) await write(`c-lost-${n}.jpg`, 'lost', `2026:06:14 12:30:0${n}`, 5, n === 1 ? 0.4 : 5);
  for (const n of [1, 2]) await write(`d-burst-${n}.jpg`, 'burst', `2026:06:14 13:00:0${n}`, 4, 0.3 + 0.1 * n);

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
  const of = (name: string) => cards.find((card) => card.name.startsWith(name))!;
  await engine.client.decisions.apply({ ids: [of('a').id], change: { flag: 'pick' } });

  const models = tempFolder('models');
  await writeTinyModel(path.join(models, 'tiny.onnx'), 'single');
  const card = {
    ...{
      schema: 'chinagraph/model-card@1',
      id: 'tiny',
      name: 'Tiny',
      gives: 'A number',
      licence: 'MIT',
      commercialUse: 'allowed',
    },
    ...{
      file: 'tiny.onnx',
      input: { widthPx: 224, heightPx: 224 },
      output: { kind: 'single' },
      range: { low: 0, high: 100 },
    },
  };
  writeFileSync(path.join(models, 'tiny.json'), JSON.stringify(card));
  for await (const event of engine.scoring.models.addCard(path.join(models, 'tiny.json'), false))
    if (event.type === 'refused') throw new Error(event.problem);
  // What proved the model is no photo.
  asked.length = 0;
  await engine.client.work.start({ folderId });
  await engine.whenIdle(folderId);
  // Pictures of one size share a batch.
  expect([...new Set(asked)]).toEqual(['burst', 'single', 'lost', 'decided']);
  expect(asked).toHaveLength(6);
  await engine.close();
});

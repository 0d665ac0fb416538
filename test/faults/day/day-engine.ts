/** @file An engine behind the web host, in a process that can be stopped and woken. Argument: catalog folder. Told what to do by its parent. */
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { serve } from '../../../bench/app/serve.ts';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { Answer, Question } from './protocol.ts';

const served = await serve(process.argv[2]!, 'score');
const { client, places, whenIdle } = served.engine;
const scorer = 'musiq-koniq';
const modelFiles = {
  yunet: 'yunet_n_dynamic.onnx',
  'face-landmarks': 'face_landmarker.task',
  'eye-state': 'ocec_m.onnx',
};
await client.app.changeSettings({ scoreModels: [scorer], scoreAutomatically: true });
let arrived: [name: string, atMs: number][] = [];
void (async () => {
  for await (const event of await client.app.events({})) {
    if (event.type !== 'arrived') continue;
    const atMs = Date.now();
    for (const { name } of await client.photos.cards({ ids: event.ids })) arrived.push([name, atMs]);
  }
})().catch(() => undefined);
const token = (file: string) => places.tokenFor(Buffer.from(file));

async function perform(asked: Question): Promise<unknown> {
  switch (asked.do) {
    case 'open': {
      const { id } = await client.shoots.open({ place: token(asked.folder) });
      return { folderId: id, url: served.url(id) };
    }
    case 'idle':
      return whenIdle(asked.folderId as FolderId);
    case 'forget':
      return client.shoots.forget({ folderId: asked.folderId as FolderId });
    case 'export': {
      const options = { scores: false, faceRegions: false, overwriteConflicts: false };
      const plan = await client.exporting.plan({
        folderId: asked.folderId as FolderId,
        selection: 'decided',
        action: { kind: 'xmp', profile: 'lightroom', ...options },
      });
      for await (const event of await client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount }))
        void event;
      return plan.photoCount;
    }
    case 'trim':
      return client.app.changeSettings({ previewCacheBytes: asked.bytes });
    case 'models':
      for (const [id, name] of Object.entries(modelFiles)) {
        if (!asked.install) await client.models.remove({ id });
        else
          for await (const event of await client.models.import({ id, file: token(path.join(asked.from, name)) }))
            void event;
      }
      return null;
    case 'scorer':
      for await (const event of await client.models.import({ id: scorer, file: token(asked.checkpoint) })) void event;
      return null;
    case 'counts': {
      const { rejects, unscored } = await client.shoots.summary({ folderId: asked.folderId as FolderId });
      return { rejects, unscored };
    }
    case 'arrived': {
      const told = arrived;
      arrived = [];
      return told;
    }
    case 'held': {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      // What finalizers let go of is collected in a second round.
      for (let n = 0; n < 3; n++) collect();
      const { heapUsed, external } = process.memoryUsage();
      return (heapUsed + external) / 1e6;
    }
    case 'close':
      return served.close();
  }
}

process.on('message', (message) => {
  const asked = message as Question;
  const answer = (said: Omit<Answer, 'id'>) => process.send!({ id: asked.id, ...said } satisfies Answer);
  perform(asked).then(
    (value) => {
      answer({ value });
      if (asked.do === 'close') process.disconnect();
    },
    (error: unknown) => answer({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.send!({ id: 0 } satisfies Answer);

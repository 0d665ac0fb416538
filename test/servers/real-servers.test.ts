/** @file MLServer and NVIDIA Triton, from PyPI, on loopback: a graph of ours gives there what it gives here, one by one and in their batches. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ModelSpec } from '../../electron/scorer/protocol.ts';
import { createRemoteModels } from '../../electron/scorer/remote/remote-models.ts';
import { familyOfModel } from '../../native-models/families/index.ts';
import { createMusiqAdapter } from '../../native-models/families/musiq/adapter.ts';
import { buildMusiqGraph } from '../../native-models/families/musiq/build-musiq-graph.ts';
import { modelToBytes } from '../../native-models/onnx/index.ts';
import { buildServedGraph } from '../../native-models/served/build-served-graph.ts';
import { servedName } from '../../native-models/served/served-name.ts';
import { openSession } from '../support/open-session.ts';
import { plasma } from '../support/plasma.ts';
import { scoreWith } from '../support/score-with.ts';
import { smallMusiqWeights } from '../support/small-musiq.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasServer, type RunningServer, type ServerKind, startServer } from './start-server.ts';

const kinds: ServerKind[] = ['mlserver', 'triton'];
const running: RunningServer[] = [];
afterAll(() => Promise.all(running.map(({ kill }) => kill())));

const adapter = createMusiqAdapter();
const spec: ModelSpec = {
  ...{ id: 'musiq-koniq', file: '', sha256: 'ab'.repeat(32), range: { low: 0, high: 100 } },
  adapter: { kind: 'family', family: { name: 'musiq', module: null }, settings: null },
};
const pictures = [
  [256, 224],
  [256, 224],
  [301, 420],
  [256, 224],
].map(([widthPx, heightPx], seed) => {
  const data = plasma(widthPx!, heightPx!).map((value, i) => (value + seed * (i % 11)) & 255);
  return { data: new Uint8Array(data), widthPx: widthPx!, heightPx: heightPx! };
});

const name = servedName([spec]);

describe.each(kinds)('%s', (kind) => {
  test.skipIf(!hasServer(kind))(
    `a graph on ${kind} (skipped where it is not installed)`,
    { timeout: 200_000 },
    async () => {
      const work = tempFolder(kind);
      mkdirSync(work, { recursive: true });
      const model = modelToBytes(buildMusiqGraph(smallMusiqWeights(1), { flavour: 'cpu' }));
      const part = { id: spec.id, family: familyOfModel(spec.id)!, model };
      const file = path.join(work, 'model.onnx');
      writeFileSync(file, modelToBytes((await buildServedGraph([part], 'fused'))!.onnx));
      const server = await startServer(kind, name, file, work);
      running.push(server);

      const remoteSpec = { url: server.url, token: null, models: [{ id: spec.id, sha256: spec.sha256 }] };
      const remote = createRemoteModels(remoteSpec);
      const together = await remote.score(
        spec,
        adapter,
        pictures,
        pictures.map((_, i) => `together ${i}`),
      );
      const session = await openSession(model);
      for (const [i, picture] of pictures.entries()) {
        const [local] = await scoreWith(session, adapter, [picture]);
        expect(Math.abs(together[i]!.headline - local!.headline)).toBeLessThan(0.001);
        const [alone] = await remote.score(spec, adapter, [picture], [`alone ${i}`]);
        expect(Math.abs(together[i]!.headline - alone!.headline)).toBeLessThan(0.0001);
      }
      await session.release();

      // Without power in the middle: refused, and nothing said that the server did not say.
      const asking = remote.score(
        spec,
        adapter,
        pictures,
        pictures.map((_, i) => `late ${i}`),
      );
      const outcome = asking.then(String, (error: unknown) => error);
      await server.kill();
      expect(await outcome).toMatchObject({ kind: 'device' });
      remote.close();
    },
  );
});

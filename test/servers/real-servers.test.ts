/** @file MLServer over ONNX Runtime, MLServer over OpenVINO, and NVIDIA Triton, from PyPI, on loopback: what `models export` wrote gives there what it gives here, one by one and in their batches. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportForServer } from '../../electron/core/models/export-for-server.ts';
import { createRemoteModels } from '../../electron/scorer/remote/remote-models.ts';
import { createServedCards } from '../../electron/scorer/remote/served-cards.ts';
import { createMusiqAdapter } from '../../native-models/families/musiq/adapter.ts';
import { servedOutput } from '../../native-models/served/served-name.ts';
import { openSession } from '../support/open-session.ts';
import { plasma } from '../support/plasma.ts';
import { scoreWith } from '../support/score-with.ts';
import { installSmallModels } from '../support/small-installed.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasServer, type RunningServer, type ServerKind, startServer } from './start-server.ts';

const kinds: ServerKind[] = ['mlserver', 'openvino', 'triton'];
const running: RunningServer[] = [];
afterAll(() => Promise.all(running.map(({ kill }) => kill())));

const home = tempFolder('real-servers');
const models = installSmallModels(home);
const [first, second] = models.map(({ spec }) => spec) as [(typeof models)[0]['spec'], (typeof models)[0]['spec']];
const adapter = createMusiqAdapter();
const pictures = [
  [256, 224],
  [256, 224],
  [301, 420],
  [256, 224],
].map(([widthPx, heightPx], seed) => {
  const data = plasma(widthPx!, heightPx!).map((value, i) => (value + seed * (i % 11)) & 255);
  return { data: new Uint8Array(data), widthPx: widthPx!, heightPx: heightPx! };
});
const keysOf = (word: string) => pictures.map((_, i) => `${word} ${i}`);
const local: number[] = [];
beforeAll(async () => {
  const session = await openSession(readFileSync(first.file));
  for (const picture of pictures) local.push((await scoreWith(session, adapter, [picture]))[0]!.headline);
  await session.release();
});

describe.each(kinds)('%s', (kind) => {
  test.skipIf(!hasServer(kind))(
    `an exported folder on ${kind} (skipped where it is not installed)`,
    { timeout: 300_000 },
    async () => {
      const folder = path.join(home, kind);
      const [name] = await exportForServer(kind === 'openvino' ? 'openvino' : 'triton', folder, models, false);
      const server = await startServer(kind, folder, name!, tempFolder(kind));
      running.push(server);

      const remote = createRemoteModels({
        ...{ url: server.url, token: null },
        models: models.map(({ spec: { id, sha256 } }) => ({ id, sha256 })),
      });
      const together = await remote.score(first, adapter, pictures, keysOf('together'));
      const sent = remote.bytesSent();
      expect(await remote.score(second, adapter, pictures, keysOf('together'))).toEqual(together);
      // One upload for both.
      expect(remote.bytesSent()).toBe(sent);
      for (const [i, picture] of pictures.entries()) {
        expect(Math.abs(together[i]!.headline - local[i]!)).toBeLessThan(0.001);
        const [alone] = await remote.score(first, adapter, [picture], [`alone ${i}`]);
        expect(Math.abs(together[i]!.headline - alone!.headline)).toBeLessThan(0.0001);
      }

      // By a card, as a model that runs there alone.
      const output = { kind: 'single', name: servedOutput(first.id, 'scores') } as const;
      const card = { kind: 'served', at: { url: server.url, model: name! }, output } as const;
      const [byCard] = await createServedCards().score(first, card, [pictures[2]!]);
      expect(byCard!.headline).toBeCloseTo(together[2]!.headline, 4);

      // Without power in the middle: refused, and nothing said that the server did not say.
      const asking = remote.score(first, adapter, pictures, keysOf('late'));
      const outcome = asking.then(String, (error: unknown) => error);
      await server.kill();
      expect(await outcome).toMatchObject({ kind: 'device' });
      remote.close();
    },
  );
});

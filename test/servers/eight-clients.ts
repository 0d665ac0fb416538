/** @file Eight clients against one real server on this machine, beside the same photos scored here. A small graph of the real cutting: what is measured is the way there and back. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchResult, resultOf } from '../../bench/result.ts';
import { exportForServer } from '../../electron/core/models/export-for-server.ts';
import { makeScene } from '../../electron/scorer/golden-pictures.ts';
import { createRemoteModels } from '../../electron/scorer/remote/remote-models.ts';
import { loadFamily } from '../../native-models/families/index.ts';
import { openSession } from '../support/open-session.ts';
import { scoreWith } from '../support/score-with.ts';
import { installSmallModels, type SmallModel } from '../support/small-installed.ts';
import { hasServer, type ServerKind, startServer } from './start-server.ts';

const clients = 8;
const photosEach = 6;

export async function benchServing(say: (text: string) => void): Promise<BenchResult[]> {
  const home = mkdtempSync(path.join(tmpdir(), 'chinagraph-serving-'));
  const [model] = installSmallModels(home) as [SmallModel];
  const { spec } = model;
  const adapter = await (await loadFamily({ name: 'musiq', module: null })).adapter!(null);
  const pictures = Array.from({ length: photosEach }, (_, i) => makeScene(200 + i, 1024, 683));
  const results: BenchResult[] = [];

  const session = await openSession(readFileSync(spec.file));
  const localMs: number[] = [];
  const local: number[] = [];
  for (const picture of pictures) {
    const started = performance.now();
    local.push((await scoreWith(session, adapter, [picture]))[0]!.headline);
    localMs.push(performance.now() - started);
  }
  await session.release();
  results.push(resultOf('here, one after the other', 'ms a photo', localMs));

  for (const kind of ['mlserver', 'openvino', 'triton'] satisfies ServerKind[]) {
    if (!hasServer(kind)) {
      say(`${kind} is not installed; left out`);
      continue;
    }
    const folder = path.join(home, `${kind}-models`);
    const [name] = await exportForServer(kind === 'openvino' ? 'openvino' : 'triton', folder, [model], false);
    const server = await startServer(kind, folder, name!, path.join(home, kind));
    try {
      const latencies: number[] = [];
      const rates: number[] = [];
      let worst = 0;
      let bytes = 0;
      const started = performance.now();
      await Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          const remote = createRemoteModels({
            url: server.url,
            token: null,
            models: [{ id: spec.id, sha256: spec.sha256 }],
          });
          const mine = performance.now();
          for (const [i, picture] of pictures.entries()) {
            const asked = performance.now();
            const [value] = await remote.score(spec, adapter, [picture], [`${client} ${i}`]);
            latencies.push(performance.now() - asked);
            worst = Math.max(worst, Math.abs(value!.headline - local[i]!));
          }
          rates.push(photosEach / ((performance.now() - mine) / 1000));
          bytes += remote.bytesSent();
          remote.close();
        }),
      );
      const seconds = (performance.now() - started) / 1000;
      const total = clients * photosEach;
      // Jain's index: 1 where all clients get the same, 1/n where one gets all.
      const sum = rates.reduce((a, b) => a + b, 0);
      const fairness = (sum * sum) / (rates.length * rates.reduce((a, b) => a + b * b, 0));
      say(
        `${kind}: ${clients} clients, ${total} photos in ${seconds.toFixed(1)} s, ${(total / seconds).toFixed(2)} a second, fairness ${fairness.toFixed(3)}, ` +
          `${(bytes / total / 1e6).toFixed(2)} MB a photo, off from here by at most ${worst.toExponential(1)}`,
      );
      results.push(resultOf(`${kind}: latency with ${clients} clients`, 'ms', latencies));
      results.push(resultOf(`${kind}: photos a second, all clients`, 'photos/s', [total / seconds]));
      results.push(resultOf(`${kind}: sent`, 'MB a photo', [bytes / total / 1e6]));
    } finally {
      await server.kill();
    }
  }
  rmSync(home, { recursive: true, force: true });
  return results;
}

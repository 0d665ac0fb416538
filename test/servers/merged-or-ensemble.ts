/** @file Two models for one photo on Triton itself: one merged graph, an ensemble of Triton's over two graphs, or two requests. Which costs what. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchResult, resultOf } from '../../bench/result.ts';
import { exportForServer } from '../../electron/core/models/export-for-server.ts';
import { makeScene } from '../../electron/scorer/golden-pictures.ts';
import { parseServerAddress } from '../../electron/scorer/remote/address.ts';
import { createCaller } from '../../electron/scorer/remote/http-call.ts';
import { createRemoteServer } from '../../electron/scorer/remote/remote-server.ts';
import { servedName, servedOutput } from '../../native-models/served/served-name.ts';
import { installSmallModels } from '../support/small-installed.ts';
import { hasServer, startServer } from './start-server.ts';

const rounds = 16;

/** What Triton calls an ensemble: one picture goes to both, their rows come back together. */
function writeEnsemble(folder: string, parts: readonly { name: string; output: string }[]): void {
  mkdirSync(path.join(folder, 'ensemble', '1'), { recursive: true });
  const outputs = parts.map(({ output }) => `  { name: "${output}" data_type: TYPE_FP32 dims: [ 1 ] }`);
  const steps = parts.map(
    ({ name, output }) =>
      `    { model_name: "${name}" model_version: -1 input_map { key: "picture" value: "picture" } output_map { key: "${output}" value: "${output}" } }`,
  );
  writeFileSync(
    path.join(folder, 'ensemble', 'config.pbtxt'),
    `name: "ensemble"
platform: "ensemble"
max_batch_size: 16
input [ { name: "picture" data_type: TYPE_UINT8 dims: [ -1, -1, 3 ] } ]
output [
${outputs.join(',\n')}
]
ensemble_scheduling {
  step [
${steps.join(',\n')}
  ]
}
`,
  );
}

/** Processor time of a group of processes so far, ms. Linux. */
function groupMs(group: number): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
      if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended.
    }
  }
  return ticks * 10;
}

export async function benchEnsemble(say: (text: string) => void): Promise<BenchResult[]> {
  if (!hasServer('triton')) {
    say('triton is not installed; left out');
    return [];
  }
  const work = mkdtempSync(path.join(tmpdir(), 'chinagraph-ensemble-'));
  const models = installSmallModels(work);
  const parts = models.map(({ spec }) => ({ name: servedName([spec]), output: servedOutput(spec.id, 'scores') }));
  const folder = path.join(work, 'served');
  const [merged] = await exportForServer('triton', folder, models, true);
  writeEnsemble(folder, parts);
  const server = await startServer('triton', folder, 'ensemble', work);
  const address = parseServerAddress(server.url);
  if (typeof address === 'string') throw new Error(address);
  const caller = createCaller({ address, token: null });
  const results: BenchResult[] = [];
  try {
    const client = createRemoteServer(caller);
    const outputs = parts.map(({ output }) => ({ name: output, count: 1 }));
    const ways = {
      'one merged graph': [{ name: merged!, outputs }],
      'an ensemble of two graphs': [{ name: 'ensemble', outputs }],
      'two requests': parts.map(({ name }, i) => ({ name, outputs: [outputs[i]!] })),
    };
    const picture = makeScene(200, 1024, 683);
    const measured = Object.entries(ways).map(([way, requests]) => ({
      ...{ way, requests, ms: [] as number[], cpuMs: [] as number[], sent: 0, rows: [] as number[] },
    }));
    // In turn, so that the load of the machine is the same for all; the first round warms up.
    for (let round = 0; round <= rounds; round++) {
      for (const one of measured) {
        const [before, cpuBefore, started] = [client.bytesSent(), groupMs(server.pid), performance.now()];
        one.rows = [];
        for (const { name, outputs: wanted } of one.requests)
          one.rows.push(...(await client.infer(name, [picture], wanted)).map((row) => row[0]!));
        if (round === 0) continue;
        one.ms.push(performance.now() - started);
        one.cpuMs.push(groupMs(server.pid) - cpuBefore);
        one.sent = client.bytesSent() - before;
      }
    }
    const worst = Math.max(
      ...measured.flatMap(({ rows }) => rows.map((row, i) => Math.abs(row - measured[0]!.rows[i]!))),
    );
    say(
      `two models, one photo of 1024 × 683, on Triton, in turn ${rounds} times; the ways differ by at most ${worst.toExponential(1)}`,
    );
    for (const { way, ms, cpuMs, sent } of measured) {
      say(`${way}: ${(sent / 1e6).toFixed(2)} MB a photo`);
      results.push(resultOf(`${way}: latency`, 'ms', ms), resultOf(`${way}: the server's processor`, 'ms', cpuMs));
    }
  } finally {
    caller.close();
    await server.kill();
    rmSync(work, { recursive: true, force: true });
  }
  return results;
}

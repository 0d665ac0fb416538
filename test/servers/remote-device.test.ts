/** @file A shoot scored on a server, through a whole engine: asked for by name, compared first, told, and back to this computer when the server goes. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FolderId } from '../../electron/contract/ids.ts';
import type { EngineEvent } from '../../electron/contract/progress.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { servedName } from '../../native-models/served/served-name.ts';
import { glowOf, writeGlowFamily } from '../support/glow-family.ts';
import { needing } from '../support/needs.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import { type Connections, watchConnections } from './watch-connections.ts';

// Switches by which ONNX Runtime keeps quiet: the app must do without them.
for (const name of ['ORT_DISABLE_TELEMETRY', 'ORT_RUNNING_UNIT_TESTS', 'CI', 'TF_BUILD', 'GITHUB_ACTIONS'])
  delete process.env[name];

const home = tempFolder('remote');
let engine: Engine;
let server: FaultServer;
const said: string[] = [];
const calledIt: string[] = [];
let url: string;
let connections: Connections | null;

beforeAll(async () => {
  const glow = await writeGlowFamily(home);
  const catalogDir = tempFolder('catalog');
  const first = await testEngine({ catalogDir, families: [glow.url], background: 'score' });
  for await (const event of first.scoring.models.importFile('glow-one', glow.modelFile, true))
    if (event.type === 'refused') throw new Error(event.problem);
  await first.scoring.refresh();
  const { models } = first.scoring.archive.head(['glow-one'], null);
  server = await startFaultServer({
    ...{ model: servedName([{ id: 'glow-one', sha256: models['glow-one']!.weights }]), output: 'glow-one.glow' },
    ...{ isBinary: true, score: (pixels: Buffer) => glowOf(pixels) },
  });
  ({ url } = server);
  connections = await watchConnections();
  engine = first;
  await engine.client.app.changeSettings({ device: `remote=${url}`, scoreModels: ['glow-one'] });
  const events = await engine.client.app.events({});
  void (async () => {
    for await (const event of events as AsyncIterable<EngineEvent>) {
      if (event.type === 'notice') said.push(event.text);
      if (event.type === 'progress') calledIt.push(event.progress.says);
    }
  })().catch(() => undefined);
});
afterAll(() => Promise.all([connections?.stop(), server.close()]));

async function score(name: string, photos: number, during?: (folderId: FolderId) => void) {
  const folder = path.join(home, name);
  mkdirSync(folder);
  await writeSmallShoot(
    folder,
    numbered(photos).map((photo, i) => ({ ...photo, seed: 100 * name.length + i })),
  );
  const opening = openAndSettle(engine, folder);
  during?.(0 as FolderId);
  const { id } = await opening;
  const ids = await idsOf(engine, id);
  const details = await Promise.all(ids.map((photo) => engine.client.photos.detail({ id: photo })));
  return details.map(({ scores }) => scores.map(({ value, provenance: { device } }) => ({ value, device })));
}

test('a server that nobody named gets nothing', async () => {
  const scores = await score('a', 2);
  expect(scores.flat().map(({ device }) => device)).toEqual(['cpu', 'cpu']);
  expect(server.asked).toBe(0);
  expect(said.join()).toContain('is not among your servers, so no picture is sent there');
});

test('one whose numbers are off is refused by the gate', async () => {
  await engine.client.models.addServer({ url, token: null });
  server.faults = ['off'];
  const scores = await score('bb', 2);
  expect(scores.flat().map(({ device }) => device)).toEqual(['cpu', 'cpu']);
  const tested = (await engine.client.models.devices({})).find(({ provider }) => provider === 'remote');
  expect(tested).toMatchObject({ provider: 'remote', state: 'wrong', gate: { passed: false } });
});

test('one that passes scores, says so, and is named in every score; doctor knows its state and rate', async () => {
  server.faults = ['none'];
  const tested = await engine.scoring.models.testServers(true);
  expect(tested).toMatchObject([
    { state: 'ready', gate: { passed: true }, note: expect.stringContaining('server.answers') },
  ]);
  expect(tested[0]!.imagesPerSecond).toBeGreaterThan(0);
  server.asked = 0;
  const scores = await score('ccc', 4);
  expect(scores.flat().map(({ device }) => device)).toEqual(scores.map(() => `remote: ${tested[0]!.adapter}`));
  expect(server.asked).toBe(4);
  expect(said).toContain(`Pictures are sent to ${new URL(url).host} for scoring.`);
  // For as long as they are: the status line shows what the work is called.
  expect(calledIt).toContain(`Scoring on ${new URL(url).host}`);
  const { checks } = await engine.client.app.doctor({});
  expect(checks.find(({ name }) => name.startsWith('Server'))).toMatchObject({ ok: true });
  expect(await engine.client.models.devices({})).toContainEqual(expect.objectContaining({ provider: 'remote' }));
});

test('gone in the middle: every photo has its right score, once, and it is said once', async () => {
  said.length = 0;
  server.faults = ['none', 'none', 'reset'];
  const scores = await score('dddd', 6);
  expect(scores.every((of) => of.length === 1)).toBe(true);
  const devices = scores.map(([one]) => one!.device);
  expect(devices).toContain('cpu');
  expect(said.filter((text) => text.startsWith('Scoring goes on here'))).toHaveLength(1);
  const again = await score('eeeee', 1);
  expect(again[0]![0]!.device).toBe('cpu');
});

test('of all that was connected to, the named server is the only one', needing('strace'), async () => {
  const { port } = new URL(url);
  const asked = await connections!.stop();
  expect(asked.length).toBeGreaterThan(4);
  expect(new Set(asked)).toEqual(new Set([`127.0.0.1:${port}`]));
});

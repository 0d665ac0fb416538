/** @file A model that runs on a server alone, by a card: added and used through the command line, told where its pictures went, and no harm to others when it fails. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';

const home = tempFolder('served-card');
const folder = path.join(home, 'photos');
let server: FaultServer;
let url: string;
let card: string;

/** As a model of quality sees it, more or less: how much neighbours differ. */
function contrastOf(pixels: Buffer): number {
  let sum = 0;
  for (let i = 3; i < pixels.length; i += 3) sum += Math.abs(pixels[i]! - pixels[i - 3]!);
  return (5 * sum) / (pixels.length / 3) / 255;
}
const run = (...args: string[]) => runHere(['--catalog', path.join(home, 'catalog'), ...args]);
const score = async (...args: string[]) => {
  const { code, stdout } = await run('score', ...args, '--json');
  return {
    code,
    images: JSON.parse(stdout).images as { provenance: { model: string; device: string }[]; problem: string }[],
  };
};

beforeAll(async () => {
  mkdirSync(folder);
  await writeSmallShoot(folder, numbered(2));
  server = await startFaultServer({ model: 'q-align', output: 'quality', isBinary: true, score: contrastOf });
  ({ url } = server);
  card = path.join(home, 'q-align.json');
  writeFileSync(
    card,
    JSON.stringify({
      ...{ schema: 'chinagraph/model-card@1', id: 'q-align', name: 'Q-Align', gives: 'Quality, 1 to 5' },
      ...{ licence: 'MIT', commercialUse: 'unstated', range: { low: 0, high: 5 } },
      served: { server: url, model: 'q-align' },
      output: { kind: 'single', name: 'quality' },
    }),
  );
});
afterAll(() => server.close());

test('a card whose server was not named is refused, and nothing is sent', async () => {
  const { code, stderr } = await run('models', 'add-card', card);
  expect(code).toBe(6);
  expect(stderr).toContain(`servers add ${url}`);
  expect(server.asked).toBe(0);
});

test('added, it proves itself there; its scores say where they come from', async () => {
  await run('servers', 'add', url);
  // Whether its order of the sanity pictures fits is the stand-in's luck: the wish to have it is enough.
  expect((await run('models', 'list')).stdout).toMatch(/a server of yours can run \(Q-Align\): .* add-card CARD.json/);
  expect(await run('models', 'add-card', card, '--unproven')).toMatchObject({ code: 0 });
  const proved = server.asked;
  expect(proved).toBeGreaterThan(0);
  const { code, images } = await score(folder, '--models', 'q-align');
  expect(code).toBe(0);
  expect(server.asked).toBe(proved + 2);
  for (const { provenance } of images)
    expect(provenance).toMatchObject([{ model: 'q-align', device: `remote: ${url}` }]);
});

test('where the server fails, the others score; where it is named no longer, nothing is sent', async () => {
  const file = path.join(folder, readdirSync(folder)[0]!);
  server.faults = ['status-500'];
  const { code, images } = await score(file, '--models', 'q-align,piqe');
  expect(code).toBe(4);
  expect(images[0]!.provenance.map(({ model }) => model)).toEqual(['piqe']);
  expect(images[0]!.problem).toContain(`q-align on ${url}: the server`);
  server.faults = ['none'];
  await run('servers', 'remove', url);
  const before = server.asked;
  const refused = await run('score', file, '--models', 'q-align');
  expect(refused.code).not.toBe(0);
  expect(server.asked).toBe(before);
  expect((await run('models', 'list')).stdout).toContain('not among your servers');
});

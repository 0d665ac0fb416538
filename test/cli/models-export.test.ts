/** @file `models export`: the folder that a server reads, from two small installed models, and what it refuses. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { servedName } from '../../native-models/served/served-name.ts';
import { openSession } from '../support/open-session.ts';
import { runCli } from '../support/run-cli.ts';
import { installSmallModels } from '../support/small-installed.ts';
import { tempFolder } from '../support/temp-folder.ts';

const home = tempFolder('export');
const catalog = path.join(home, 'catalog');
const specs = installSmallModels(catalog).map(({ spec }) => spec);
const merged = servedName(specs);
const names = [merged, ...specs.map((spec) => servedName([spec]))];
const exportTo = (dir: string, ...words: string[]) =>
  runCli(['models', 'export', dir, ...words, '--catalog', catalog, '--json']);
const timeout = 240_000;

/** What the graph in a folder takes and gives. */
async function graphOf(folder: string) {
  const session = await openSession(readFileSync(path.join(folder, '1', 'model.onnx')));
  const { inputNames, outputNames } = session;
  await session.release();
  return { inputNames, outputNames };
}
const outputsOf = (ids: readonly string[]) => ({
  inputNames: ['picture'],
  outputNames: ids.map((id) => `${id}.scores`),
});

test('for Triton: one graph of all and one of each, their configurations, a page; a second time it is refused', {
  timeout,
}, async () => {
  const dir = path.join(home, 'triton');
  const { code, stdout } = await exportTo(dir, '--server', 'triton', '--each');
  expect([code, JSON.parse(stdout)]).toEqual([0, { schema: 'chinagraph/models-export@1', dir, models: names }]);
  expect(readdirSync(dir).toSorted()).toEqual([...names, 'README.md'].toSorted());
  for (const name of names) {
    const of = name === merged ? specs : specs.filter((spec) => servedName([spec]) === name);
    const ids = of.map(({ id }) => id);
    expect(await graphOf(path.join(dir, name))).toEqual(outputsOf(ids));
    const config = readFileSync(path.join(dir, name, 'config.pbtxt'), 'utf8');
    expect(config).toContain(`name: "${name}"`);
    expect([...config.matchAll(/name: "([^"]+)" data_type: TYPE_FP32 dims: \[ 1 \]/g)].map(([, out]) => out)).toEqual(
      outputsOf(ids).outputNames,
    );
  }
  expect(readFileSync(path.join(dir, 'README.md'), 'utf8')).toContain(`-v "${dir}:/models:ro"`);
  const again = await exportTo(dir, '--server', 'triton');
  expect([again.code, again.stderr]).toEqual([6, expect.stringContaining('is not empty')]);
});

test('for OpenVINO: what its server’s list names is there; no server, no model', { timeout }, async () => {
  const dir = path.join(home, 'openvino');
  expect((await exportTo(dir, '--server', 'openvino')).code).toBe(0);
  const { model_config_list: listed } = JSON.parse(readFileSync(path.join(dir, 'config.json'), 'utf8'));
  expect(listed).toEqual([{ config: { name: merged, base_path: `/models/${merged}` } }]);
  expect(await graphOf(path.join(dir, merged))).toEqual(outputsOf(specs.map(({ id }) => id)));
  expect((await exportTo(path.join(home, 'other'), '--server', 'other')).code).toBe(2);
  const bare = [
    'models',
    'export',
    path.join(home, 'none'),
    '--server',
    'triton',
    '--catalog',
    path.join(home, 'bare'),
  ];
  expect((await runCli(bare)).code).toBe(3);
  expect(readdirSync(home)).not.toContain('none');
});

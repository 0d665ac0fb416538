/** @file Models that came with the installer: put in place once, through the same checks as any import; a removed one stays removed. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createPlaces } from '../../electron/core/places/places.ts';
import {
  fileNameOf,
  installShippedModels,
  shippedModelIds,
} from '../../electron/hosts/utility/install-shipped-models.ts';
import { tempFolder } from '../support/temp-folder.ts';

function setUp(states: Record<string, 'missing' | 'installed'>, refuses: string[] = []) {
  const dir = tempFolder('shipped');
  for (const id of shippedModelIds) writeFileSync(path.join(dir, fileNameOf(id)), id);
  const noteFile = path.join(tempFolder('catalog'), 'shipped-models.json');
  const places = createPlaces();
  const imported: string[] = [];
  const warned: string[] = [];
  const models = {
    list: async () => Object.entries(states).map(([id, state]) => ({ id, state })),
    import: async ({ id, file }: { id: string; file: never }) =>
      (async function* () {
        imported.push(`${id} ${path.basename(String(places.pathOf(file)))}`);
        if (refuses.includes(id)) yield { type: 'refused', problem: 'not the file it should be' };
        else yield { type: 'installed' };
      })(),
  };
  const install = (signal = new AbortController().signal) =>
    installShippedModels({ client: { models }, places } as never, {
      dir,
      noteFile,
      log: { info: () => undefined, warn: (message) => warned.push(message) },
      signal,
    });
  return { install, imported, warned, noteFile, states, models };
}

test('are put in place at the first start, and only then', async () => {
  const { install, imported, noteFile, states } = setUp({
    yunet: 'missing',
    'face-landmarks': 'installed',
    'eye-state': 'missing',
    'musiq-ava': 'missing',
  });
  await install();
  expect(imported).toEqual(['yunet yunet_n_dynamic.onnx', 'eye-state ocec_m.onnx']);
  expect(JSON.parse(readFileSync(noteFile, 'utf8'))).toEqual(['yunet', 'eye-state']);
  // The photographer removed them: they stay removed.
  states.yunet = 'missing';
  await install();
  expect(imported).toHaveLength(2);
});

test('that are refused are said in the log, and the app goes on', async () => {
  const { install, imported, warned } = setUp({ yunet: 'missing', 'eye-state': 'missing' }, ['yunet']);
  await install();
  expect([imported.length, warned.length]).toEqual([2, 1]);
});

test('never stop a start: neither a broken note, nor a store that fails, nor closing', async () => {
  const broken = setUp({ yunet: 'missing' });
  writeFileSync(broken.noteFile, '{');
  await broken.install();
  expect(broken.warned).toHaveLength(1);
  const failing = setUp({ yunet: 'missing' });
  failing.models.list = () => Promise.reject(new Error('no store'));
  await failing.install();
  expect(failing.warned).toHaveLength(1);
  const closing = setUp({ yunet: 'missing' });
  await closing.install(AbortSignal.abort());
  expect(closing.imported).toEqual([]);
});

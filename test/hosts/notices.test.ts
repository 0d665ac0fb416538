/** @file The notices name everything that is shipped, and no licence among it forbids shipping it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { shippedModelIds } from '../../electron/hosts/utility/install-shipped-models.ts';
import { modelManifests } from '../../native-models/families/index.ts';
import { fetchModels, shippedModels } from '../../resources/fetch-models.ts';
import { productionPackages } from '../../resources/production-packages.ts';
import { tempFolder } from '../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const notices = readFileSync(path.join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8');
const packages = productionPackages(path.join(root, 'package-lock.json'));

test('every production package is listed with its version and a licence (npm run notices writes the list)', () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(({ name, version }) => !notices.includes(`| ${name} | ${version} | `))).toEqual([]);
  expect(packages.filter(({ licence }) => licence === null).map(({ name }) => name)).toEqual([]);
});

/** Licences that are no SPDX expression, as their texts say (both stand in the notices): jsfive is in the public domain, made after pyfive, which is BSD-3-Clause. */
const readByHand = new Set(['jsfive: SEE LICENSE IN LICENSE.txt']);

test('every licence is one that allows shipping in an MIT-licensed app', () => {
  const fine =
    /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|LGPL-3\.0(-or-later|-only)?|CC0-1\.0|BlueOak-1\.0\.0|Unlicense|Zlib|Python-2\.0| AND | OR |[()])+$/;
  expect(
    packages
      .filter(({ licence }) => !fine.test(licence ?? ''))
      .map(({ name, licence }) => `${name}: ${licence}`)
      .filter((told) => !readByHand.has(told)),
  ).toEqual([]);
});

test('every model is listed; those in the installers are the ones the app puts in place, and may be used commercially', () => {
  for (const { name } of modelManifests) expect(notices).toContain(`| ${name} |`);
  expect(shippedModels.map(({ id }) => id)).toEqual([...shippedModelIds]);
  for (const { licence, download } of shippedModels) {
    expect(licence.commercialUse).toBe('allowed');
    expect(download.sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('a model file that is not the pinned one is refused', async () => {
  const from = tempFolder('mirror');
  for (const { download } of shippedModels) writeFileSync(path.join(from, download.fileName), 'not a model');
  await expect(fetchModels(tempFolder('models'), from)).rejects.toThrow(/is not the file it should be/);
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plainWeights } from '../../../electron/contract/suggestion.ts';
import { createPlaces } from '../../../electron/core/places/places.ts';
import { createShootTypes } from '../../../electron/core/settings/shoot-types.ts';
import { openTestCatalog, temporaryFolder } from '../catalog/support/catalog-fixture.ts';

const mine = (name: string, columns = 4) => ({
  name,
  says: '',
  strictness: 'low' as const,
  keep: { share: 0.2 },
  stackStrength: 0.3,
  weights: { ...plainWeights, noise: 0 },
  columns,
});

test('own shoot types are saved, replaced, removed; those that are there stay', async () => {
  const places = createPlaces();
  const dir = temporaryFolder();
  const catalog = await openTestCatalog(dir);
  const types = createShootTypes({ catalog, pathOf: places.pathOf });
  const own = () => types.list().filter(({ isOwn }) => isOwn);
  const builtIn = types.list().map(({ name }) => name);
  expect(builtIn).toEqual(['General', 'Wedding', 'Portrait', 'Sports', 'Wildlife', 'Event', 'Landscape', 'Product']);
  types.save(mine('Ballet'));
  types.save(mine('ballet', 9));
  expect(own()).toMatchObject([{ name: 'ballet', columns: 9, isOwn: true }]);
  expect(() => types.save(mine('wedding'))).toThrow('types.always');
  expect(types.find('BALLET')?.columns).toBe(9);
  await catalog.close();
  const again = createShootTypes({ catalog: await openTestCatalog(dir), pathOf: places.pathOf });
  expect(again.find('ballet')?.columns).toBe(9);
  expect(again.remove('Ballet').map(({ name }) => name)).toEqual(builtIn);
});

test('they go into a new file and come back from one; what is none is refused in words', async () => {
  const places = createPlaces();
  const catalog = await openTestCatalog(temporaryFolder());
  const types = createShootTypes({ catalog, pathOf: places.pathOf });
  const folder = temporaryFolder();
  const destination = places.tokenFor(Buffer.from(folder));
  types.save(mine('A/B'));
  expect(await types.exportTo(['a/b'], destination)).toEqual({ file: 'A-B shoot type.json' });
  expect(await types.exportTo(['A/B', 'Wedding'], destination)).toEqual({ file: 'Shoot types.json' });
  expect((await types.exportTo(['A/B'], destination)).file).toBe('A-B shoot type 2.json');
  await expect(types.exportTo(['none'], destination)).rejects.toThrow('types.none');
  expect(existsSync(path.join(folder, 'none shoot type.json'))).toBe(false);

  const text = readFileSync(path.join(folder, 'Shoot types.json'), 'utf8');
  types.remove('A/B');
  const { imported } = types.importFrom(text);
  expect(imported).toEqual(['A/B', 'Wedding (imported)']);
  expect(types.find('A/B')).toEqual({ ...mine('A/B'), isOwn: true });

  expect(() => types.importFrom('{')).toThrow('types.noJson');
  expect(() => types.importFrom('{"schema":"chinagraph/list@1","photos":[]}')).toThrow('types.noTypes');
  const hostile = text.replace('"noise": 0', '"noise": 1e9');
  expect(() => types.importFrom(hostile)).toThrow(/types › 0 › weights › noise/);
});

/** @file People over a whole engine with the real models: nothing before it is asked for, found, corrected by hand, and nothing left once it is deleted. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

/** Every file below a folder, as latin1. */
const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dir, name))
    .filter((file) => statSync(file).isFile());

describeShared('people of a shoot', (shared) => {
  test('off is nothing; on finds them; names and corrections stay; deleted is gone', async () => {
    const shoot = path.join(tempFolder('shoot'), 'shoot');
    await mkdir(shoot, { recursive: true });
    // One woman in two pictures, one of them twice with another crop and light; somebody else in another.
    const pictures = [
      ['a1.jpg', 'r391.jpg', 1],
      ['a2.jpg', 'r435.jpg', 1],
      ['a3.jpg', 'r391.jpg', 0.75],
      ['b1.jpg', 'r122.jpg', 1],
    ] as const;
    for (const [index, [name, from, light]] of pictures.entries()) {
      const file = path.join(shoot, name);
      await sharp(readFileSync(path.join(shared, 'scenes', from)))
        .resize(1000, 1000, { fit: 'inside' })
        .linear(light)
        .jpeg()
        .toBuffer()
        .then((bytes) => writeFile(file, bytes));
      await utimes(file, 1_700_000_000, 1_700_000_000 + 100 * index);
    }
    const catalogDir = tempFolder('catalog');
    let engine = await testEngine({ catalogDir, background: 'score' });
    const install = async (id: string, file: string | null) => {
      const { models } = engine.scoring;
      const events = file === null ? models.install(id, true) : models.importFile(id, file, false);
      for await (const event of events) if (event.type === 'refused') throw new Error(event.problem);
    };
    await install('yunet', path.join(shared, 'models', 'yunet_n_dynamic.onnx'));
    await install('face-descriptor', null);
    let { id: folderId } = await openAndSettle(engine, shoot);
    const list = () => engine.client.people.list({ folderId });
    const { people } = engine.client;
    const ids = async (filter: object) => {
      const sort = { by: 'name', descending: false } as const;
      const found = await engine.client.photos.ids({ folderId, filter, sort, stacks: 'open' });
      return (await engine.client.photos.cards({ ids: found.ids })).map(({ name }) => name);
    };
    // Off: not computed, not stored, not shown.
    expect(await list()).toEqual({ state: 'off', isStored: false, lacking: 0, here: [], people: [] });
    expect(existsSync(path.join(catalogDir, 'people.db'))).toBe(false);

    await engine.client.app.changeSettings({ people: true });
    await openAndSettle(engine, shoot);
    await engine.client.work.start({ folderId });
    await engine.whenIdle(folderId);
    const found = await list();
    expect(found).toMatchObject({ state: 'ready', isStored: true, lacking: 0 });
    const [anna, ...others] = found.people;
    expect(anna).toMatchObject({ photos: 3, keepers: 0, name: null });
    expect(others.length).toBeGreaterThan(0);
    expect(await ids({ people: [anna!.key] })).toEqual(['a1.jpg', 'a2.jpg', 'a3.jpg']);
    const best = await people.photos({ folderId, key: anna!.key });
    expect(best[0]!.id).toBe(anna!.best);

    // Who is in one photo alone is not counted, and a keeper of hers leaves none without.
    expect(await ids({ people: ['without-keeper'] })).toEqual(['a1.jpg', 'a2.jpg', 'a3.jpg']);
    await engine.client.decisions.apply({ ids: [best[0]!.id], change: { flag: 'pick' } });
    expect((await list()).people.find(({ key }) => key === anna!.key)!.keepers).toBe(1);
    expect(await ids({ people: ['without-keeper'] })).toEqual([]);
    const facets = await engine.client.photos.facets({
      ...{ folderId, filter: {}, sort: { by: 'name', descending: false }, stacks: 'open' },
    });
    expect(facets.people[anna!.key]).toBe(3);
    expect(facets.people['without-keeper'] ?? 0).toBe(0);

    // By hand: a name, a photo that is somebody else's, joined again.
    await people.name({ folderId, key: anna!.key, name: 'Zephyrine Quux' });
    const [a1] = (await people.photos({ folderId, key: anna!.key })).map(({ id }) => id);
    const split = await people.takeOff({ folderId, key: anna!.key, ids: [a1!], to: null });
    expect(split.people.find(({ key }) => key === anna!.key)).toMatchObject({ photos: 2, name: 'Zephyrine Quux' });
    await engine.close();
    engine = await testEngine({ catalogDir, background: 'score' });
    await openAndSettle(engine, shoot);
    const kept = (await engine.client.people.list({ folderId })).people;
    expect(kept.find(({ key }) => key === anna!.key)).toMatchObject({ photos: 2, name: 'Zephyrine Quux' });
    const taken = split.people.find(({ key }) => !found.people.some((before) => before.key === key))!;
    const joined = await engine.client.people.merge({ folderId, keys: [anna!.key, taken.key] });
    expect(joined.people.find(({ key }) => key === anna!.key)!.photos).toBe(3);

    // The catalog and everything computed is gone, and another folder comes first in the new one: names are found by the folder and its pictures.
    await engine.close();
    for (const name of readdirSync(catalogDir))
      if (!['models', 'people.db'].includes(name)) rmSync(path.join(catalogDir, name), { recursive: true });
    engine = await testEngine({ catalogDir, background: 'score' });
    await openAndSettle(engine, tempFolder('other'));
    await engine.client.app.changeSettings({ people: true });
    const { id: again } = await openAndSettle(engine, shoot);
    expect(again).not.toBe(folderId);
    expect((await engine.client.people.list({ folderId: again })).people[0]).toMatchObject({
      ...{ key: anna!.key, photos: 3, name: 'Zephyrine Quux' },
    });
    expect(await engine.client.people.names({ folderId: again })).toEqual({ [anna!.key]: 'Zephyrine Quux' });
    folderId = again;

    // A file that is none keeps no shoot from being opened, and is deleted like any other.
    await engine.close();
    const peopleDb = path.join(catalogDir, 'people.db');
    const whole = readFileSync(peopleDb);
    await writeFile(peopleDb, 'Zephyrine, and no database');
    engine = await testEngine({ catalogDir, background: 'none' });
    await openAndSettle(engine, shoot);
    expect((await engine.client.people.list({ folderId })).people).toEqual([]);
    await engine.close();
    await writeFile(peopleDb, whole);
    engine = await testEngine({ catalogDir, background: 'score' });
    await openAndSettle(engine, shoot);
    expect((await engine.client.people.list({ folderId })).people.length).toBeGreaterThan(0);

    // Gone at once: no name, no vector, in no file, and it is off.
    expect(filesBelow(catalogDir).some((file) => readFileSync(file, 'latin1').includes('Zephyrine'))).toBe(true);
    await engine.client.people.deleteAll({});
    expect(filesBelow(catalogDir).filter((file) => path.basename(file).startsWith('people.db'))).toEqual([]);
    expect(filesBelow(catalogDir).filter((file) => readFileSync(file, 'latin1').includes('Zephyrine'))).toEqual([]);
    expect(await engine.client.people.list({ folderId })).toMatchObject({ state: 'off', isStored: false, people: [] });
    expect(await engine.client.app.settings({})).toMatchObject({ people: false });
    await engine.client.work.start({ folderId });
    await engine.whenIdle(folderId);
    expect(existsSync(path.join(catalogDir, 'people.db'))).toBe(false);
    await engine.close();
  }, 240_000);
});

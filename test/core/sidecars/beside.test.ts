/** @file What sidecars decide is what they say now: never cached under a picture's content, noticed when only they change. */
import { copyFileSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../electron/core/engine.ts';
import { age, smallJpeg } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

const sidecar = (attributes: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:digiKam="http://www.digikam.org/ns/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/" xmlns:photomechanic="http://ns.camerabits.com/photomechanic/1.0/" ${attributes}/></rdf:RDF></x:xmpmeta>`;

let engine: Engine;
const catalogDir = tempFolder('catalog');
beforeAll(async () => {
  engine = await testEngine({ catalogDir });
});
afterAll(() => engine.close());

const write = (folder: string, name: string, content: string | Buffer, seconds = 60) => {
  writeFileSync(path.join(folder, name), content);
  age(path.join(folder, name), seconds);
};
async function opinions(folder: string, of: Engine = engine) {
  const { id } = await openAndSettle(of, folder);
  const found = new Map<string, unknown>();
  for (const photo of await idsOf(of, id)) {
    const { card, metadata } = await of.client.photos.detail({ id: photo });
    found.set(card.name, [metadata?.fileRating, metadata?.fileLabel, metadata?.fileFlag]);
  }
  return Object.fromEntries(found);
}

test('both kinds of sidecar speak, the newer one last; a reject in either is one', async () => {
  const folder = tempFolder('beside');
  write(folder, 'a.jpg', await smallJpeg({ seed: 1 }));
  write(folder, 'a.xmp', sidecar('xmp:Rating="3" xmp:Label="Red" xmpDM:pick="-1"'), 90);
  write(folder, 'a.jpg.xmp', sidecar('xmp:Rating="5" digiKam:PickLabel="3"'), 60);
  write(folder, 'b.jpg', await smallJpeg({ seed: 2 }));
  write(folder, 'b.xmp', sidecar('photomechanic:Tagged="True" photomechanic:ColorClass="7"'));
  write(folder, 'c.jpg', await smallJpeg({ seed: 3 }));
  write(folder, 'c.xmp', '<x:xmpmeta torn');
  expect(await opinions(folder)).toEqual({
    'a.jpg': [5, 'Red', 'reject'],
    'b.jpg': [null, 'Blue', 'pick'],
    'c.jpg': [null, null, null],
  });
});

test('a sidecar in UTF-16 or in 8 bits of old speaks too', async () => {
  const folder = tempFolder('beside');
  const text = sidecar('xmp:Rating="4" xmp:Label="Grün"');
  const swapped = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  const encoded = [Buffer.from(`\uFEFF${text}`, 'utf16le'), swapped, Buffer.from(text, 'latin1'), Buffer.from(text)];
  for (const [i, bytes] of encoded.entries()) {
    write(folder, `${i}.jpg`, await smallJpeg({ seed: i + 41 }));
    write(folder, `${i}.xmp`, bytes);
  }
  const said = [4, 'Green', null];
  expect(await opinions(folder)).toEqual({ '0.jpg': said, '1.jpg': said, '2.jpg': said, '3.jpg': said });
});

test('a changed, a new and a removed sidecar beside unchanged photos are noticed, also by the next run', async () => {
  const folder = tempFolder('beside');
  for (const [seed, name] of ['a', 'b', 'c'].entries())
    write(folder, `${name}.jpg`, await smallJpeg({ seed: seed + 11 }));
  write(folder, 'a.xmp', sidecar('xmp:Rating="3"'));
  write(folder, 'c.xmp', sidecar('xmp:Rating="2"'));
  expect(await opinions(folder)).toMatchObject({ 'a.jpg': [3, null, null], 'b.jpg': [null, null, null] });
  write(folder, 'a.xmp', sidecar('xmp:Rating="5"'), 30);
  write(folder, 'b.xmp', sidecar('xmpDM:good="False"'), 30);
  rmSync(path.join(folder, 'c.xmp'));
  const now = { 'a.jpg': [5, null, null], 'b.jpg': [null, null, 'reject'], 'c.jpg': [null, null, null] };
  expect(await opinions(folder)).toEqual(now);
  await engine.close();
  engine = await testEngine({ catalogDir });
  expect(await opinions(folder)).toEqual(now);
});

test('a copy of the picture in another folder inherits nothing', async () => {
  const folder = tempFolder('beside');
  write(folder, 'a.jpg', await smallJpeg({ seed: 21 }));
  write(folder, 'a.xmp', sidecar('xmp:Rating="4"'));
  expect(await opinions(folder)).toEqual({ 'a.jpg': [4, null, null] });
  const elsewhere = tempFolder('elsewhere');
  copyFileSync(path.join(folder, 'a.jpg'), path.join(elsewhere, 'a.jpg'));
  age(path.join(elsewhere, 'a.jpg'));
  mkdirSync(path.join(elsewhere, 'sub'));
  expect(await opinions(elsewhere)).toEqual({ 'a.jpg': [null, null, null] });
});

test('the watcher tells of a sidecar that another program wrote', async () => {
  const watching = await testEngine({ isInteractive: true });
  const folder = tempFolder('beside');
  write(folder, 'a.jpg', await smallJpeg({ seed: 31 }));
  const { id } = await openAndSettle(watching, folder);
  const [photo] = await idsOf(watching, id);
  write(folder, 'a.xmp', sidecar('xmp:Rating="4"'), 5);
  const rating = async () => (await watching.client.photos.detail({ id: photo! })).metadata?.fileRating;
  await expect.poll(rating, { timeout: 30_000 }).toBe(4);
  await watching.close();
});

const placed = (latitude: string, name: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#" xmp:CreateDate="2024-05-01T10:00:00+02:00" exif:GPSLatitude="${latitude}" exif:GPSLongitude="9,15.6E"><mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions stDim:w="480" stDim:h="320" stDim:unit="pixel"/><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="${name}" mwg-rs:Type="Face"><mwg-rs:Area stArea:x="0.5" stArea:y="0.5" stArea:w="0.2" stArea:h="0.3" stArea:unit="normalized"/></rdf:Description></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta>`;

test('when, where and who of a sidecar are its own: followed when it changes, gone with it, and no copy’s', async () => {
  const folder = tempFolder('beside');
  write(folder, 'a.jpg', await smallJpeg({ seed: 41 }));
  write(folder, 'a.xmp', placed('48,46.5N', 'Anna'));
  const facts = async (of: string) => {
    const { id } = await openAndSettle(engine, of);
    const [photo] = await idsOf(engine, id);
    const { card, metadata, takenOffset } = await engine.client.photos.detail({ id: photo! });
    const gps = metadata?.gps && [metadata.gps.latitude, metadata.gps.longitude];
    return [card.takenAt, takenOffset, gps, metadata?.regions.map(({ name }) => name)];
  };
  const anna = ['2024-05-01T10:00:00.000', '+02:00', [48.775, 9.26], ['Anna']];
  expect(await facts(folder)).toEqual(anna);
  write(folder, 'a.xmp', placed('47,46.5N', 'Berta'), 30);
  expect(await facts(folder)).toEqual([anna[0], anna[1], [47.775, 9.26], ['Berta']]);
  const elsewhere = tempFolder('elsewhere');
  copyFileSync(path.join(folder, 'a.jpg'), path.join(elsewhere, 'a.jpg'));
  age(path.join(elsewhere, 'a.jpg'));
  expect(await facts(elsewhere)).toEqual([null, null, null, []]);
  rmSync(path.join(folder, 'a.xmp'));
  expect(await facts(folder)).toEqual([null, null, null, []]);
});

test('a second change of the same size within the same tick of the disk’s clock is noticed', async () => {
  const folder = tempFolder('beside');
  write(folder, 'a.jpg', await smallJpeg({ seed: 51 }));
  write(folder, 'a.xmp', sidecar('xmp:Rating="3"'), 0);
  const tick = statSync(path.join(folder, 'a.xmp'));
  expect(await opinions(folder)).toEqual({ 'a.jpg': [3, null, null] });
  writeFileSync(path.join(folder, 'a.xmp'), sidecar('xmp:Rating="4"'));
  utimesSync(path.join(folder, 'a.xmp'), tick.atime, tick.mtime);
  expect(await opinions(folder)).toEqual({ 'a.jpg': [4, null, null] });
});

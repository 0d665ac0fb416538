/** @file What sidecars say of when, where and who, as the programs write it; ExifTool's reading of the same files is the judge. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createExifTool } from '../../../electron/core/metadata/metadata-reader.ts';
import { regionsOf } from '../../../electron/core/metadata/regions.ts';
import { readSidecarFacts } from '../../../electron/core/sidecars/read-facts.ts';
import { readXmp } from '../../../electron/core/xmp/read-xmp.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const exiftool = createExifTool({ processes: 1 });
afterAll(() => exiftool.end());
const picture = { orientation: 1, storedWidthPx: 600, storedHeightPx: 400 };

const document = (inner: string, attributes = '') =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:R="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:d="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:a="http://ns.adobe.com/xmp/sType/Area#" xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#" xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#" ${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;

const face = (x: number, name: string) =>
  `<rdf:li rdf:parseType="Resource"><R:Area><rdf:Description a:x="${x}" a:y="0.5"><a:w>0.2</a:w><a:h>0.25</a:h><a:unit>normalized</a:unit></rdf:Description></R:Area><R:Name>${name}</R:Name><R:Type>Face</R:Type></rdf:li>`;

it.each([
  [
    'attributes',
    document(
      '',
      'exif:GPSLatitude="33,52.5S" exif:GPSLongitude="151,12,30E" photoshop:DateCreated="2024-05-01T09:30:00.5-05:00"',
    ),
  ],
  [
    'elements',
    document(
      '<exif:GPSLatitude>0,30N</exif:GPSLatitude><exif:GPSLongitude>0,30.25W</exif:GPSLongitude><exif:DateTimeOriginal>2023-12-31T23:59:59</exif:DateTimeOriginal><xmp:CreateDate>2020-01-01T00:00:00</xmp:CreateDate>',
    ),
  ],
  [
    'regions of MWG',
    document(
      `<R:Regions rdf:parseType="Resource"><R:AppliedToDimensions d:w="600" d:h="400" d:unit="pixel"/><R:RegionList><rdf:Bag>${face(0.3, 'Zoë &amp; Co')}${face(0.7, 'B')}</rdf:Bag></R:RegionList></R:Regions>`,
    ),
  ],
  [
    'regions of Microsoft',
    document(
      '<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag><rdf:li MPReg:Rectangle="0.1, 0.2, 0.3, 0.4" MPReg:PersonDisplayName="C"/></rdf:Bag></MPRI:Regions></MP:RegionInfo>',
    ),
  ],
])('%s are read as ExifTool reads them', async (name, text) => {
  const file = path.join(tempFolder('facts'), `${name}.xmp`);
  writeFileSync(file, text);
  const read = readXmp(Buffer.from(text));
  const facts = readSidecarFacts(read.ok ? read.document : (undefined as never))!;
  const tags = await exiftool.readRaw(file, { readArgs: ['-G', '-struct', '-n', '-XMP:all', '-Composite:GPS*'] });
  const told = tags as unknown as Record<string, unknown>;
  expect(regionsOf(facts.regions ?? {}, picture)).toEqual(regionsOf(told as never, picture));
  const degrees = ['Latitude', 'Longitude'].map((which) => told[`XMP:GPS${which}`]);
  const found = facts.gps ? [facts.gps.latitude, facts.gps.longitude] : [undefined, undefined];
  for (const [i, value] of degrees.entries())
    expect(found[i]).toEqual(value === undefined ? undefined : expect.closeTo(value as number, 9));
  const time = String(told['XMP:DateTimeOriginal'] ?? told['XMP:DateCreated'] ?? '').slice(0, 19);
  expect((facts.takenAt ?? '').slice(0, 19).replace('T', ' ').replaceAll('-', ':')).toBe(time);
});

it('says nothing of a sidecar that nests beyond reason', () => {
  const deep = `${'<R:A rdf:parseType="Resource">'.repeat(60)}x${'</R:A>'.repeat(60)}`;
  const read = readXmp(Buffer.from(document(`<R:Regions rdf:parseType="Resource">${deep}</R:Regions>`)));
  const facts = read.ok ? readSidecarFacts(read.document) : null;
  expect(regionsOf(facts?.regions ?? {}, picture)).toEqual([]);
});

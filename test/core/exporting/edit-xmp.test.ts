import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../electron/contract/decision.ts';
import { xmpProfile } from '../../../electron/contract/exporting.ts';
import { decisionFields } from '../../../electron/core/exporting/sidecars/profiles.ts';
import { editXmp, emptyXmp, simpleValue } from '../../../electron/core/xmp/edit-xmp.ts';
import { readTheirDecision } from '../../../electron/core/xmp/read-decision.ts';
import { readXmp, type XmpDocument } from '../../../electron/core/xmp/read-xmp.ts';
import { inEnglish } from '../../support/in-english.ts';
import { needing } from '../../support/needs.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { samples } from './xmp-samples.ts';

const folder = tempFolder('xmp');
const exiftool = ['/usr/bin/exiftool', '/usr/local/bin/exiftool'].find((file) => existsSync(file)) ?? null;

function read(text: string): XmpDocument {
  const result = readXmp(Buffer.from(text));
  if (!result.ok) throw new Error(result.problem);
  return result.document;
}

/** Every tag by an independent reader, without the file's own facts. */
function tagsOf(text: string): Record<string, unknown> {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.xmp`);
  writeFileSync(file, text);
  const json = execFileSync(exiftool!, ['-j', '-G1', '-struct', '-XMP:all', '-n', file], { encoding: 'utf8' });
  const { SourceFile, ...tags } = (JSON.parse(json) as Record<string, unknown>[])[0]!;
  return tags;
}

/** darktable's own list is no attribute: see below. */
const profiles = xmpProfile.options.filter((profile) => profile !== 'darktable');
const pick: Decision = { flag: 'pick', stars: 5, label: 'green' };
const ours = /:(Rating|Label|Pick|Good|PickLabel|Tagged|ColorClass)$/;
const foreign = (tags: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(tags).filter(([name]) => !ours.test(name) || name.startsWith('XMP-microsoft')));

describe.each(Object.entries(samples))('a sidecar of %s', (_, text) => {
  test('says the same after an edit that changes nothing', () => {
    const document = read(text);
    const rating = simpleValue(document, 'xmp:Rating');
    expect(editXmp(document, { values: new Map([['xmp:Rating', rating]]) })).toBe(text);
  });

  test('keeps every foreign byte beside a list', () => {
    const colours = new Map([['darktable:colorlabels', ['2']] as const]);
    const edited = editXmp(read(text), { values: colours });
    expect(editXmp(read(edited), { values: colours })).toBe(edited);
    const element = /\n {3}<darktable:colorlabels[\s\S]*?<\/darktable:colorlabels>/;
    const before = text.replace(/\n? *<darktable:colorlabels>[\s\S]*?<\/darktable:colorlabels>/, '');
    // An empty description has to be opened for it.
    const opened = edited.replace(element, '');
    expect(text.includes('</rdf:Description>') ? opened : opened.replace('>\n  </rdf:Description>', '/>')).toBe(before);
  });

  test.each(profiles)('keeps every foreign byte under the profile %s', (profile) => {
    const edited = editXmp(read(text), { values: decisionFields(pick, profile) });
    const again = read(edited);
    for (const [property, value] of decisionFields(pick, profile)) expect(simpleValue(again, property)).toBe(value);
    // Take our properties out of both: what is left is the same text.
    const without = (source: string) =>
      editXmp(read(source), {
        values: new Map([...decisionFields(pick, 'everything').keys()].map((name) => [name, null])),
      });
    const bare = without(edited).replaceAll(/\n {4}xmlns:(xmp|xmpDM|digiKam|photomechanic)="[^"]*"/g, '');
    const before = without(text).replaceAll(/\n {4}xmlns:(xmp|xmpDM|digiKam|photomechanic)="[^"]*"/g, '');
    expect(bare).toBe(before);
  });

  test('is read by ExifTool as decided, all else as before', needing('an ExifTool of the system'), () => {
    const edited = tagsOf(editXmp(read(text), { values: decisionFields(pick, 'everything') }));
    expect(edited).toMatchObject({
      'XMP-xmp:Rating': 5,
      'XMP-xmp:Label': 'Green',
      'XMP-xmpDM:Pick': 1,
      'XMP-xmpDM:Good': true,
      'XMP-digiKam:PickLabel': 3,
      'XMP-photomech:Tagged': true,
      'XMP-photomech:ColorClass': 5,
    });
    expect(foreign(edited)).toEqual(foreign(tagsOf(text)));
  });
});

test('a new sidecar round-trips every decision through every profile that can say it', () => {
  for (const flag of ['pick', 'reject', 'none'] as const) {
    for (const stars of [0, 3, 5]) {
      const decision: Decision = { flag, stars, label: 'purple' };
      for (const profile of ['lightroom', 'digikam', 'everything'] as const) {
        const text = editXmp(read(emptyXmp), { values: decisionFields(decision, profile) });
        expect(readTheirDecision(read(text))).toEqual(decision);
      }
    }
  }
});

test.each([
  ['xmp:Rating="-1"', { flag: 'reject' }],
  ['xmp:Rating="6"', { flag: 'reject' }],
  ['xmpDM:pick="1" xmp:Rating="4"', { flag: 'pick', stars: 4 }],
  ['xmpDM:pick="-1" photomechanic:Tagged="True"', { flag: 'reject' }],
  ['photomechanic:Tagged="True" photomechanic:ColorClass="7"', { flag: 'pick', label: 'blue' }],
  ['xmp:Label="RED"', { label: 'red' }],
  ['xmp:Label="Second choice"', { otherLabel: 'Second choice' }],
])('other programs: %s', (attributes, decision) => {
  const spaces =
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/" xmlns:photomechanic="http://ns.camerabits.com/photomechanic/1.0/"';
  expect(readTheirDecision(read(emptyXmp.replace('rdf:about=""', `rdf:about="" ${spaces} ${attributes}`)))).toEqual(
    decision,
  );
});

test('a prefix that means something else there is not reused', () => {
  const text = emptyXmp.replace('rdf:about=""', 'rdf:about="" xmlns:xmp="urn:else" xmp:Rating="9"');
  const edited = editXmp(read(text), { values: new Map([['xmp:Rating', '4']]) });
  expect(edited).toContain('xmlns:xmp1="http://ns.adobe.com/xap/1.0/"');
  expect(edited).toContain('xmp:Rating="9"');
  expect(simpleValue(read(edited), 'xmp:Rating')).toBe('4');
});

test('hostile and broken sidecars are refused with a reason', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${emptyXmp.replace('rdf:about=""', 'rdf:about="&b;"')}`;
  const external = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${emptyXmp}`;
  const cases: [string | Buffer, RegExp][] = [
    [bomb, /document type/],
    [external, /document type/],
    [emptyXmp.slice(0, 120), /well-formed/],
    [Buffer.from([0xff, 0xfe, 0x3c, 0x00]), /UTF-8/],
    ['', /well-formed|nothing|Description/],
    ['<a/>', /rdf:Description/],
    [Buffer.alloc(17 * 1024 * 1024, 0x20), /too large/],
    [emptyXmp.replace('rdf:about=""', 'rdf:about="" un:bound="1"'), /well-formed/],
  ];
  for (const [bytes, reason] of cases) {
    const result = readXmp(Buffer.from(bytes));
    expect(result.ok ? 'read' : inEnglish(result.problem)).toMatch(reason);
  }
});

test('a property stated twice is stated once afterwards', () => {
  const twice = samples.digiKam!.replace(
    "digiKam:ColorLabel='0'/>",
    "digiKam:ColorLabel='0' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='1'/>",
  );
  const edited = editXmp(read(twice), { values: new Map([['xmp:Rating', '3']]) });
  expect(edited.match(/xmp:Rating=/g)).toHaveLength(1);
  expect(simpleValue(read(edited), 'xmp:Rating')).toBe('3');
});

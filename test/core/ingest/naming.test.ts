import { expect, test } from 'vitest';
import { parseNaming } from '../../../electron/core/ingest/plan/naming.ts';
import { throwingInEnglish } from '../../support/in-english.ts';

const facts = {
  stem: Buffer.from('_DSC0042'),
  takenAt: '2026-06-14T14:22:07.500',
  camera: 'Canon EOS R5',
  serial: '0123/45',
};
const name = (template: string, sequence = 7, job = 'Anna & Ben') =>
  parseNaming(template, job).render(facts, sequence).toString();

test.each([
  ['{name}', '_DSC0042'],
  ['{job}_{date}_{seq:4}', 'Anna & Ben_2026-06-14_0007'],
  ['{yyyy}{mm}{dd}-{time}.{sub}', '20260614-142207.500'],
  ['{hh}h{min} {ss} {yy} {number}', '14h22 07 26 0042'],
  ['{camera}_{serial}_{seq}', 'Canon EOS R5_0123-45_7'],
  // Nothing hides, nothing ends in what Windows takes off, nothing is a device of it.
  ['..{name}. ', '_DSC0042'],
  ['a:b*{seq}', 'a-b-7'],
])('%s is %s', (template, expected) => {
  expect(name(template)).toBe(expected);
});

test('reserved names, empty ones and very long ones', () => {
  expect(
    parseNaming('{job}{seq}', 'com')
      .render({ ...facts }, 1)
      .toString(),
  ).toBe('com1_');
  expect(
    parseNaming('{name}', '')
      .render({ ...facts, stem: Buffer.from('...') }, 1)
      .toString(),
  ).toBe('photo');
  const long = parseNaming('{job}{seq}', 'ü'.repeat(300)).render(facts, 1);
  expect(long.length).toBeLessThanOrEqual(200);
  expect(Buffer.from(long.toString('utf8'))).toEqual(long);
});

test.each([
  ['{nam}', 'There is no {nam}'],
  ['{seq:12}', 'There is no {seq:12}'],
  ['{job}_{date}', 'called the same'],
  ['{date}/{seq}', 'no slashes'],
  ['{seq', 'no single braces'],
])('%s is refused', (template, why) => {
  expect(() => throwingInEnglish(() => parseNaming(template, 'x'))).toThrow(why);
});

test('the number of a name that the template gave on the same day', () => {
  const naming = parseNaming('{job}_{date}_{seq:3}', 'Fair');
  expect(naming.sequenceOf('Fair_2026-06-14_012', facts)).toBe(12);
  expect(naming.sequenceOf('Fair_2026-06-14_012-2', facts)).toBe(12);
  expect(naming.sequenceOf('Fair_2026-06-15_012', facts)).toBeNull();
  expect(naming.sequenceOf('Other_2026-06-14_012', facts)).toBeNull();
});

test('a name that is not valid text keeps its bytes', () => {
  const stem = Buffer.from([0x49, 0xff, 0x31]);
  expect(parseNaming('{name}', '').render({ ...facts, stem }, 1)).toEqual(stem);
});

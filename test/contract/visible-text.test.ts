import { expect, it, test } from 'vitest';
import { visibleLines, visibleText, withVisibleText } from '../../electron/contract/visible-text.ts';

test.each([
  ['evil\u202Egpj.exe', 'evil[U+202E]gpj.exe'],
  ['\u2066a\u2069.jpg', '[U+2066]a[U+2069].jpg'],
  ['a\u200Bb\u00ADc\uFEFF.jpg', 'a[U+200B]b[U+00AD]c[U+FEFF].jpg'],
  ['two\nlines\r\t.jpg', 'two[U+000A]lines[U+000D][U+0009].jpg'],
  ['\u001B[2J\u007F\u009B1m.jpg', '[U+001B][2J[U+007F][U+009B]1m.jpg'],
  ['a\u2028b\u3164c\u2800.jpg', 'a[U+2028]b[U+3164]c[U+2800].jpg'],
  ['IMG\u200D_1\uFE0F.jpg', 'IMG[U+200D]_1[U+FE0F].jpg'],
  ['\u{E0041}x.jpg', '[U+E0041]x.jpg'],
])('%j is shown as %s', (name, shown) => {
  expect(visibleText(name)).toBe(shown);
  expect(visibleText(shown)).toBe(shown);
});

test.each([
  'IMG_0001.jpg',
  'Größe café cafe\u0301.jpg',
  '写真\u{E0100}.jpg',
  'שלום عكس.jpg',
  // Persian and Hindi need their joiners, emoji their joiners, tones, selectors and tags.
  'می\u200Cخواهم.jpg',
  'क्\u200Dष.jpg',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F469}\u{1F3FD}\u200D\u{1F680} \u2764\uFE0F\u200D\u{1F525} 1\uFE0F\u20E3.jpg',
  '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}.jpg',
])('%j stays as it is', (name) => expect(visibleText(name)).toBe(name));

it('lines of a message stay lines', () => {
  expect(visibleLines('one\u202E\ntwo')).toBe('one[U+202E]\ntwo');
});

it('goes through a whole result and copies only what changes', () => {
  const ids = [1, 2, 3];
  const clean = { name: 'a.jpg', at: new Date(0) };
  const result = { ids, photos: [{ name: 'a\u202E.jpg', token: 't\u202E' }, clean], best: null, says: ['\u202E'] };
  const shown = withVisibleText(result, (key) => key === 'name' || key === 'says');
  expect(shown).toEqual({
    ...result,
    photos: [{ name: 'a[U+202E].jpg', token: 't\u202E' }, clean],
    says: ['[U+202E]'],
  });
  expect(shown.ids).toBe(ids);
  expect(shown.photos[1]).toBe(clean);
  expect(result.photos[0]?.name).toBe('a\u202E.jpg');
  expect(withVisibleText(clean)).toBe(clean);
});

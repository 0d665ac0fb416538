import { expect, test } from 'vitest';
import { textOfBytes } from '../../../electron/contract/text-of-bytes.ts';
import { matchNames } from '../../../electron/core/shoot/match-names.ts';

const shoot = [
  ...Array.from({ length: 20 }, (_, i) => ({ id: 1234 + i, files: [`IMG_${1234 + i}.CR3`, `IMG_${1234 + i}.JPG`] })),
  { id: 1, files: ['100CANON/IMG_0007.JPG'] },
  { id: 2, files: ['101CANON/IMG_0007.JPG'] },
  { id: 3, files: ['DSC_0042.NEF'] },
  { id: 4, files: ['Anna and Ben.jpg'] },
  { id: 5, files: ['PXL_20260516_140000123.jpg'] },
];
const match = (text: string) => matchNames(text, shoot);

test.each([
  ['IMG_1234.CR3', [1234]],
  ['img_1234.jpg', [1234]],
  ['IMG_1234', [1234]],
  ['IMG_1234.tif', [1234]],
  ['1234', [1234]],
  ['1234.jpg', [1234]],
  ['42', [3]],
  ['DSC_42', [3]],
  ['1234-1236', [1234, 1235, 1236]],
  ['1234 - 1236', [1234, 1235, 1236]],
  ['IMG_1234 – IMG_1236', [1234, 1235, 1236]],
  ['IMG_1234-1236.jpg', [1234, 1235, 1236]],
  ['IMG_1234.CR3 to IMG_1236.CR3', [1234, 1235, 1236]],
  ['1234, 1240 1241;1242\t1243', [1234, 1240, 1241, 1242, 1243]],
  ['Anna and Ben.jpg\nIMG_1250.JPG', [4, 1250]],
  ['1234\r\n1234\r\nIMG_1234', [1234]],
  ['100CANON/IMG_0007.JPG', [1]],
  ['C:\\shoot\\101CANON\\IMG_0007', [2]],
  ['# picked by Anna\n"IMG_1234.JPG"', [1234]],
  ['PXL_20260516_140000123', [5]],
])('%j', (text, ids) => {
  const found = match(text);
  expect(found.missing).toEqual([]);
  expect(found.ambiguous).toEqual([]);
  expect(found.ids).toEqual(ids);
});

test('a list as editors and spreadsheets of any system save it', () => {
  const text = 'Größe;IMG_1234\r\n';
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const saved = [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(text, 'latin1'),
  ];
  expect(saved.map((bytes) => textOfBytes(bytes)?.replace('\uFEFF', ''))).toEqual(saved.map(() => text));
  expect(textOfBytes(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBeNull();
});

test('a CSV by its heading, quoted cells and all; our own list too', () => {
  expect(match('no,filename,remark\n1,IMG_1234.JPG,"nice, sharp"\n2,IMG_1240.JPG,').ids).toEqual([1234, 1240]);
  expect(match('path,files,flag\nIMG_1234.CR3,IMG_1234.CR3; IMG_1234.JPG,pick\n').ids).toEqual([1234]);
  expect(match('Name;Note\n"Anna and Ben.jpg";""\n').ids).toEqual([4]);
});

test('what is not there and what may mean several is said, and not guessed', () => {
  expect(match('IMG_9999, IMG_1234, 7, 8000-8010')).toEqual({
    ids: [1234],
    missing: ['IMG_9999', '8000-8010'],
    ambiguous: [{ entry: '7', files: ['100CANON/IMG_0007.JPG', '101CANON/IMG_0007.JPG'] }],
  });
  expect(match('IMG_0007.JPG').ambiguous).toHaveLength(1);
});

test('a range with gaps takes what is there; a nonsensical one is a name', () => {
  expect(match('1250-1260').ids).toEqual([1250, 1251, 1252, 1253]);
  expect(match('1240-1234').missing).toEqual(['1240-1234']);
  expect(match('1-999999999').missing).toHaveLength(1);
});

test('nothing, and a large list, quickly', () => {
  expect(match(' \n,;\n')).toEqual({ ids: [], missing: [], ambiguous: [] });
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    id: i,
    files: [`day/DSC${String(i).padStart(5, '0')}.ARW`],
  }));
  expect(matchNames(many.map(({ files }) => files[0]!).join('\n'), many).ids).toHaveLength(20_000);
});

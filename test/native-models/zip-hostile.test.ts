import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { CheckpointError, openNpz, openPt, openZip } from '../../native-models/checkpoint/index.ts';
import { fillTensor, type StandInTensor } from '../support/stand-in-weights.ts';
import { writeStandInNpz } from '../support/write-npz.ts';
import { writeStandInPt } from '../support/write-pt.ts';

const folder = mkdtempSync(join(tmpdir(), 'chinagraph-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tensors: StandInTensor[] = [
  { name: 'opt/target/a', dims: [3, 5], gain: 1, offset: 0 },
  { name: 'opt/target/b', dims: [7], gain: 0.5, offset: 1 },
];
let count = 0;
function file(bytes: Uint8Array): string {
  const path = join(folder, `${count++}.zip`);
  writeFileSync(path, bytes);
  return path;
}
/** An archive with some of its bytes replaced. */
function changed(change: (bytes: Buffer) => void): string {
  const bytes = Buffer.from(zipSync({ 'a.npy': Buffer.alloc(5000, 'x'), 'b.npy': [Buffer.alloc(10), { level: 0 }] }));
  change(bytes);
  return file(bytes);
}
const directoryOf = (bytes: Buffer) => bytes.indexOf('PK\x01\x02', 0, 'latin1');
const endOf = (bytes: Buffer) => bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');

describe('archives', () => {
  test('stored and deflated entries are read and checked', () => {
    const archive = openZip(
      file(zipSync({ packed: Buffer.alloc(5000, 'x'), plain: [Buffer.from('abc'), { level: 0 }] })),
    );
    expect([...archive.entries.values()].map(({ name, method }) => [name, method])).toEqual([
      ['packed', 'deflate'],
      ['plain', 'stored'],
    ]);
    expect(Buffer.from(archive.read('packed')).equals(Buffer.alloc(5000, 'x'))).toBe(true);
    expect(Buffer.from(archive.read('plain')).toString()).toBe('abc');
    expect(() => archive.read('absent')).toThrow(/has no "absent"/);
    archive.close();
  });

  test('what the writers of the tests emit is read back, optimiser state left alone', () => {
    const npz = join(folder, 'weights.npz');
    writeStandInNpz(npz, tensors);
    const archive = openNpz(npz, (name) => name.startsWith('opt/target/'));
    expect([...archive.tensors.keys()]).toEqual(['opt/target/a', 'opt/target/b']);
    expect(archive.tensors.get('opt/target/a')?.readFloat32()).toEqual(fillTensor(tensors[0]!));
    archive.close();
    const pt = join(folder, 'weights.pt');
    writeStandInPt(pt, tensors);
    const checkpoint = openPt(pt);
    expect(checkpoint.tensors.get('opt/target/b')?.readFloat32()).toEqual(fillTensor(tensors[1]!));
    checkpoint.close();
  });

  test.each<[string, (bytes: Buffer) => void, RegExp]>([
    [
      'a size that deflate cannot reach',
      (bytes) => bytes.writeUInt32LE(2 ** 31, directoryOf(bytes) + 24),
      /cannot be true/,
    ],
    [
      'a packed size beyond the file',
      (bytes) => bytes.writeUInt32LE(2 ** 30, directoryOf(bytes) + 20),
      /cannot be true/,
    ],
    ['a header beyond the file', (bytes) => bytes.writeUInt32LE(2 ** 30, directoryOf(bytes) + 42), /cannot be true/],
    ['an encrypted entry', (bytes) => bytes.writeUInt16LE(1, directoryOf(bytes) + 8), /encrypted/],
    ['an unknown method', (bytes) => bytes.writeUInt16LE(14, directoryOf(bytes) + 10), /method 14/],
    ['a directory beyond the file', (bytes) => bytes.writeUInt32LE(2 ** 24, endOf(bytes) + 16), /cut short/],
    ['an absurd number of entries', (bytes) => bytes.writeUInt16LE(65_000, endOf(bytes) + 10), /implausibly large/],
    ['more entries than there are', (bytes) => bytes.writeUInt16LE(3, endOf(bytes) + 10), /entry 3 .* unreadable/],
    ['no end', (bytes) => bytes.fill(0, endOf(bytes)), /cut short or is no zip/],
  ])('refuses %s', (_, change, message) => {
    expect(() => openZip(changed(change))).toThrow(CheckpointError);
    expect(() => openZip(changed(change))).toThrow(message);
  });

  test('refuses two entries of one name, wrong checksums and bytes that do not unpack', () => {
    const twice = changed((bytes) => {
      bytes.write('a', bytes.indexOf('b.npy', directoryOf(bytes)));
    });
    expect(() => openZip(twice)).toThrow(/twice/);
    const wrongSum = openZip(changed((bytes) => bytes.writeUInt32LE(1, directoryOf(bytes) + 16)));
    expect(() => wrongSum.read('a.npy')).toThrow(/checksum/);
    wrongSum.close();
    const broken = openZip(changed((bytes) => bytes.fill(0xff, 40, 45)));
    expect(() => broken.read('a.npy')).toThrow(/cannot be unpacked/);
    broken.close();
  });

  test('a bomb that understates its size is stopped at that size', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000));
    const path = changed((bytes) => bytes.writeUInt32LE(100, directoryOf(bytes) + 24));
    expect(bomb.length).toBeLessThan(60_000);
    const archive = openZip(path);
    expect(() => archive.read('a.npy')).toThrow(/cannot be unpacked/);
    archive.close();
  });

  test('arrays of Python objects are refused', () => {
    const header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n";
    const npy = Buffer.concat([
      Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
      Buffer.of(header.length, 0),
      Buffer.from(header),
    ]);
    expect(() => openNpz(file(zipSync({ 'a.npy': npy })))).toThrow(/never are/);
  });

  test('a pickle is refused for what it would call, for its protocol and for a storage that is too small', () => {
    const pt = (pickle: string, storage = Buffer.alloc(4)) =>
      file(zipSync({ 'x/data.pkl': Buffer.from(pickle, 'latin1'), 'x/data/0': storage }));
    expect(() => openPt(pt('\x80\x02cbuiltins\neval\n.'))).toThrow(/asks to run "builtins.eval"/);
    expect(() => openPt(pt('\x80\x04}.'))).toThrow(/protocol other than 2/);
    expect(() => openPt(pt('\x80\x02i.'))).toThrow(/instruction 0x69/);
    expect(() => openPt(pt('\x80\x02}('))).toThrow(/damaged/);
    const valid = join(folder, 'valid.pt');
    writeStandInPt(valid, [tensors[1]!]);
    const bytes = readFileSync(valid);
    const at = bytes.indexOf('J\x07\x00\x00\x00', 0, 'latin1');
    bytes.writeInt32LE(8, at + 1);
    expect(() => openPt(file(bytes))).toThrow(/checksum/);
  });
});

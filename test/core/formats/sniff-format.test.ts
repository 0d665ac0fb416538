import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sniffBytes, sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { describeShared } from '../../support/shared.ts';

const grey = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } });
const bytes = (text: string, length = 64) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(length)]);

/** A TIFF with the given directory entries as [tag, type, count, value or text]. */
function tiff(entries: [number, number, number, number | string][], magic = 'II*\0', signature = ''): Buffer {
  const at = 8 + signature.length;
  const file = Buffer.alloc(1024);
  file.write(magic, 0, 'latin1');
  file.writeUInt32LE(at, 4);
  file.write(signature, 8, 'latin1');
  file.writeUInt16LE(entries.length, at);
  let textAt = 600;
  entries.forEach(([tag, type, count, value], index) => {
    const entry = at + 2 + index * 12;
    file.writeUInt16LE(tag, entry);
    file.writeUInt16LE(type, entry + 2);
    file.writeUInt32LE(typeof value === 'string' ? value.length + 1 : count, entry + 4);
    if (typeof value === 'string') {
      file.writeUInt32LE(textAt, entry + 8);
      file.write(value, textAt, 'latin1');
      textAt += value.length + 1;
    } else file.writeUInt32LE(value, entry + 8);
  });
  return file;
}

const raw = (make: string, compression = 1, photometric = 32803) =>
  tiff([
    [0x103, 3, 1, compression],
    [0x106, 3, 1, photometric],
    [0x10f, 2, 0, make],
  ]);

const ftyp = (major: string, ...compatible: string[]) => {
  const box = Buffer.alloc(16 + compatible.length * 4);
  box.writeUInt32BE(box.length, 0);
  box.write(`ftyp${major}\0\0\0\0${compatible.join('')}`, 4, 'latin1');
  return Buffer.concat([box, Buffer.alloc(16)]);
};

describe('sniffFormat', () => {
  it.each([
    ['jpeg', () => grey.clone().jpeg().toBuffer()],
    ['png', () => grey.clone().png().toBuffer()],
    ['webp', () => grey.clone().webp().toBuffer()],
    ['avif', () => grey.clone().avif({ effort: 0 }).toBuffer()],
    ['gif', () => grey.clone().gif().toBuffer()],
    ['tiff', () => grey.clone().tiff().toBuffer()],
  ])('knows %s by its bytes, whatever the extension says', async (kind, make) => {
    const head = (await make()).subarray(0, sniffBytes);
    for (const extension of ['', 'jpg', 'heic', 'txt'])
      expect(sniffFormat(head, extension)).toEqual({ kind, format: kind });
  });

  it.each([
    ['nef', raw('NIKON CORPORATION', 34713), ''],
    ['nrw', raw('NIKON'), 'nrw'],
    ['arw', raw('SONY', 32767), ''],
    ['sr2', raw('SONY'), 'sr2'],
    ['pef', raw('PENTAX Corporation', 65535), ''],
    ['pef', raw('RICOH IMAGING COMPANY, LTD.', 65535), ''],
    ['srw', raw('SAMSUNG', 32770), ''],
    ['3fr', raw('Hasselblad'), ''],
    ['mos', raw('Leaf'), ''],
    ['dcr', raw('Kodak', 65000), ''],
    ['kdc', raw('EASTMAN KODAK COMPANY'), 'kdc'],
    ['erf', raw('SEIKO EPSON CORP.'), ''],
    ['dng', tiff([[0xc612, 1, 4, 0x0401]]), 'tif'],
    ['iiq', tiff([[0x10f, 2, 0, 'Phase One A/S']], 'II*\0', 'IIII'), ''],
    ['cr2', tiff([[0x10f, 2, 0, 'Canon']], 'II*\0', 'CR\x02\0'), 'jpg'],
    ['orf', bytes('IIRO\x08\0\0\0'), ''],
    ['orf', bytes('IIRS\x08\0\0\0'), ''],
    ['orf', bytes('MMOR\0\0\0\x08'), ''],
    ['rw2', bytes('IIU\0\x18\0\0\0'), ''],
    ['rwl', bytes('IIU\0\x18\0\0\0'), 'rwl'],
    ['raf', bytes('FUJIFILMCCD-RAW 0201FF'), ''],
    ['x3f', bytes('FOVb\0\0\x03\0'), ''],
    ['mrw', bytes('\0MRM\0\0\x0a\x0c'), ''],
    ['crw', bytes('II\x1a\0\0\0HEAPCCDR'), ''],
    ['cr3', ftyp('crx ', 'crx ', 'isom'), ''],
  ])('tells the dialect %s by content', (format, head, extension) => {
    expect(sniffFormat(head, extension)).toEqual({ kind: 'raw', format });
  });

  it('takes a camera maker’s finished TIFF for what it is', () => {
    const scan = tiff([
      [0x103, 3, 1, 1],
      [0x106, 3, 1, 2],
      [0x10f, 2, 0, 'NIKON CORPORATION'],
    ]);
    expect(sniffFormat(scan, 'tif')).toEqual({ kind: 'tiff', format: 'tiff' });
    // Where the bytes cannot decide (no sensor data in sight), a RAW's own extension does.
    expect(sniffFormat(scan, 'nef')).toEqual({ kind: 'raw', format: 'nef' });
    expect(sniffFormat(scan, 'arw')).toEqual({ kind: 'tiff', format: 'tiff' });
  });

  it.each([
    ['heic', ftyp('heic', 'mif1', 'heic')],
    ['heic', ftyp('mif1', 'mif1', 'heix')],
    ['avif', ftyp('mif1', 'mif1', 'avif', 'miaf')],
    ['avif', ftyp('avis', 'avis')],
  ])('reads HEIF brands: %s', (kind, head) => {
    expect(sniffFormat(head)).toEqual({ kind, format: kind });
  });

  it('counts pictures that cannot be shown, and no videos, texts or zeros', () => {
    expect(sniffFormat(bytes('8BPS\0\x01'))).toEqual({ kind: 'psd', format: 'psd' });
    expect(sniffFormat(bytes('8BPS\0\x02'))).toEqual({ kind: 'psd', format: 'psb' });
    expect(sniffFormat(bytes('\0\0\0\x0cJXL \r\n\x87\n'))).toEqual({ kind: 'jxl', format: 'jxl' });
    expect(sniffFormat(bytes('\0\0\0\x0cjP  \r\n\x87\n'))).toEqual({ kind: 'jp2', format: 'jp2' });
    expect(sniffFormat(bytes('\x76\x2f\x31\x01'))).toEqual({ kind: 'unsupported', format: 'exr' });
    for (const other of [
      ftyp('qt  ', 'qt  '),
      ftyp('isom', 'mp42'),
      ftyp('crx ', 'isom'),
      bytes('BMW is a car'),
      bytes('%PDF-1.7'),
      Buffer.alloc(0),
      Buffer.alloc(64),
    ]) {
      expect(sniffFormat(other, 'crm')).toBeNull();
    }
  });
});

describeShared('sniffFormat on real files', (shared) => {
  const expected: Record<string, string> = {
    'Canon-R6-pruned.CR3': 'raw cr3',
    'CanonRaw.cr2': 'raw cr2',
    'CanonRaw.cr3': 'raw cr3',
    'CanonRaw.crw': 'raw crw',
    'DNG.dng': 'raw dng',
    'FujiFilm.raf': 'raw raf',
    'IMG_1361.dng': 'raw dng',
    'IMG_2927.HEIC': 'heic heic',
    'IMG_3578.heic': 'heic heic',
    'Minolta.mrw': 'raw mrw',
    'Nikon.nef': 'raw nef',
    'Panasonic.rw2': 'raw rw2',
    'SigmaDP2.x3f': 'raw x3f',
    'Stonehenge.heic': 'heic heic',
    'avif.avif': 'avif avif',
  };

  it('is right for every format without looking at the name', () => {
    const folder = path.join(shared, 'formats');
    const found = Object.fromEntries(
      readdirSync(folder).map((name) => {
        const sniffed = sniffFormat(readFileSync(path.join(folder, name)).subarray(0, sniffBytes));
        return [name, `${sniffed?.kind} ${sniffed?.format}`];
      }),
    );
    expect(found).toEqual(expected);
  });

  it('is right for every photo', () => {
    const folder = path.join(shared, 'photos');
    for (const name of readdirSync(folder)) {
      const head = readFileSync(path.join(folder, name)).subarray(0, sniffBytes);
      expect(sniffFormat(head)?.kind ?? 'other', name).toBe(name.endsWith('.jpg') ? 'jpeg' : 'other');
    }
  });
});

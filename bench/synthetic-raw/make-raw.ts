/**
 * @file RAW files as cameras lay them out, around JPEGs that are given: tests and bench have one of every dialect at full size
 * without carrying any camera's file. Sensor data is zeros; where the preview lies and what points at it is like the real
 * thing (reliability notes: EOS 70D, D810, A7 IV, OM-1, GF7, K-1 II, NX1).
 */
import { type Directory, layTiff, type Value } from './lay-tiff.ts';

export interface RawJpegs {
  /** As large as the sensor. */
  full: Buffer;
  /** About 1620 pixels. */
  middle: Buffer;
  /** 160 pixels. */
  small: Buffer;
}

const tiffHeader = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
const lossless = { short: [0x8023] };

const jpegAt = (jpeg: Buffer): [number, Value][] => [
  [0x201, { bytes: jpeg, as: 'offset' }],
  [0x202, { long: [jpeg.length] }],
];
const stripOf = (jpeg: Buffer, compression: number): [number, Value][] => [
  [0x103, { short: [compression] }],
  [0x111, { bytes: jpeg, as: 'offset' }],
  [0x117, { long: [jpeg.length] }],
];
const camera = (make: string, model: string, orientation: number): [number, Value][] => [
  [0x10f, { text: make }],
  [0x110, { text: model }],
  [0x112, { short: [orientation] }],
];
const exif = (entries: [number, Value][]): [number, Value] => [0x8769, { directory: { entries } }];
const tiff = (first: Directory, header = tiffHeader) => layTiff(first, header);

/** One builder for each dialect, named as `sniffFormat` names it. */
export const rawMakers: Readonly<Record<string, (jpegs: RawJpegs, orientation: number) => Buffer>> = {
  cr2: ({ full, small }, orientation) => {
    const header = Buffer.from([0x49, 0x49, 0x2a, 0, 16, 0, 0, 0, 0x43, 0x52, 2, 0, 0, 0, 0, 0]);
    const entries = [...camera('Canon', 'Canon EOS 70D', orientation), ...stripOf(full, 6)];
    return tiff({ entries, next: { entries: jpegAt(small) } }, header);
  },
  nef: ({ full, middle }, orientation) => {
    const preview: Directory = { entries: [[0x11, { directory: { entries: jpegAt(middle) } }]] };
    const note = Buffer.concat([Buffer.from('Nikon\0\x02\x10\0\0', 'latin1'), tiff(preview)]);
    return tiff({
      entries: [
        ...camera('NIKON CORPORATION', 'NIKON D810', orientation),
        [0x14a, { directory: { entries: [[0x103, { short: [6] }], ...jpegAt(full)] } }],
        exif([[0x927c, { bytes: note }]]),
      ],
    });
  },
  arw: ({ full, middle, small }, orientation) =>
    tiff({
      entries: [...camera('SONY', 'ILCE-7M4', orientation), ...jpegAt(middle)],
      next: {
        entries: [[0x103, { short: [6] }], ...jpegAt(small)],
        next: { entries: [[0x103, { short: [6] }], ...jpegAt(full)] },
      },
    }),
  dng: ({ full, middle }, orientation) =>
    tiff({
      entries: [
        [0xfe, { long: [1] }],
        ...camera('Leica Camera AG', 'LEICA T', orientation),
        ...stripOf(middle, 7),
        [0x106, { short: [6] }],
        [0xc612, { bytes: Buffer.from([1, 4, 0, 0]) }],
        [0x14a, { directory: { entries: [[0xfe, { long: [1] }], [0x106, { short: [6] }], ...stripOf(full, 7)] } }],
      ],
    }),
  pef: ({ full, small }, orientation) =>
    tiff({
      entries: [...camera('RICOH IMAGING COMPANY, LTD.', 'PENTAX K-1 Mark II', orientation), [0x103, lossless]],
      next: {
        entries: [[0x103, { short: [6] }], ...jpegAt(small)],
        next: { entries: [[0x103, { short: [6] }], ...jpegAt(full)] },
      },
    }),
  srw: ({ full }, orientation) =>
    tiff({
      entries: [
        ...camera('SAMSUNG', 'NX1', orientation),
        [0x14a, { directory: { entries: [[0x103, { short: [6] }], ...jpegAt(full)] } }],
      ],
    }),
  orf: ({ middle }, orientation) => {
    const settings: Directory = {
      entries: [
        [0x101, { bytes: middle, as: 'offset' }],
        [0x102, { long: [middle.length] }],
      ],
    };
    const note = layTiff({ entries: [[0x2020, { directory: settings }]] }, Buffer.from('OLYMPUS\0II\x03\0', 'latin1'));
    const header = Buffer.from([0x49, 0x49, 0x52, 0x4f, 8, 0, 0, 0]);
    return tiff(
      { entries: [...camera('OLYMPUS CORPORATION', 'E-M1', orientation), exif([[0x927c, { bytes: note }]])] },
      header,
    );
  },
  rw2: ({ middle }, orientation) => {
    const header = Buffer.from([0x49, 0x49, 0x55, 0, 8, 0, 0, 0]);
    return tiff({ entries: [[0x2e, { bytes: middle }], ...camera('Panasonic', 'DMC-GF7', orientation)] }, header);
  },
  raf: ({ full }) => {
    const header = Buffer.alloc(160);
    header.write('FUJIFILMCCD-RAW 0201FF383101X-T5', 'latin1');
    header.writeUInt32BE(header.length, 84);
    header.writeUInt32BE(full.length, 88);
    return Buffer.concat([header, full]);
  },
  cr3: makeCr3,
};

function box(type: string, ...content: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, part) => sum + part.length, 0), 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...content]);
}

function u32be(...numbers: number[]): Buffer {
  const data = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) data.writeUInt32BE(number, i * 4);
  return data;
}

function makeCr3({ full, middle, small }: RawJpegs, orientation: number): Buffer {
  const ftyp = box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1'));
  const thumb = box('THMB', u32be(0, (160 << 16) | 120, small.length, 0x10000), small);
  const cmt1 = box('CMT1', tiff({ entries: camera('Canon', 'Canon EOS R6', orientation) }));
  const canon = box('uuid', Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'), cmt1, thumb);
  const preview = box('PRVW', u32be(0, (1 << 16) | 1620, (1080 << 16) | 1, middle.length), middle);
  const previewUuid = box('uuid', Buffer.from('eaf42b5e1c984b88b9fbb7dc406e4d16', 'hex'), u32be(0, 1), preview);
  const moovAt = (fullAt: number) => {
    const table = box('stbl', box('stsz', u32be(0, full.length, 1)), box('co64', u32be(0, 1, 0, fullAt)));
    return box('moov', canon, box('trak', box('mdia', box('minf', table))));
  };
  const fullAt = ftyp.length + moovAt(0).length + previewUuid.length + 8;
  return Buffer.concat([ftyp, moovAt(fullAt), previewUuid, box('mdat', full)]);
}

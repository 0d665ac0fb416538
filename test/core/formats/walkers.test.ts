import { describe, expect, it } from 'vitest';
import { findBox, readBrands, walkBoxes } from '../../../electron/core/formats/bmff-walk.ts';
import { parseWithReads, parseWithReadsSync, sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { walkJpeg } from '../../../electron/core/formats/jpeg-walk.ts';
import { numberOf, numbersOf, textOf, walkTiff } from '../../../electron/core/formats/tiff-walk.ts';

/** A little-endian directory at `at`; returns the offset after it. */
function writeIfd(file: Buffer, at: number, entries: [number, number, number, number][], next = 0): void {
  file.writeUInt16LE(entries.length, at);
  entries.forEach(([tag, type, count, value], index) => {
    file.writeUInt16LE(tag, at + 2 + index * 12);
    file.writeUInt16LE(type, at + 4 + index * 12);
    file.writeUInt32LE(count, at + 6 + index * 12);
    file.writeUInt32LE(value, at + 10 + index * 12);
  });
  file.writeUInt32LE(next, at + 2 + entries.length * 12);
}

function tiffFile(size: number): Buffer {
  const file = Buffer.alloc(size);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  return file;
}

describe('parseWithReads', () => {
  const data = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));
  const file = (reads: [number, number][]) => ({
    size: data.length,
    head: data.subarray(0, 100),
    read: async (offset: number, length: number) => {
      reads.push([offset, length]);
      return data.subarray(offset, offset + length);
    },
  });

  it('reads only windows that are asked for, and each once', async () => {
    const reads: [number, number][] = [];
    const value = await parseWithReads(file(reads), (source) => {
      const far = source.bytes(90_000, 2)!;
      const near = source.bytes(90_010, 2)!;
      return [source.bytes(5, 1)![0], far[0], near[1]];
    });
    expect(value).toEqual([5, 90_000 % 251, 90_011 % 251]);
    expect(reads).toEqual([[90_000, 10_000]]);
  });

  it('treats everything outside the file or over the budget as the end of the file', async () => {
    const reads: [number, number][] = [];
    const results = await parseWithReads(
      file(reads),
      (source) => [
        source.bytes(-1, 2),
        source.bytes(99_999, 2),
        source.bytes(Number.MAX_SAFE_INTEGER, 1),
        source.bytes(200, 50_000),
        source.bytes(50_000, 10)?.length,
        source.bytes(80_000, 10),
      ],
      { maxReads: 1, maxBytes: 20_000, windowBytes: 1000 },
    );
    expect(results).toEqual([null, null, null, null, 10, null]);
    expect(reads).toEqual([[50_000, 1000]]);
  });

  it('passes read errors through: an I/O error is not a bad picture', async () => {
    const broken = { size: 1000, head: new Uint8Array(0), read: () => Promise.reject(new Error('EIO')) };
    await expect(parseWithReads(broken, (source) => source.bytes(0, 4))).rejects.toThrow('EIO');
  });

  it('ends when the file shrinks while it is read', () => {
    const shrunk = { size: 1000, head: new Uint8Array(0), read: () => new Uint8Array(0) };
    expect(parseWithReadsSync(shrunk, (source) => source.bytes(500, 4))).toBeNull();
  });
});

describe('walkTiff', () => {
  it('follows the chain, sub-directories and EXIF, and names their places', () => {
    const file = tiffFile(400);
    file.write('Camera\0', 300, 'latin1');
    writeIfd(
      file,
      8,
      [
        [0x110, 2, 7, 300],
        [0x14a, 4, 2, 320],
        [0x8769, 4, 1, 200],
      ],
      150,
    );
    file.writeUInt32LE(250, 320);
    file.writeUInt32LE(270, 324);
    writeIfd(file, 150, [[0x100, 3, 1, 160]]);
    writeIfd(file, 200, [[0xa002, 4, 1, 6000]]);
    writeIfd(file, 250, [[0x101, 3, 1, 7]]);
    writeIfd(file, 270, [[0x101, 3, 1, 8]]);
    const tiff = walkTiff(sourceOfBytes(file))!;
    expect(tiff.ifds.map((ifd) => ifd.path)).toEqual(['0', '0/sub0', '0/sub1', '0/exif', '1']);
    expect(textOf(tiff, tiff.ifds[0]!.entries.get(0x110))).toBe('Camera');
    expect(numbersOf(tiff, tiff.ifds[0]!.entries.get(0x14a))).toEqual([250, 270]);
    expect(numberOf(tiff, tiff.ifds[3]!.entries.get(0xa002))).toBe(6000);
  });

  it('visits a directory once, however the file points at it', () => {
    const file = tiffFile(200);
    writeIfd(
      file,
      8,
      [
        [0x14a, 4, 1, 8],
        [0x8769, 4, 1, 8],
      ],
      8,
    );
    expect(walkTiff(sourceOfBytes(file))!.ifds).toHaveLength(1);
  });

  it('stops at 64 directories', () => {
    const file = tiffFile(8 + 200 * 18);
    for (let i = 0; i < 200; i++) writeIfd(file, 8 + i * 18, [[0x100, 3, 1, i]], i < 199 ? 8 + (i + 1) * 18 : 0);
    expect(walkTiff(sourceOfBytes(file))!.ifds).toHaveLength(64);
  });

  it('reads big-endian rationals and leaves out values that lie outside the file', () => {
    const file = Buffer.alloc(100);
    file.write('MM\0*\0\0\0\x08\0\x02', 0, 'latin1');
    file.writeUInt16BE(0x829a, 10);
    file.writeUInt16BE(5, 12);
    file.writeUInt32BE(1, 14);
    file.writeUInt32BE(60, 18);
    file.writeUInt16BE(0x110, 22);
    file.writeUInt16BE(2, 24);
    file.writeUInt32BE(0xffffffff, 26);
    file.writeUInt32BE(0xffffffff, 30);
    file.writeUInt32BE(1, 60);
    file.writeUInt32BE(250, 64);
    const tiff = walkTiff(sourceOfBytes(file))!;
    expect(numberOf(tiff, tiff.ifds[0]!.entries.get(0x829a))).toBe(0.004);
    expect(tiff.ifds[0]!.entries.has(0x110)).toBe(false);
  });

  it('reads BigTIFF', () => {
    const file = Buffer.alloc(100);
    file.write('II+\0\x08\0\0\0', 0, 'latin1');
    file.writeBigUInt64LE(16n, 8);
    file.writeBigUInt64LE(1n, 16);
    file.writeUInt16LE(0x100, 24);
    file.writeUInt16LE(16, 26);
    file.writeBigUInt64LE(1n, 28);
    file.writeBigUInt64LE(123456n, 36);
    const tiff = walkTiff(sourceOfBytes(file))!;
    expect(numberOf(tiff, tiff.ifds[0]!.entries.get(0x100))).toBe(123456);
  });

  it('is null for other bytes', () => {
    expect(walkTiff(sourceOfBytes(Buffer.from('not a tiff at all')))).toBeNull();
    expect(walkTiff(sourceOfBytes(Buffer.alloc(3)))).toBeNull();
  });
});

describe('walkBoxes', () => {
  it('reads 32- and 64-bit sizes, uuids and a last box without a size', () => {
    const file = Buffer.alloc(80);
    file.writeUInt32BE(16, 0);
    file.write('ftypheic\0\0\0\0', 4, 'latin1');
    file.writeUInt32BE(1, 16);
    file.write('mdat', 20, 'latin1');
    file.writeBigUInt64BE(20n, 24);
    file.writeUInt32BE(0, 36);
    file.write('uuid', 40, 'latin1');
    file.fill(0xab, 44, 60);
    const boxes = walkBoxes(sourceOfBytes(file));
    expect(boxes.map((box) => [box.type, box.start, box.body, box.end])).toEqual([
      ['ftyp', 0, 8, 16],
      ['mdat', 16, 32, 36],
      ['uuid', 36, 60, 80],
    ]);
    expect(findBox(boxes, 'uuid', 'ab'.repeat(16))).toBeDefined();
    expect(readBrands(sourceOfBytes(file))).toEqual({ major: 'heic', compatible: [] });
  });

  it('ends at a box that is smaller than itself and clips one that is larger than the file', () => {
    const file = Buffer.alloc(32);
    file.writeUInt32BE(1000, 0);
    file.write('moov', 4, 'latin1');
    expect(walkBoxes(sourceOfBytes(file)).map((box) => box.end)).toEqual([32]);
    file.writeUInt32BE(4, 0);
    expect(walkBoxes(sourceOfBytes(file))).toEqual([]);
  });
});

describe('walkJpeg', () => {
  it('skips fill bytes and tells a frame from a Huffman table', () => {
    const file = Buffer.from([
      0xff, 0xd8, 0xff, 0xff, 0xfe, 0, 3, 0x41, 0xff, 0xc4, 0, 2, 0xff, 0xc2, 0, 8, 8, 0, 100, 0, 200, 3, 0xff, 0xda, 0,
      2,
    ]);
    const jpeg = walkJpeg(sourceOfBytes(file))!;
    expect(jpeg.segments.map((segment) => segment.marker)).toEqual([0xfe, 0xc4, 0xc2]);
    expect(jpeg.frame).toEqual({
      widthPx: 200,
      heightPx: 100,
      components: 3,
      bitsPerSample: 8,
      progressive: true,
      isRare: false,
    });
  });
});

/** @file TIFFs as other programs write them: saved selections, planes, tiles, bit depths, Lab. Uncompressed, so that every byte is known. */

export interface TiffPlan {
  widthPx: number;
  heightPx: number;
  /** PhotometricInterpretation: 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK, 6 YCbCr, 8 CIE Lab, 9 ICC Lab. */
  photometric: number;
  /** One value for each sample of a pixel, 0..1 (signed channels of Lab as bytes are given as stored: 0..1 of the unsigned range). */
  sample: (x: number, y: number) => readonly number[];
  bits?: 8 | 16 | 32 | 64;
  /** 1 unsigned, 2 signed, 3 float. */
  format?: 1 | 2 | 3;
  extraSamples?: readonly number[];
  /** Samples of one kind lie together. */
  planar?: boolean;
  tilePx?: number;
  bigEndian?: boolean;
  /** BigTIFF: places and counts in 64 bits. */
  big?: boolean;
  profile?: Uint8Array;
  /** 3 x 2^8 values of 16 bits. */
  colourMap?: readonly number[];
}

export function makeTiff(plan: TiffPlan): Buffer {
  const { widthPx, heightPx, bits = 8, format = 1, planar = false, tilePx, bigEndian = false } = plan;
  const samples = plan.sample(0, 0).length;
  const bytes = bits / 8;
  const blocks = blocksOf(plan, samples, planar).map((values) => {
    const data = Buffer.alloc(values.length * bytes);
    values.forEach((value, i) => {
      put(data, i * bytes, value, bits, format, bigEndian);
    });
    return data;
  });
  const u16 = (values: readonly number[]) => pack(values, 2, bigEndian);
  const u32 = (values: readonly number[]) => pack(values, 4, bigEndian);
  const entries: [tag: number, type: number, count: number, data: Buffer][] = [
    [256, 4, 1, u32([widthPx])],
    [257, 4, 1, u32([heightPx])],
    [258, 3, samples, u16(Array(samples).fill(bits))],
    [259, 3, 1, u16([1])],
    [262, 3, 1, u16([plan.photometric])],
    [277, 3, 1, u16([samples])],
    [284, 3, 1, u16([planar ? 2 : 1])],
    [339, 3, samples, u16(Array(samples).fill(format))],
  ];
  const places = blocks.map(() => 0);
  if (tilePx) {
    entries.push([322, 4, 1, u32([tilePx])], [323, 4, 1, u32([tilePx])]);
    entries.push([324, 4, blocks.length, u32(places)], [325, 4, blocks.length, u32(blocks.map((b) => b.length))]);
  } else {
    entries.push([273, 4, blocks.length, u32(places)], [278, 4, 1, u32([heightPx])]);
    entries.push([279, 4, blocks.length, u32(blocks.map((b) => b.length))]);
  }
  if (plan.extraSamples?.length) entries.push([338, 3, plan.extraSamples.length, u16(plan.extraSamples)]);
  if (plan.colourMap) entries.push([320, 3, plan.colourMap.length, u16(plan.colourMap)]);
  if (plan.profile) entries.push([34675, 7, plan.profile.length, Buffer.from(plan.profile)]);
  entries.sort(([a], [b]) => a - b);
  return layOut(entries, blocks, bigEndian, plan.big ?? false);
}

/** Values of each strip or tile. */
function blocksOf(plan: TiffPlan, samples: number, planar: boolean): number[][] {
  const { widthPx, heightPx, tilePx } = plan;
  const [stepX, stepY] = tilePx ? [tilePx, tilePx] : [widthPx, heightPx];
  const planes = planar
    ? Array.from({ length: samples }, (_, i) => [i])
    : [Array.from({ length: samples }, (_, i) => i)];
  const blocks: number[][] = [];
  for (const plane of planes) {
    for (let top = 0; top < heightPx; top += stepY) {
      for (let left = 0; left < widthPx; left += stepX) {
        const values: number[] = [];
        for (let y = top; y < top + stepY; y++) {
          for (let x = left; x < left + stepX; x++) {
            const pixel = plan.sample(Math.min(x, widthPx - 1), Math.min(y, heightPx - 1));
            for (const index of plane) values.push(pixel[index]!);
          }
        }
        blocks.push(values);
      }
    }
  }
  return blocks;
}

function put(data: Buffer, at: number, value: number, bits: number, format: number, bigEndian: boolean): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (bits === 64) view.setFloat64(at, value, !bigEndian);
  else if (format === 3) view.setFloat32(at, value, !bigEndian);
  else if (bits === 32) view.setUint32(at, Math.round(value * 0xffffffff), !bigEndian);
  else if (bits === 16) view.setUint16(at, Math.round(value * 65535), !bigEndian);
  else view.setUint8(at, Math.round(value * 255));
}

function pack(values: readonly number[], bytes: 2 | 4, bigEndian: boolean): Buffer {
  const data = Buffer.alloc(values.length * bytes);
  values.forEach((value, i) => {
    if (bytes === 2) bigEndian ? data.writeUInt16BE(value, i * 2) : data.writeUInt16LE(value, i * 2);
    else bigEndian ? data.writeUInt32BE(value, i * 4) : data.writeUInt32LE(value, i * 4);
  });
  return data;
}

function layOut(
  entries: [number, number, number, Buffer][],
  blocks: Buffer[],
  bigEndian: boolean,
  big: boolean,
): Buffer {
  const [headBytes, countBytes, entryBytes, inline] = big ? [16, 8, 20, 8] : [8, 2, 12, 4];
  let at = headBytes + countBytes + entries.length * entryBytes + (big ? 8 : 4);
  const places = entries.map(([, , , data]) => {
    if (data.length <= inline) return 0;
    const place = at;
    at += data.length + (data.length & 1);
    return place;
  });
  const starts = blocks.map((block) => {
    const start = at;
    at += block.length;
    return start;
  });
  const tiff = Buffer.alloc(at);
  const number = (value: number, place: number, bytes: 2 | 4 | 8) => {
    if (bytes === 8) {
      if (bigEndian) tiff.writeBigUInt64BE(BigInt(value), place);
      else tiff.writeBigUInt64LE(BigInt(value), place);
    } else pack([value], bytes, bigEndian).copy(tiff, place);
  };
  const wide = big ? 8 : 4;
  tiff.write(bigEndian ? 'MM' : 'II', 'latin1');
  number(big ? 43 : 42, 2, 2);
  if (big) number(8, 4, 2);
  number(headBytes, big ? 8 : 4, wide);
  number(entries.length, headBytes, big ? 8 : 2);
  entries.forEach(([tag, type, count, data], i) => {
    const value = tag === 273 || tag === 324 ? pack(starts, 4, bigEndian) : data;
    const entryAt = headBytes + countBytes + i * entryBytes;
    pack([tag, type], 2, bigEndian).copy(tiff, entryAt);
    number(count, entryAt + 4, wide);
    const valueAt = entryAt + 4 + wide;
    if (value.length > inline) number(places[i]!, valueAt, wide);
    value.copy(tiff, value.length <= inline ? valueAt : places[i]!);
  });
  blocks.forEach((block, i) => {
    block.copy(tiff, starts[i]!);
  });
  return tiff;
}

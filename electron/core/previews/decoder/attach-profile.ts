/** @file Puts a colour profile onto bytes that have none: into a JPEG's header, or around bare pixels as an uncompressed TIFF. */

const iccMarker = 0xe2;

/** The JPEG with the profile in an APP2 segment right after its start (ICC.1:2010, B.4). */
export function jpegWithProfile(jpeg: Uint8Array, profile: Uint8Array): Buffer {
  const segment = Buffer.alloc(4 + 14 + profile.length);
  segment.writeUInt16BE(0xff00 | iccMarker, 0);
  segment.writeUInt16BE(segment.length - 2, 2);
  segment.write('ICC_PROFILE\0', 4, 'latin1');
  segment[16] = 1;
  segment[17] = 1;
  segment.set(profile, 18);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

export interface BarePixels {
  data: Uint8Array | Uint8ClampedArray;
  widthPx: number;
  heightPx: number;
  /** Default 4: red, green, blue and alpha, or the inks of `cmyk`. */
  channels?: 3 | 4;
  /** Default 8; words are little-endian. */
  bits?: 8 | 16;
  cmyk?: boolean;
}

/** Bare pixels as an uncompressed TIFF, row by row in one strip. */
export function tiffOfPixels(pixels: BarePixels, profile: Uint8Array | null): Buffer {
  const { widthPx, heightPx, data, channels = 4, bits = 8, cmyk = false } = pixels;
  const shortType = 3;
  const longType = 4;
  const headerBytes = 8;
  const bitsAt = headerBytes;
  const profileAt = bitsAt + 8;
  const profileBytes = profile ? Math.ceil(profile.length / 2) * 2 : 0;
  const directoryAt = profileAt + profileBytes;
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, longType, 1, widthPx],
    [257, longType, 1, heightPx],
    [258, shortType, channels, bitsAt],
    [259, shortType, 1, 1],
    [262, shortType, 1, cmyk ? 5 : 2],
    [273, longType, 1, 0],
    [277, shortType, 1, channels],
    [278, longType, 1, heightPx],
    [279, longType, 1, data.length],
  ];
  if (channels === 4 && !cmyk) entries.push([338, shortType, 1, 2]);
  if (profile) entries.push([34675, 7, profile.length, profileAt]);
  const pixelsAt = directoryAt + 2 + entries.length * 12 + 4;
  const tiff = Buffer.alloc(pixelsAt + data.length);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(directoryAt, 4);
  for (let i = 0; i < 4; i++) tiff.writeUInt16LE(bits, bitsAt + i * 2);
  if (profile) tiff.set(profile, profileAt);
  tiff.writeUInt16LE(entries.length, directoryAt);
  entries.forEach(([tag, type, count, value], index) => {
    const at = directoryAt + 2 + index * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(tag === 273 ? pixelsAt : value, at + 8);
  });
  tiff.set(data, pixelsAt);
  return tiff;
}

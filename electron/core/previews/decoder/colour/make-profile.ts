/**
 * @file Small matrix profiles (ICC.1:2001-04, display class) for pictures that name their colour space without carrying it: Adobe
 * RGB by EXIF, Display P3 by HEIF's "nclx". Attached to the bytes before decoding, so that one and the same colour-managed path
 * (libvips with lcms) treats them like any profile.
 */

/** Columns of the matrix to XYZ relative to D50 (Bradford), and the decoding curve 0..1 to 0..1. */
export interface MatrixSpace {
  name: string;
  red: Xyz;
  green: Xyz;
  blue: Xyz;
  decode: (value: number) => number;
}
type Xyz = readonly [number, number, number];

/** IEC 61966-2-1, 5.2. */
export function srgbDecode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Its inverse: linear light 0..1 to 0..1. */
export function srgbEncode(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/** Adobe RGB (1998) Color Image Encoding, version 2005-05, 4.3.5.3; gamma 2 + 51/256. */
const adobeRgb: MatrixSpace = {
  name: 'Adobe RGB (1998) compatible',
  red: [0.60974, 0.31111, 0.01947],
  green: [0.20528, 0.62567, 0.06087],
  blue: [0.14919, 0.06322, 0.74457],
  decode: (value) => value ** (2 + 51 / 256),
};

/** SMPTE EG 432-1 primaries at D65, adapted to D50; the curve of IEC 61966-2-1. */
const displayP3: MatrixSpace = {
  name: 'Display P3 compatible',
  red: [0.51512, 0.2412, -0.00105],
  green: [0.29198, 0.69225, 0.04189],
  blue: [0.1571, 0.06657, 0.78407],
  decode: srgbDecode,
};

const whiteD50: Xyz = [0.9642, 1, 0.8249];
const curvePoints = 1024;

export const adobeRgbProfile: Uint8Array = makeProfile(adobeRgb);
export const displayP3Profile: Uint8Array = makeProfile(displayP3);

/** A display profile of ICC version 2.4. */
export function makeProfile(space: MatrixSpace): Uint8Array {
  const curve = curveTag(space.decode);
  const parts: [signature: string, data: Uint8Array][] = [
    ['desc', descriptionTag(space.name)],
    ['cprt', textTag('No copyright')],
    ['wtpt', xyzTag(whiteD50)],
    ['rXYZ', xyzTag(space.red)],
    ['gXYZ', xyzTag(space.green)],
    ['bXYZ', xyzTag(space.blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const unique = [...new Set(parts.map(([, data]) => data))];
  const tableEnd = 128 + 4 + parts.length * 12;
  const places = new Map<Uint8Array, number>();
  let size = tableEnd;
  for (const data of unique) {
    places.set(data, size);
    size += data.length;
  }
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  view.setUint32(0, size);
  view.setUint32(8, 0x02400000);
  putText(profile, 12, 'mntrRGB XYZ ');
  view.setUint16(24, 2026);
  view.setUint16(26, 1);
  view.setUint16(28, 1);
  putText(profile, 36, 'acsp');
  putXyz(view, 68, whiteD50);
  view.setUint32(128, parts.length);
  parts.forEach(([signature, data], index) => {
    const at = 132 + index * 12;
    putText(profile, at, signature);
    view.setUint32(at + 4, places.get(data)!);
    view.setUint32(at + 8, data.length);
  });
  for (const [data, at] of places) profile.set(data, at);
  return profile;
}

function tag(type: string, bytes: number): { data: Uint8Array; view: DataView } {
  const data = new Uint8Array(Math.ceil(bytes / 4) * 4);
  putText(data, 0, type);
  return { data, view: new DataView(data.buffer) };
}

function xyzTag(value: Xyz): Uint8Array {
  const { data, view } = tag('XYZ ', 20);
  putXyz(view, 8, value);
  return data;
}

function curveTag(decode: (value: number) => number): Uint8Array {
  const { data, view } = tag('curv', 12 + curvePoints * 2);
  view.setUint32(8, curvePoints);
  for (let i = 0; i < curvePoints; i++) {
    view.setUint16(12 + i * 2, Math.round(decode(i / (curvePoints - 1)) * 65535));
  }
  return data;
}

function textTag(text: string): Uint8Array {
  const { data } = tag('text', 8 + text.length + 1);
  putText(data, 8, text);
  return data;
}

/** textDescriptionType: ASCII, then empty Unicode and Macintosh names. */
function descriptionTag(text: string): Uint8Array {
  const { data, view } = tag('desc', 12 + text.length + 1 + 8 + 70);
  view.setUint32(8, text.length + 1);
  putText(data, 12, text);
  return data;
}

function putXyz(view: DataView, at: number, value: Xyz): void {
  value.forEach((component, index) => {
    view.setInt32(at + index * 4, Math.round(component * 65536));
  });
}

function putText(data: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) data[at + i] = text.charCodeAt(i);
}

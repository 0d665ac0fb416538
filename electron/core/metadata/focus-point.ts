/**
 * @file Where the camera focused, from maker notes, as fractions of the stored picture. Meanings from ExifTool's tag tables
 * (13.59); each reader gives null rather than a guess.
 */
import { numberIn, numbersIn, type RawTags, textIn } from './raw-tags.ts';
import { type Point, uprightPoint } from './upright.ts';

type Reader = (tags: RawTags) => Point | null;

/** Most exact first. */
const readers: readonly Reader[] = [canon, nikon, sony, fujifilm, olympus, panasonic, exifSubject];

/** Upright fractions; null when the file gives no point. */
export function focusPointOf(tags: RawTags, orientation: number): Point | null {
  for (const read of readers) {
    const point = read(tags);
    if (point && point.x >= 0 && point.x <= 1 && point.y >= 0 && point.y <= 1) return uprightPoint(point, orientation);
  }
  return null;
}

/** Points relative to the centre, y upwards on EOS and downwards on compacts; in focus by index, else selected, else the only one. */
function canon(tags: RawTags): Point | null {
  const width = numberIn(tags, 'AFImageWidth', ['MakerNotes']);
  const height = numberIn(tags, 'AFImageHeight', ['MakerNotes']);
  const xs = numbersIn(tags, 'AFAreaXPositions', ['MakerNotes']);
  const ys = numbersIn(tags, 'AFAreaYPositions', ['MakerNotes']);
  if (!width || !height || xs.length === 0 || xs.length !== ys.length) return null;
  const valid = numberIn(tags, 'ValidAFPoints', ['MakerNotes']) ?? xs.length;
  const used = indicesIn(tags, 'AFPointsInFocus') ?? indicesIn(tags, 'AFPointsSelected') ?? (valid === 1 ? [0] : []);
  const points = used.filter((index) => index < Math.min(valid, xs.length));
  if (points.length === 0) return null;
  const down = textIn(tags, 'CameraType', ['MakerNotes']) === 'Compact' ? 1 : -1;
  const mean = (values: number[]) => points.reduce((sum, index) => sum + values[index]!, 0) / points.length;
  return { x: 0.5 + mean(xs) / width, y: 0.5 + (down * mean(ys)) / height };
}

/** "0,3" as indices; null for "(none)" or nothing. */
function indicesIn(tags: RawTags, name: string): number[] | null {
  const text = textIn(tags, name, ['MakerNotes']);
  return text && /^\d+(,\d+)*$/.test(text) ? text.split(',').map(Number) : null;
}

/** Centre of the AF area in AFImage coordinates. */
function nikon(tags: RawTags): Point | null {
  const width = numberIn(tags, 'AFImageWidth', ['MakerNotes']);
  const height = numberIn(tags, 'AFImageHeight', ['MakerNotes']);
  const x = numberIn(tags, 'AFAreaXPosition', ['MakerNotes']);
  const y = numberIn(tags, 'AFAreaYPosition', ['MakerNotes']);
  return width && height && x && y ? { x: x / width, y: y / height } : null;
}

/** Picture width and height, x, y. The exact centre is what the camera writes when it does not know. */
function sony(tags: RawTags): Point | null {
  for (const name of ['FocusLocation', 'FocusLocation2']) {
    const [width, height, x, y] = numbersIn(tags, name, ['MakerNotes']);
    if (!width || !height || x === undefined || y === undefined || (x === 0 && y === 0)) continue;
    if (Math.abs(x * 2 - width) <= 1 && Math.abs(y * 2 - height) <= 1) continue;
    return { x: x / width, y: y / height };
  }
  return null;
}

/** Pixel in the camera's own JPEG. */
function fujifilm(tags: RawTags): Point | null {
  const [x, y] = numbersIn(tags, 'FocusPixel', ['MakerNotes']);
  return x && y ? inExifSize(tags, x, y) : null;
}

/** Two corners of the area, as fractions. */
function olympus(tags: RawTags): Point | null {
  const corners = numbersIn(tags, 'AFPointSelected', ['MakerNotes']);
  const [x1, y1, x2, y2] = corners;
  if (corners.length !== 4 || corners.every((value) => value === 0)) return null;
  return { x: (x1! + x2!) / 2, y: (y1! + y2!) / 2 };
}

/** Fractions; unknown is far outside 0..1. */
function panasonic(tags: RawTags): Point | null {
  const [x, y] = numbersIn(tags, 'AFPointPosition', ['MakerNotes']);
  return x === undefined || y === undefined || (x === 0 && y === 0) ? null : { x, y };
}

/** EXIF: centre of the main subject, alone or with a diameter or a size. Phones write it. */
function exifSubject(tags: RawTags): Point | null {
  for (const name of ['SubjectArea', 'SubjectLocation']) {
    const [x, y] = numbersIn(tags, name, ['EXIF']);
    if (x && y) return inExifSize(tags, x, y);
  }
  return null;
}

function inExifSize(tags: RawTags, x: number, y: number): Point | null {
  const width = numberIn(tags, 'ExifImageWidth', ['EXIF']);
  const height = numberIn(tags, 'ExifImageHeight', ['EXIF']);
  return width && height ? { x: x / width, y: y / height } : null;
}

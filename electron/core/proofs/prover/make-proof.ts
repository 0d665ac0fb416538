/** @file One proof: the smallest file that keeps the target, measured on what it decodes to. */

import { readFile } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import type { Pixels } from '../../pixels/pixels.ts';
import { jpegWithProfile } from '../../previews/decoder/attach-profile.ts';
import { sharp } from '../../previews/decoder/sharp-buffers.ts';
import { writeWhole } from '../../previews/decoder/write-whole.ts';
import { type Compared, comparePictures } from '../../quality/compare-pictures.ts';
import { marginOf } from '../../quality/gate.ts';
import { type Encoding, encodings, firstGuess } from './encodings.ts';
import type { Proved, ProveJob } from './protocol.ts';
import { type Look, smallestKept } from './smallest-kept.ts';

interface Tried extends Look {
  bytes: number;
  values: Map<string, Compared>;
}

export async function makeProof(job: ProveJob): Promise<Proved> {
  const reference = await readPixels(job);
  const settings = encodings[job.format];
  const names = [...new Set(job.target.map(({ metric }) => metric))];
  const seen = new Map<number, Tried>();
  const sizes = new Map<number, number>();
  /** The smallest so far that keeps the target, or the last setting. */
  let best: { index: number; encoded: Buffer; decoded: Pixels } | null = null;
  const measure = (decoded: Pixels) => comparePictures(reference, decoded, names);

  const look = async (index: number): Promise<Tried> => {
    const encoded = await encode(reference, settings[index]!, 'to measure');
    const decoded = await decode(encoded);
    const values = measure(decoded);
    const tried = { bytes: encoded.length, values, margin: marginOf(job.target, values) };
    seen.set(index, tried);
    sizes.set(index, tried.bytes);
    // One alone is held: pictures may be large.
    const isLast = index === settings.length - 1;
    if ((tried.margin >= 0 || isLast) && (!best || index < best.index)) best = { index, encoded, decoded };
    return tried;
  };
  /** A JPEG is written another way to be kept, nearly always the same picture: that is looked at, and measured again only where it is another. */
  const finish = async (index: number, { values }: Tried) => {
    if (job.format !== 'jpeg' && best?.index === index) return { kept: best.encoded, values };
    const kept = await write(reference, settings[index]!, job.format);
    const again = await decode(kept);
    const isSame = best?.index === index && Buffer.compare(again.data, best.decoded.data) === 0;
    return { kept, values: isSame ? values : measure(again) };
  };
  const guess = job.guess ?? { index: firstGuess[job.format], slope: null };
  let found = await smallestKept(settings.length, look, guess);
  let { kept, values } = await finish(found.index, found.look);
  // What is kept is written another way than what was measured; should it ever come out worse, the next better setting is taken.
  while (found.reached && marginOf(job.target, values) < 0 && found.index < settings.length - 1) {
    const index = found.index + 1;
    found = { index, look: seen.get(index) ?? (await look(index)), reached: true };
    ({ kept, values } = await finish(index, found.look));
  }
  if (job.sizeAt !== null && !sizes.has(job.sizeAt)) {
    const { length } = await encode(reference, settings[job.sizeAt]!, 'to measure');
    sizes.set(job.sizeAt, length);
  }
  writeWhole(job.file, kept);
  const reached = marginOf(job.target, values) >= 0;
  const shrunk = kept.length / found.look.bytes;
  return {
    widthPx: reference.widthPx,
    heightPx: reference.heightPx,
    index: found.index,
    setting: settings[found.index]!.name,
    bytes: kept.length,
    values: Object.fromEntries([...values].map(([name, { value }]) => [name, value])),
    reached,
    because: reached ? null : whyNot(values),
    sizes: [...sizes].map(([index, bytes]) => ({ index, bytes: Math.round(bytes * shrunk) })),
    slope: slopeNear(found.index, seen),
  };
}

async function readPixels({ raw, widthPx, heightPx, turn }: ProveJob): Promise<Pixels> {
  const data = new Uint8Array(await readFile(raw));
  if (turn === 0) return { data, widthPx, heightPx };
  const turned = await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .rotate(90 * turn)
    .raw()
    .toBuffer();
  const isAside = turn % 2 === 1;
  return { data: turned, widthPx: isAside ? heightPx : widthPx, heightPx: isAside ? widthPx : heightPx };
}

function encode(pixels: Pixels, { encode: by }: Encoding, way: 'to measure' | 'to keep'): Promise<Buffer> {
  const { data, widthPx, heightPx } = pixels;
  const raw = { width: widthPx, height: heightPx, channels: 3 as const };
  return by(sharp(data, { raw, limitInputPixels: false }), way).toBuffer();
}

/** JPEGs say that they are sRGB by a profile; WebP without one and AVIF by its code points are sRGB by their definition. */
async function write(pixels: Pixels, encoding: Encoding, format: ProveJob['format']): Promise<Buffer> {
  const bare = await encode(pixels, encoding, 'to keep');
  return format === 'jpeg' ? jpegWithProfile(bare, await srgbProfile()) : bare;
}

let profile: Promise<Buffer> | null = null;

/** libvips's own small one, taken out of a picture of one pixel. */
function srgbProfile(): Promise<Buffer> {
  profile ??= sharp({ create: { width: 1, height: 1, channels: 3, background: 'black' } })
    .withIccProfile('srgb')
    .jpeg()
    .toBuffer()
    .then((tiny) => sharp(tiny).metadata())
    .then(({ icc }) => {
      if (!icc) throw new Error('libvips has no sRGB profile');
      return icc;
    });
  return profile;
}

async function decode(encoded: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(encoded, { limitInputPixels: false })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

function whyNot(values: ReadonlyMap<string, Compared>): string {
  for (const [name, { value, because }] of values) if (value === null && because) return `${name} ${because}`;
  return say('proofs.notClose');
}

function slopeNear(index: number, seen: ReadonlyMap<number, Tried>): number | null {
  const here = seen.get(index)!.margin;
  let nearest: number | null = null;
  let slope: number | null = null;
  for (const [other, { margin }] of seen) {
    const away = Math.abs(other - index);
    if (away === 0 || !Number.isFinite(margin) || (nearest !== null && away >= nearest)) continue;
    nearest = away;
    slope = (margin - here) / (other - index);
  }
  return slope !== null && slope > 0 ? slope : null;
}

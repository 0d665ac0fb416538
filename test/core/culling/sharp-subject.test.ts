/** @file A frame is no worse where its focus lies elsewhere, or where it holds the same small thing; blur, shake and grain never pass for that. */
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { isNoWorseOnSubject } from '../../../electron/core/culling/compare/sharp-subject.ts';
import { type FrameDetail, openDetail } from '../../../electron/core/measures/frame-detail.ts';
import { startMeasuring } from '../../../electron/core/measures/measure-picture.ts';
import { passRows } from '../../../electron/core/pixels/pass-rows.ts';
import { wholeOf } from '../../../electron/core/pixels/pixels.ts';
import { randomNumbers } from '../previews/test-pictures.ts';

const [widthPx, heightPx] = [1200, 800];
const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
const random = randomNumbers(9);

function detailOf(data: Buffer): FrameDetail {
  const pixels = { data, widthPx, heightPx };
  const measuring = startMeasuring(pixels);
  passRows(pixels, wholeOf(pixels), measuring.takers);
  return openDetail(measuring.measured().detail)!;
}

/** Texture of all sizes: noise at several scales. */
async function texture(): Promise<Buffer> {
  const data = Buffer.alloc(widthPx * heightPx * 3, 128);
  for (const step of [1, 2, 4, 8, 16]) {
    const size = { width: widthPx / step, height: heightPx / step, channels: 3 as const };
    const noise = Buffer.from(Array.from({ length: size.width * size.height * 3 }, () => random() * 255));
    const layer = await sharp(noise, { raw: size }).resize(widthPx, heightPx).raw().toBuffer();
    for (let i = 0; i < data.length; i++) data[i] = Math.max(0, Math.min(255, data[i]! + (layer[i]! - 128) * 0.4));
  }
  return data;
}
const blurred = (data: Buffer, sigma: number) => sharp(data, { raw }).blur(sigma).raw().toBuffer();
const moved = (data: Buffer, px: number) =>
  sharp(data, { raw })
    .convolve({
      width: px,
      height: px,
      kernel: Array.from({ length: px * px }, (_, i) => (Math.floor(i / px) === px >> 1 ? 1 : 0)),
    })
    .raw()
    .toBuffer();
/** `inside` within a disc of a fifth of the width, `outside` elsewhere. */
function disc(inside: Buffer, outside: Buffer): Buffer {
  const out = Buffer.from(outside);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++)
      if ((x - 600) ** 2 + (y - 450) ** 2 < 120 ** 2)
        inside.copy(out, (y * widthPx + x) * 3, (y * widthPx + x) * 3, (y * widthPx + x) * 3 + 3);
  return out;
}

let sharpOne: Buffer;
beforeAll(async () => {
  sharpOne = await texture();
});

test('focus on another thing than in the best', async () => {
  const soft = await blurred(sharpOne, 3);
  expect(isNoWorseOnSubject(detailOf(disc(sharpOne, soft)), detailOf(disc(soft, sharpOne)))).toBe(true);
});

test('one small thing, sharp in both, before ground that streaks more in one', async () => {
  const [little, much] = [await moved(sharpOne, 9), await moved(sharpOne, 21)];
  expect(isNoWorseOnSubject(detailOf(disc(sharpOne, much)), detailOf(disc(sharpOne, little)))).toBe(true);
  expect(isNoWorseOnSubject(detailOf(disc(little, much)), detailOf(disc(sharpOne, little)))).toBe(false);
});

test('blur, shake and grain are worse', async () => {
  const best = detailOf(sharpOne);
  const grainy = Buffer.from(
    (await blurred(sharpOne, 1.5)).map((value) => Math.max(0, Math.min(255, value + (random() - 0.5) * 40))),
  );
  for (const worse of [await blurred(sharpOne, 1.2), await blurred(sharpOne, 4), await moved(sharpOne, 7), grainy])
    expect(isNoWorseOnSubject(detailOf(worse), best)).toBe(false);
  const other = await sharp(sharpOne, { raw }).resize(600, 400).raw().toBuffer();
  expect(isNoWorseOnSubject(best, openDetail(startOf(other, 600, 400))!)).toBe(false);
});

function startOf(data: Buffer, width: number, height: number): Uint8Array {
  const pixels = { data, widthPx: width, heightPx: height };
  const measuring = startMeasuring(pixels);
  passRows(pixels, wholeOf(pixels), measuring.takers);
  return measuring.measured().detail;
}

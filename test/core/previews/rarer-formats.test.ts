/** @file JPEG XL, Photoshop, JPEG 2000, BMP and GIF: seen, measured, described. */

import type { IMagickImage, MagickFormat } from '@imagemagick/magick-wasm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { parseHeader } from '../../../electron/core/library/header/parse-header.ts';
import { displayP3Profile } from '../../../electron/core/previews/decoder/colour/make-profile.ts';
import { magickLibrary } from '../../../electron/core/previews/decoder/magick-library.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { asymmetric, type Corners, cornersOf, deltaE, quarters } from './test-pictures.ts';

let open: OpenPreviews;
let png: Buffer;
let magick: Awaited<ReturnType<typeof magickLibrary>>;
beforeAll(async () => {
  open = await openPreviews();
  magick = await magickLibrary();
  png = await sharp(quarters(400, 300), { raw: { width: 400, height: 300, channels: 3 } })
    .png()
    .toBuffer();
});
afterAll(() => open.close());

function make(format: string, change: (image: IMagickImage) => void = () => undefined): Buffer {
  return magick.ImageMagick.read(png, (image) => {
    change(image);
    return image.write(format as MagickFormat, (data) => Buffer.from(data));
  });
}

async function expectShown(name: string, bytes: Buffer, corners: Corners = asymmetric, most = 5): Promise<void> {
  const sniffed = sniffFormat(bytes.subarray(0, 64))!;
  expect(parseHeader(sourceOfBytes(bytes), sniffed)).toMatchObject({ widthPx: 400, heightPx: 300 });
  const developed = await open.previews.develop(await open.add(name, bytes), {
    tiers: ['thumb', 'nav', 'full'],
    measures: true,
  });
  expect(developed, developed.problem ?? '').toMatchObject({ state: 'ready', widthPx: 400, heightPx: 300 });
  expect(developed.measures?.dhash).toMatch(/^[0-9a-f]{32}$/);
  for (const { file } of developed.tiers) {
    (await cornersOf(file)).forEach((colour, i) => {
      expect(deltaE(colour, corners[i]!), `${name} ${colour}`).toBeLessThan(most);
    });
  }
}

const asP3: Corners = [
  [218, 0, 25],
  [0, 162, 40],
  [35, 61, 208],
  [212, 200, 0],
];
const greys = asymmetric.map((colour) => {
  const luma = Math.round(0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]);
  return [luma, luma, luma];
}) as unknown as Corners;

describe('shown', () => {
  it.each(['JXL', 'PSD', 'PSB', 'JP2', 'J2K', 'BMP', 'BMP3'])('%s', async (format) => {
    await expectShown(`plain.${format.toLowerCase().replace('3', '')}`, make(format));
  });

  it('in Display P3, in 16 bits, in Lab, grey', async () => {
    const p3 = (image: IMagickImage) => image.setProfile(new magick.ColorProfile(displayP3Profile));
    await expectShown(
      'p3.jxl',
      make('JXL', (image) => {
        image.quality = 100;
        p3(image);
      }),
      asP3,
    );
    await expectShown('p3.psd', make('PSD', p3), asP3);
    await expectShown(
      'deep.psd',
      make('PSD', (image) => {
        image.depth = 16;
      }),
    );
    await expectShown(
      'lab.psd',
      make('PSD', (image) => {
        image.colorSpace = magick.ColorSpace.Lab;
      }),
    );
    for (const format of ['JXL', 'PSD', 'JP2']) {
      await expectShown(
        `grey.${format.toLowerCase()}`,
        make(format, (image) => {
          image.colorSpace = magick.ColorSpace.Gray;
        }),
        greys,
        8,
      );
    }
  });

  it('inks look like a print', async () => {
    const cmyk = make('PSD', (image) => {
      image.colorSpace = magick.ColorSpace.CMYK;
    });
    await expectShown('inks.psd', cmyk, asymmetric, 55);
  });

  it('GIF: the first frame', async () => {
    const gif = await sharp(quarters(400, 300), { raw: { width: 400, height: 300, channels: 3 } })
      .gif()
      .toBuffer();
    await expectShown('plain.gif', gif);
  });
});

describe('said', () => {
  it('cut short: damaged', async () => {
    for (const format of ['JXL', 'JP2', 'PSD']) {
      const whole = make(format);
      const name = `cut.${format.toLowerCase()}`;
      const { state, problem } = await open.previews.develop(
        await open.add(name, whole.subarray(0, whole.length * 0.6)),
        { tiers: ['thumb'] },
      );
      expect(['damaged', 'corrupt'], `${name}: ${problem}`).toContain(state);
    }
  });

  it('layers without the finished picture: unsupported, and what to do', async () => {
    const psd = make('PSD');
    const layersOnly = withoutWholePicture(psd);
    const developed = await open.previews.develop(await open.add('layers.psd', layersOnly), { tiers: ['thumb'] });
    expect(developed).toMatchObject({
      state: 'no-preview',
      problem: expect.stringContaining('Maximize Compatibility'),
    });
  });

  it('a picture that claims to be huge is not opened', async () => {
    const bmp = make('BMP3');
    bmp.writeInt32LE(60_000, 18);
    bmp.writeInt32LE(60_000, 22);
    const developed = await open.previews.develop(await open.add('huge.bmp', bmp), { tiers: ['thumb'] });
    expect(['no-preview', 'corrupt']).toContain(developed.state);
  });
});

/** Resource 1057 with its "has real merged data" byte at 0, before all others. */
function withoutWholePicture(psd: Buffer): Buffer {
  const resourcesAt = 26 + 4 + psd.readUInt32BE(26);
  const resource = Buffer.from('8BIM\x04\x21\0\0\0\0\0\x05\0\0\0\x01\0\0', 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(psd.readUInt32BE(resourcesAt) + resource.length);
  return Buffer.concat([psd.subarray(0, resourcesAt), length, resource, psd.subarray(resourcesAt + 4)]);
}

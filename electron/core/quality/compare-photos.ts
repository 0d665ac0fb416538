/** @file Two pictures that stand beside each other, in the numbers that most people know. */
import type { PhotoComparison } from '../../contract/photo-detail.ts';
import { comparePictures } from './compare-pictures.ts';
import type { NativePictures } from './native-pictures.ts';

/** Absolute paths. As they look: upright and in sRGB, whatever their files say. */
export async function comparePhotos(
  pictures: NativePictures,
  files: { reference: Buffer; test: Buffer },
  signal: AbortSignal,
): Promise<PhotoComparison> {
  const none = (because: NonNullable<PhotoComparison['because']>): PhotoComparison => ({
    ...{ psnr: null, ssim: null, isSame: false, because },
  });
  const reference = await pictures.open(files.reference, signal);
  if (typeof reference === 'string') return none('unreadable');
  const test = await pictures.open(files.test, signal);
  if (typeof test === 'string') return none('unreadable');
  const [a, b] = [reference.pixels, test.pixels];
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return none('size');
  const found = comparePictures(a, b, ['psnr', 'ssim']);
  const ssim = found.get('ssim')?.value ?? null;
  return {
    ...{ psnr: found.get('psnr')?.value ?? null, ssim },
    isSame: Buffer.compare(a.data, b.data) === 0,
    because: ssim === null ? 'small' : null,
  };
}

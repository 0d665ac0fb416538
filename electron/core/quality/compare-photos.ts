/** @file Two pictures that stand beside each other, in the numbers that most people know. */
import type { PhotoId } from '../../contract/ids.ts';
import type { PhotoComparison } from '../../contract/photo-detail.ts';
import { comparePictures } from './compare-pictures.ts';
import type { NativePictures } from './native-pictures.ts';

export interface ComparePhotosDeps {
  pictures: NativePictures;
  /** The file of a photo; null where there is none. */
  original(id: PhotoId): { path: Buffer } | null;
}

/** As they look: upright and in sRGB, whatever their files say. */
export function createComparePhotos({ pictures, original }: ComparePhotosDeps) {
  return async (pair: { reference: PhotoId; test: PhotoId }, signal?: AbortSignal): Promise<PhotoComparison> => {
    const stop = signal ?? new AbortController().signal;
    const open = async (id: PhotoId) => {
      const file = original(id);
      return file ? pictures.open(file.path, stop) : 'gone';
    };
    const reference = await open(pair.reference);
    const test = typeof reference === 'string' ? reference : await open(pair.test);
    if (typeof reference === 'string' || typeof test === 'string') return none('unreadable');
    const [a, b] = [reference.pixels, test.pixels];
    if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return none('size');
    const found = comparePictures(a, b, ['psnr', 'ssim']);
    const ssim = found.get('ssim')?.value ?? null;
    return {
      ...{ psnr: found.get('psnr')?.value ?? null, ssim },
      isSame: Buffer.compare(a.data, b.data) === 0,
      because: ssim === null ? 'small' : null,
    };
  };
}

const none = (because: NonNullable<PhotoComparison['because']>): PhotoComparison => ({
  ...{ psnr: null, ssim: null, isSame: false, because },
});

/** @file Fetches, decodes and scales pictures off the page's thread. Knows jobs by number; a cancelled one costs nothing further. */
import { asTold } from '../../electron/contract/told.ts';
import type { Size } from '../layout/zoom.ts';
import { cutSquares } from './cut-squares.ts';
import { markPixels } from './mark-pixels.ts';
import type { FromDecoder, MarkKind, ToDecoder } from './picture-request.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToDecoder>) => void) | null;
  postMessage(message: FromDecoder, transfer?: Transferable[]): void;
}
const scope = self as unknown as WorkerScope;
const running = new Map<number, AbortController>();

/** Nobody gains from enlarging here: a smaller picture keeps its size. */
const scaledSize = (natural: Size, within: Size): Size => {
  const scale = Math.min(1, within.width / natural.width, within.height / natural.height);
  return {
    width: Math.max(1, Math.round(natural.width * scale)),
    height: Math.max(1, Math.round(natural.height * scale)),
  };
};

const shrink = async (whole: ImageBitmap, within: Size | null): Promise<ImageBitmap> => {
  const size = within ? scaledSize(whole, within) : whole;
  if (size.width === whole.width && size.height === whole.height) return whole;
  const small = await createImageBitmap(whole, {
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'high',
  });
  whole.close();
  return small;
};

const mark = (kind: MarkKind, picture: ImageBitmap): ImageBitmap => {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no drawing surface to compute overlays on.');
  context.drawImage(picture, 0, 0);
  const pixels = context.getImageData(0, 0, picture.width, picture.height);
  markPixels(kind, pixels.data, picture.width, picture.height);
  context.putImageData(pixels, 0, 0);
  picture.close();
  return canvas.transferToImageBitmap();
};

const decode = async (message: ToDecoder & { type: 'decode' }, signal: AbortSignal): Promise<void> => {
  const response = await fetch(message.url, { signal });
  if (!response.ok)
    throw new Error(
      (await response.text()).slice(0, 2_000) || asTold('picture.didNotCome', { status: response.status }),
    );
  const whole = await createImageBitmap(await response.blob());
  if (signal.aborted) return whole.close();
  const natural = { width: whole.width, height: whole.height };
  const small = message.cut ? cutSquares(whole, message.cut) : await shrink(whole, message.within);
  const bitmap = message.mark ? mark(message.mark, small) : small;
  if (signal.aborted) return bitmap.close();
  scope.postMessage({ type: 'decoded', job: message.job, bitmap, natural }, [bitmap]);
};

scope.onmessage = ({ data }) => {
  if (data.type === 'cancel') {
    running.get(data.job)?.abort();
    return;
  }
  const stop = new AbortController();
  running.set(data.job, stop);
  decode(data, stop.signal)
    .catch((error: unknown) => {
      if (stop.signal.aborted) return;
      scope.postMessage({
        type: 'failed',
        job: data.job,
        says: error instanceof Error ? error.message : String(error),
      });
    })
    .finally(() => running.delete(data.job));
};

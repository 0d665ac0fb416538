/** @file A few decode workers; each carries two jobs, so that one is fetched while the other is decoded. */
import decoderAddress from './decode-worker.ts?worker&url';
import type { FromDecoder, Picture, PictureRequest, ToDecoder } from './picture-request.ts';

export interface DecodePool {
  /** null where all hands are full. Cancelling leaves the answer unsaid. */
  start(request: PictureRequest, done: (result: Picture | { failed: string }) => void): { cancel(): void } | null;
  close(): void;
}

const jobsEach = 2;

const startWorker = (): Worker => {
  // The page's policy demands trusted script addresses; this is the only one ever made, and it is the bundle's own.
  const policy = globalThis.trustedTypes?.createPolicy('chinagraph-decoder', { createScriptURL: (url) => url });
  const address = policy ? policy.createScriptURL(decoderAddress) : decoderAddress;
  return new Worker(address as string, { type: 'module' });
};

export const createDecodePool = (workers = Math.max(2, Math.min(4, navigator.hardwareConcurrency - 1))): DecodePool => {
  let nextJob = 1;
  const hands = Array.from({ length: workers }, () => {
    const worker = startWorker();
    const jobs = new Map<number, (result: Picture | { failed: string }) => void>();
    worker.onmessage = ({ data }: MessageEvent<FromDecoder>) => {
      const done = jobs.get(data.job);
      jobs.delete(data.job);
      if (!done) {
        if (data.type === 'decoded') data.bitmap.close();
        return;
      }
      done(data.type === 'decoded' ? { bitmap: data.bitmap, natural: data.natural } : { failed: data.says });
    };
    const post = (message: ToDecoder): void => worker.postMessage(message);
    return { worker, jobs, post };
  });
  return {
    start(request, done) {
      const hand = hands.reduce((a, b) => (b.jobs.size < a.jobs.size ? b : a));
      if (hand.jobs.size >= jobsEach) return null;
      const job = nextJob++;
      hand.jobs.set(job, done);
      const url = new URL(request.url, document.baseURI).href;
      hand.post({ type: 'decode', job, url, within: request.within, mark: request.mark, cut: request.cut ?? null });
      return {
        cancel() {
          if (!hand.jobs.delete(job)) return;
          hand.post({ type: 'cancel', job });
        },
      };
    },
    close() {
      for (const hand of hands) hand.worker.terminate();
    },
  };
};

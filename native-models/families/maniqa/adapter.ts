/** @file MANIQA: pictures to windows, what their patches are worth and count to a score. */
import type { ScoreAdapter } from '../../adapters/adapter-types.ts';
import { rowsOf } from '../../convnets/picture-adapter.ts';
import { cutWindows, windowCount, windowPx } from './windows.ts';

const windowFloats = windowPx * windowPx * 3;
const tiny = 1e-8;
const sum = (values: Float32Array) => values.reduce((total, one) => total + one, 0);

export const createManiqaAdapter = (): ScoreAdapter => ({
  batchKey: () => 'windows',
  // A window at a time: attention over 3,072 channels alone takes 40 MB of each.
  rowsPerCall: 1,
  dimensions: () => ({ windows: 1 }),
  prepare(pictures) {
    const windows = new Float32Array(pictures.length * windowCount * windowFloats);
    for (const [index, picture] of pictures.entries()) cutWindows(picture, windows, index * windowCount * windowFloats);
    const dims = [pictures.length * windowCount, windowPx, windowPx, 3];
    return { windows: { type: 'float32', data: windows, dims } };
  },
  decode(outputs, count) {
    const [worth, counts] = ['worth', 'counts'].map((name) => rowsOf(outputs, name, windowCount, count));
    return worth!.map((of, index) => ({ headline: sum(of) / (sum(counts![index]!) + tiny) }));
  },
});

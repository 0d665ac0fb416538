import { beforeAll, describe, expect, it } from 'vitest';
import { detailField, detailStride, planDetail, startDetailSums } from '../../../electron/core/measures/detail-sums.ts';
import { openDetail, packDetail } from '../../../electron/core/measures/frame-detail.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';
import { ownSharpness } from '../../../electron/core/measures/own-sharpness.ts';
import { markKernelMemory, releaseKernelMemory } from '../../../electron/core/pixels/kernels.ts';
import { passRows } from '../../../electron/core/pixels/pass-rows.ts';
import { type Pixels, wholeOf } from '../../../electron/core/pixels/pixels.ts';
import { randomPixels } from '../pixels/random-pixels.ts';
import { blurred, noisyGrey, paintedPixels, picture } from './test-pictures.ts';

function detailOf(pixels: Pixels) {
  const mark = markKernelMemory();
  const summing = startDetailSums(pixels);
  passRows(pixels, wholeOf(pixels), [summing]);
  const detail = summing.detail();
  releaseKernelMemory(mark);
  return detail;
}

/** The definition, a place at a time: luma in quarters of a level, halved by 2x2 means that are rounded. */
function slowDetail(pixels: Pixels): number[] {
  const { pitchPx, bandRows, columns, rows } = planDetail(pixels.widthPx, pixels.heightPx);
  const at = (x: number, y: number, channel: number) => pixels.data[(y * pixels.widthPx + x) * 3 + channel]!;
  const native = (x: number, y: number) =>
    4 * Math.floor((77 * at(x, y, 0) + 150 * at(x, y, 1) + 29 * at(x, y, 2)) / 256);
  const valueAt = (size: number, x: number, y: number): number => {
    if (size === 0) return native(x, y);
    const four = [0, 1].flatMap((dy) => [0, 1].map((dx) => valueAt(size - 1, 2 * x + dx, 2 * y + dy)));
    return Math.floor((four.reduce((sum, value) => sum + value, 0) + 2) / 4);
  };
  const out: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const top = row * pitchPx + ((pitchPx - bandRows) >> 1);
      const left = column * pitchPx;
      const colours = [0, 0, 0, 0];
      let count = 0;
      for (let y = top; y < top + bandRows; y += 4)
        for (let x = left; x < left + pitchPx; x += 4) {
          for (let c = 0; c < 3; c++) colours[c]! += at(x, y, c);
          if ([0, 1, 2].some((c) => at(x, y, c) >= 254)) colours[3]! += 1;
          count += 1;
        }
      out.push(...colours.map((sum) => sum / count));
      const amounts: number[] = [];
      for (let size = 0; size < 4; size++) {
        const [width, height] = [pitchPx >> size, bandRows >> size];
        let [xx, yy, xy, amount] = [0, 0, 0, 0];
        for (let y = 0; y < height - 1; y++)
          for (let x = 0; x < width; x++) {
            const [u, v] = [(left >> size) + x, y];
            const value = (dx: number, dy: number) => valueAt(size, u + dx, (top >> size) + v + dy);
            const dx = value(1, 0) - value(0, 0);
            const dy = value(0, 1) - value(0, 0);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
            amount += Math.abs(dx) + Math.abs(dy);
          }
        if (size < 2) amounts.push(amount / (width * (height - 1) * 4));
        out.push(...[xx, yy, xy].map((sum) => sum / (width * (height - 1) * 16)));
      }
      out.push(...amounts);
    }
  return out;
}

describe('detail of a frame', () => {
  it.each([
    [120, 88],
    [333, 97],
    [64, 200],
  ])('is what its definition says, for %i x %i pixels', (widthPx, heightPx) => {
    const pixels = randomPixels(widthPx, heightPx, 3);
    const detail = detailOf(pixels);
    const slow = slowDetail(pixels);
    expect(detail.values.length).toBe(slow.length);
    expect(detail.columns * detail.rows * detailStride).toBe(slow.length);
    for (const [i, value] of slow.entries()) expect(detail.values[i]!).toBeCloseTo(value, 6);
  });

  it('has no tiles in pictures too small for one', () => {
    expect(detailOf(randomPixels(20, 200, 1)).values.length).toBe(0);
    expect(openDetail(packDetail(detailOf(randomPixels(20, 20, 1))))).toBeNull();
    expect(measurePicture(randomPixels(9, 9, 1)).measures.edge).toBeNull();
  });

  it('comes back from its bytes within 3 %, and other bytes are refused', () => {
    const detail = detailOf(randomPixels(400, 300, 5));
    const bytes = packDetail(detail);
    expect(bytes.length).toBe(4 + detail.columns * detail.rows * 18);
    const opened = openDetail(bytes)!;
    for (let tile = 0; tile < detail.columns * detail.rows; tile++) {
      const from = tile * detailStride;
      for (let i = 0; i < 12; i += 3) {
        const energy = detail.values[from + detailField.tensors + i]!;
        expect(Math.abs(opened.tensors[tile * 12 + i]! / energy - 1)).toBeLessThan(0.03);
      }
      for (let size = 0; size < 2; size++) {
        const at = from + detailField.tensors + 3 * size;
        const energy = detail.values[at]! + detail.values[at + 1]!;
        const narrow = Math.log2(energy / detail.values[from + detailField.amounts + size]! ** 2);
        expect(Math.abs(opened.narrowness[tile * 2 + size]! - narrow)).toBeLessThan(0.04);
      }
      expect(Math.abs(opened.colour[tile * 4]! - detail.values[from]!)).toBeLessThanOrEqual(0.5);
    }
    expect(openDetail(bytes.subarray(0, 100))).toBeNull();
    expect(openDetail(new Uint8Array(2))).toBeNull();
  });
});

describe('narrowness of detail', () => {
  it('is highest for edges that are sharp, and falls with blur and with grain alike', async () => {
    const scene = await paintedPixels(5);
    const narrowOf = (pixels: Pixels) => {
      const { narrowness } = openDetail(measurePicture(pixels).detail)!;
      return narrowness.reduce((sum, value) => sum + value, 0) / narrowness.length;
    };
    const sharp = narrowOf(scene);
    for (const sigma of [1.6, 3]) expect(narrowOf(await blurred(scene, sigma))).toBeLessThan(sharp - 0.1);
    const grainy: Pixels = {
      ...scene,
      data: scene.data.map((value, i) => Math.max(0, Math.min(255, value + ((i * 7919) % 31) - 15))),
    };
    expect(narrowOf(grainy)).toBeLessThan(sharp - 0.1);
  });
});

describe('sharpness of a frame by itself', () => {
  let scene: Pixels;
  const edgeOf = (pixels: Pixels) => ownSharpness(openDetail(measurePicture(pixels).detail)!).edge;

  beforeAll(async () => {
    scene = await paintedPixels(5);
  });

  it('falls with blur and with movement, whose other direction stays sharp', async () => {
    const edges = [edgeOf(scene)!];
    for (const sigma of [0.8, 1.6, 3, 6]) edges.push(edgeOf(await blurred(scene, sigma))!);
    expect(edges.every((edge, i) => i === 0 || edge < edges[i - 1]! - 0.2)).toBe(true);
    const moved: Pixels = { ...scene, data: Uint8Array.from(scene.data) };
    for (let i = 0; i < moved.data.length; i++) {
      let sum = 0;
      for (let k = 0; k < 12; k++) sum += scene.data[Math.max(i % 3, i - k * 3)]!;
      moved.data[i] = sum / 12;
    }
    const { edge, bestEdge } = ownSharpness(openDetail(measurePicture(moved).detail)!);
    expect(edge!).toBeLessThan(edges[2]!);
    expect(bestEdge! - edge!).toBeGreaterThan(1);
  });

  it('cannot be told where there are no edges, and grain is none', () => {
    expect(edgeOf(picture(600, 400, () => [120, 130, 140]))).toBeNull();
    expect(edgeOf(picture(600, 400, (x, y) => [x / 4, y / 4, 90]))).toBeNull();
    expect(edgeOf(noisyGrey(600, 400, 4))).toBeNull();
  });
});

/** @file What a simple tool would rank by, each higher for sharper: nothing of the engine is used. */

export interface Baselines {
  /** Variance of the Laplacian (Pech-Pacheco et al. 2000). */
  laplacian: number;
  /** Tenengrad: mean squared Sobel gradient (Tenenbaum 1970). */
  tenengrad: number;
  /** Size of the JPEG. */
  fileSize: number;
  /** Energy of what a 5x5 mean takes away. */
  highFrequency: number;
}

export const baselineNames = ['laplacian', 'tenengrad', 'fileSize', 'highFrequency'] as const;

export function baselinesOf(
  { data, widthPx, heightPx }: { data: Uint8Array; widthPx: number; heightPx: number },
  fileBytes: number,
): Baselines {
  const grey = new Float32Array(widthPx * heightPx);
  for (let i = 0; i < grey.length; i++)
    grey[i] = 0.299 * data[i * 3]! + 0.587 * data[i * 3 + 1]! + 0.114 * data[i * 3 + 2]!;
  let [sum, squares, sobel, high, count] = [0, 0, 0, 0, 0];
  for (let y = 2; y < heightPx - 2; y++)
    for (let x = 2; x < widthPx - 2; x++) {
      const i = y * widthPx + x;
      const [n, s, w, e, c] = [grey[i - widthPx]!, grey[i + widthPx]!, grey[i - 1]!, grey[i + 1]!, grey[i]!];
      const [nw, ne, sw, se] = [
        grey[i - widthPx - 1]!,
        grey[i - widthPx + 1]!,
        grey[i + widthPx - 1]!,
        grey[i + widthPx + 1]!,
      ];
      const laplacian = n + s + w + e - 4 * c;
      sum += laplacian;
      squares += laplacian * laplacian;
      const gx = ne + 2 * e + se - nw - 2 * w - sw;
      const gy = sw + 2 * s + se - nw - 2 * n - ne;
      sobel += gx * gx + gy * gy;
      let mean = 0;
      for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) mean += grey[i + dy * widthPx + dx]!;
      high += (c - mean / 25) ** 2;
      count += 1;
    }
  if (count === 0) return { laplacian: 0, tenengrad: 0, fileSize: fileBytes, highFrequency: 0 };
  return {
    laplacian: squares / count - (sum / count) ** 2,
    tenengrad: sobel / count,
    fileSize: fileBytes,
    highFrequency: high / count,
  };
}

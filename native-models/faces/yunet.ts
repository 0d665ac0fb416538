/** @file YuNet's input and output (Wu, Peng and Yu: YuNet, a tiny millisecond-level face detector, 2023). */
import type { Feeds, Outputs, Picture } from '../adapters/adapter-types.ts';
import type { Detection } from './face-types.ts';

const strides = [8, 16, 32] as const;

const padded = (size: number): number => Math.ceil(size / 32) * 32;

/** BGR 0..255 float, channel planes, black padding at the right and the bottom to multiples of 32. */
export function prepareYunet(picture: Picture): Feeds {
  const { data, widthPx, heightPx } = picture;
  const width = padded(widthPx);
  const height = padded(heightPx);
  const plane = width * height;
  const input = new Float32Array(3 * plane);
  for (let y = 0; y < heightPx; y++) {
    let at = y * widthPx * 3;
    const end = y * width + widthPx;
    for (let out = y * width; out < end; out++, at += 3) {
      input[out] = data[at + 2]!;
      input[out + plane] = data[at + 1]!;
      input[out + 2 * plane] = data[at]!;
    }
  }
  return { input: { type: 'float32', data: input, dims: [1, 3, height, width] } };
}

function output(outputs: Outputs, name: string, length: number): Float32Array {
  const data = outputs[name]?.data;
  if (data?.length !== length) throw new Error(`the face detector's output ${name} does not have ${length} values`);
  return data;
}

const clamp01 = (value: number): number => Math.min(Math.max(value, 0), 1);

/**
 * Every candidate scoring at least `minScore`, in pixels of the picture given to `prepareYunet`; not yet suppressed.
 * @throws Error when the outputs have other sizes or are no numbers: a broken model or device, never a picture's fault.
 */
export function decodeYunet(outputs: Outputs, widthPx: number, heightPx: number, minScore: number): Detection[] {
  const found: Detection[] = [];
  for (const stride of strides) {
    const columns = padded(widthPx) / stride;
    const count = columns * (padded(heightPx) / stride);
    const classes = output(outputs, `cls_${stride}`, count);
    const objects = output(outputs, `obj_${stride}`, count);
    const boxes = output(outputs, `bbox_${stride}`, count * 4);
    const points = output(outputs, `kps_${stride}`, count * 10);
    for (let index = 0; index < count; index++) {
      const score = Math.sqrt(clamp01(classes[index]!) * clamp01(objects[index]!));
      if (Number.isNaN(score)) throw new Error('the face detector returned values that are no numbers');
      if (score < minScore) continue;
      const column = index % columns;
      const row = Math.floor(index / columns);
      const w = Math.exp(boxes[index * 4 + 2]!) * stride;
      const h = Math.exp(boxes[index * 4 + 3]!) * stride;
      found.push({
        score,
        box: {
          x: (column + boxes[index * 4]!) * stride - w / 2,
          y: (row + boxes[index * 4 + 1]!) * stride - h / 2,
          w,
          h,
        },
        points: [0, 1, 2, 3, 4].map((point) => ({
          x: (column + points[index * 10 + point * 2]!) * stride,
          y: (row + points[index * 10 + point * 2 + 1]!) * stride,
        })),
      });
    }
  }
  return found;
}

/** @file Detection at two scales, and the pixels to judge each found face by. */
import type { Picture } from '../adapters/adapter-types.ts';
import type { AnalyseFacesOptions } from './face-models.ts';
import type { Detection, Point } from './face-types.ts';
import { mergeDetections, scaleDetections, suppress } from './merge-detections.ts';
import { shrinkTo } from './resample.ts';
import { decodeYunet, prepareYunet } from './yunet.ts';

const coarseLongSidePx = 640;
const fineLongSidePx = 1280;
/** Faces up to this size, in pixels of the fine pass, are taken from it. */
const fineFacePx = 160;
/** The fine pass sees four times as many places to be wrong in, so it must be surer. */
const leastScore = { coarse: 0.6, fine: 0.7 };
/** Below this a native crop is worth asking for. */
const nativeBelowPx = 160;

async function detect(options: AnalyseFacesOptions, picture: Picture, minScore: number): Promise<Detection[]> {
  options.signal?.throwIfAborted();
  const outputs = await options.run('detector', prepareYunet(picture));
  const candidates = decodeYunet(outputs, picture.widthPx, picture.heightPx, minScore);
  return scaleDetections(suppress(candidates, 0.3), options.picture.widthPx / picture.widthPx);
}

/** Faces of the picture, in its pixels: the large ones found at a longer side of 640, the small ones at 1280. */
export async function findFaces(options: AnalyseFacesOptions): Promise<Detection[]> {
  const { picture } = options;
  const fine = shrinkTo(picture, fineLongSidePx);
  const coarse = shrinkTo(fine, coarseLongSidePx);
  const large = await detect(options, coarse, leastScore.coarse);
  if (coarse === fine) return mergeDetections(large, [], 0);
  const small = await detect(options, fine, leastScore.fine);
  return mergeDetections(large, small, (fineFacePx * picture.widthPx) / fine.widthPx);
}

/** A face in the pixels that it is judged by. */
export type FaceView = {
  readonly picture: Picture;
  readonly detection: Detection;
  /** From this view's pixels to the analysed picture's. */
  readonly toPicture: (at: Point) => Point;
};

/** The native pixels of a face where they help and can be had, else the picture itself. */
export async function viewFace(options: AnalyseFacesOptions, detection: Detection): Promise<FaceView> {
  const { picture, nativeCrop } = options;
  const { box } = detection;
  const long = Math.max(box.w, box.h);
  const crop =
    nativeCrop && long < nativeBelowPx
      ? await nativeCrop({
          x: (box.x + box.w / 2 - long) / picture.widthPx,
          y: (box.y + box.h / 2 - long) / picture.heightPx,
          w: (2 * long) / picture.widthPx,
          h: (2 * long) / picture.heightPx,
        })
      : null;
  if (!crop) return { picture, detection, toPicture: (at) => at };
  const left = crop.region.x * picture.widthPx;
  const top = crop.region.y * picture.heightPx;
  const factor = crop.picture.widthPx / (crop.region.w * picture.widthPx);
  const moved: Detection = {
    score: detection.score,
    box: { ...box, x: box.x - left, y: box.y - top },
    points: detection.points.map(({ x, y }) => ({ x: x - left, y: y - top })),
  };
  return {
    picture: crop.picture,
    detection: scaleDetections([moved], factor)[0]!,
    toPicture: ({ x, y }) => ({ x: x / factor + left, y: y / factor + top }),
  };
}

/**
 * @file Everything that the models say about the faces of one picture.
 *
 * [Note: Pixels for faces] The caller gives one decoded picture; a longer side of 2048 is the recommendation: large
 * enough that an eye of a face a tenth of the picture wide has the 24 pixels it takes to be called closed, small enough
 * to decode and hand over quickly. Detection shrinks it to 1280 and 640 itself. Where the original has more pixels and
 * a face is small, `nativeCrop` may supply them. Sharpness at native resolution is not measured here: the engine does
 * that where it decodes, once the boxes are known, so those fields are null.
 */

import { lookOf } from './face-look.ts';
import type { AnalyseFacesOptions } from './face-models.ts';
import type { Box, Detection, EyeFinding, FaceFinding, Point } from './face-types.ts';
import { type FaceView, findFaces, viewFace } from './find-faces.ts';
import { type Judgement, judgeFace } from './judge-eyes.ts';
import { kissingFaces } from './kissing.ts';
import { type ObservedEye, type ObservedFace, observeFace } from './observe-face.ts';
import { prominences } from './picture-verdict.ts';
import { decodeRecognisability, prepareRecognisability } from './recognisability.ts';

/** Smaller faces have eyes of less than about ten pixels: nothing to look at. Longer side, pixels of the view. */
const leastFacePx = 64;
/** A face of fewer pixels tells how small it is and nothing else. */
const leastRecognisedPx = 32;

const tooSmall: Judgement = { state: 'too-small', confidence: 0, because: 'too small to tell' };
const noModel: Judgement = { state: 'cant-tell', confidence: 0, because: 'the face landmarks model is not installed' };

const unit = (value: number): number => Math.min(Math.max(value, 0), 1);

/** From pixels to fractions of the picture. */
type Scale = { readonly point: (at: Point) => Point; readonly box: (box: Box) => Box };

/** An eye known from the detector's point alone: a box about as large as an eye with its lids. */
function roughEye(
  { box, points }: Detection,
  index: number,
  { state, confidence }: Judgement,
  scale: Scale,
): EyeFinding {
  const at = points[index]!;
  const w = box.w * 0.32;
  const h = w * 0.7;
  const place = scale.box({ x: at.x - w / 2, y: at.y - h / 2, w, h });
  return { state, confidence, aspectRatio: null, blink: null, box: place };
}

function observedEye({ judgement, aspectRatio, blink, box }: ObservedEye, scale: Scale): EyeFinding {
  return { state: judgement.state, confidence: unit(judgement.confidence), aspectRatio, blink, box: scale.box(box) };
}

function describe(
  detection: Detection,
  { prominence, isKissing }: { prominence: number; isKissing: boolean },
  seen: ObservedFace | Judgement,
  scale: Scale,
): FaceFinding {
  const common = {
    box: scale.box(detection.box),
    score: detection.score,
    points: detection.points.map(scale.point),
    prominence,
    sharpness: null,
    eyeSharpness: null,
    name: null,
  };
  const kissing = isKissing ? ('kissing' as const) : null;
  const unknown = { smile: null, squint: null, gazeDeg: null, yawDeg: null, pitchDeg: null, look: kissing };
  const rough = (right: Judgement, left: Judgement) => ({
    right: roughEye(detection, 0, right, scale),
    left: roughEye(detection, 1, left, scale),
  });
  if (!('eyes' in seen)) return { ...common, ...unknown, ...seen, presence: null, eyes: rough(seen, seen) };
  const { right, left } = seen.eyes;
  const { verdict, look } = lookOf(seen, judgeFace(right.judgement, left.judgement));
  const judged = { ...common, ...verdict, confidence: unit(verdict.confidence), presence: seen.presence };
  // Landmarks fitted to something that is no clear face are nowhere near its eyes.
  if (seen.presence < 0.5) return { ...judged, ...unknown, eyes: rough(right.judgement, left.judgement) };
  const { smile, gazeDeg, yawDeg, pitchDeg } = seen;
  return {
    ...judged,
    smile,
    squint: (right.squint + left.squint) / 2,
    look: kissing ?? look,
    gazeDeg: verdict.state === 'open' ? gazeDeg : null,
    yawDeg,
    pitchDeg,
    eyes: { right: observedEye(right, scale), left: observedEye(left, scale) },
  };
}

async function recognise(options: AnalyseFacesOptions, { picture, detection }: FaceView) {
  const { w, h } = detection.box;
  if (!options.installed.has('recognition') || Math.max(w, h) < leastRecognisedPx) return {};
  options.signal?.throwIfAborted();
  const outputs = await options.run('recognition', prepareRecognisability(picture, detection));
  return { recognisability: decodeRecognisability(outputs) };
}

/**
 * Finds the faces of a picture and judges their eyes, largest face first.
 * Boxes and points are fractions of the picture; those of faces at its edge may reach outside 0..1.
 * @throws what `run` throws, and the signal's reason when it is aborted, between two model runs.
 */
export async function analyseFaces(options: AnalyseFacesOptions): Promise<FaceFinding[]> {
  const { picture, installed } = options;
  if (!installed.has('detector')) return [];
  const found = await findFaces(options);
  const detections = found.toSorted((a, b) => b.box.w * b.box.h - a.box.w * a.box.h);
  const scale: Scale = {
    point: ({ x, y }) => ({ x: x / picture.widthPx, y: y / picture.heightPx }),
    box: ({ x, y, w, h }) => ({
      x: x / picture.widthPx,
      y: y / picture.heightPx,
      w: w / picture.widthPx,
      h: h / picture.heightPx,
    }),
  };
  const shares = prominences(detections.map(({ box, score }) => ({ box: scale.box(box), score })));
  const kissing = kissingFaces(detections);
  const findings: FaceFinding[] = [];
  for (const [index, detection] of detections.entries()) {
    const view = await viewFace(options, detection);
    const { w, h } = view.detection.box;
    const canObserve = installed.has('landmarks') && installed.has('blendshapes');
    const seen = Math.max(w, h) < leastFacePx ? tooSmall : canObserve ? await observeFace(options, view) : noModel;
    findings.push({
      ...describe(detection, { prominence: shares[index]!, isKissing: kissing.has(index) }, seen, scale),
      ...(await recognise(options, view)),
    });
  }
  return findings;
}

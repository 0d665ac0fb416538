/** @file Runs the landmark, blendshape and eye models on one face and gathers what they say. */
import { decodeEyeState, edgeWidth, eyesCovered, prepareEyeState } from './eye-evidence.ts';
import { type EyeGeometry, eyeFrame, headTurn, measureEye, type Side } from './eye-geometry.ts';
import type { AnalyseFacesOptions } from './face-models.ts';
import type { Box } from './face-types.ts';
import type { FaceView } from './find-faces.ts';
import { gazeAside } from './gaze.ts';
import { irisContrast } from './iris-contrast.ts';
import { type EyeEvidence, type FaceEvidence, type Judgement, judgeEye, readsClosed } from './judge-eyes.ts';
import {
  decodeBlendshapes,
  decodeLandmarks,
  faceFrame,
  type Landmarks,
  prepareBlendshapes,
  prepareLandmarks,
} from './landmarks.ts';

export type ObservedEye = EyeEvidence & { readonly judgement: Judgement; readonly box: Box };

export type ObservedFace = FaceEvidence & {
  readonly smile: number;
  /** See `gazeAside`. */
  readonly gazeDeg: number;
  readonly eyes: Readonly<Record<Side, ObservedEye>>;
};

/** The second look at eyes that read closed uses a tighter crop, at the other end of the model's range. */
const secondLookGrowth = 1.25;

async function findLandmarks(options: AnalyseFacesOptions, view: FaceView, growth?: number): Promise<Landmarks> {
  options.signal?.throwIfAborted();
  const frame = faceFrame(view.detection, growth);
  return decodeLandmarks(await options.run('landmarks', prepareLandmarks(view.picture, frame)), frame);
}

/** The eye with its lids and some skin, in pixels of the analysed picture. */
function boxAround(eye: EyeGeometry, view: FaceView): Box {
  const { width, height, centre } = eyeFrame(eye, 1.6, 0.7);
  const from = view.toPicture({ x: centre.x - width / 2, y: centre.y - height / 2 });
  const to = view.toPicture({ x: centre.x + width / 2, y: centre.y + height / 2 });
  return { x: from.x, y: from.y, w: to.x - from.x, h: to.y - from.y };
}

/** Evidence and verdicts for both eyes of the face in `view`. */
export async function observeFace(options: AnalyseFacesOptions, view: FaceView): Promise<ObservedFace> {
  const landmarks = await findLandmarks(options, view);
  const shapes = decodeBlendshapes(await options.run('blendshapes', prepareBlendshapes(landmarks)));
  const { w, h } = view.detection.box;
  const covered = eyesCovered(view.picture, landmarks, w);
  const face = { presence: landmarks.presence, ...headTurn(landmarks), covered, longSidePx: Math.max(w, h) };
  const gazeDeg = gazeAside(landmarks, face.yawDeg);
  const geometry = { right: measureEye(landmarks, 'right'), left: measureEye(landmarks, 'left') };
  const edges = { right: edgeWidth(view.picture, geometry.right), left: edgeWidth(view.picture, geometry.left) };
  const suspect = (side: Side): boolean =>
    readsClosed({ aspectRatio: geometry[side].aspectRatio, blink: shapes.blink[side], squint: shapes.squint[side] });
  const second = suspect('right') || suspect('left') ? await findLandmarks(options, view, secondLookGrowth) : null;

  const observe = async (side: Side, other: Side): Promise<ObservedEye> => {
    const eye = geometry[side];
    // Where skin or lids say that nothing can be seen, the classifier is heard as well.
    const asked = (suspect(side) || covered) && options.installed.has('eyes');
    const evidence: EyeEvidence = {
      aspectRatio: eye.aspectRatio,
      blink: shapes.blink[side],
      lookDown: shapes.lookDown[side],
      squint: shapes.squint[side],
      iris: irisContrast(view.picture, landmarks, side, eye),
      otherIris: irisContrast(view.picture, landmarks, other, geometry[other]),
      widthPx: eye.widthPx,
      edgeWidth: edges[side],
      otherEdgeWidth: edges[other],
      otherOverThis: geometry[other].widthPx / Math.max(eye.widthPx, 1e-6),
      secondAspectRatio: second ? measureEye(second, side).aspectRatio : null,
      classifierOpen: asked ? decodeEyeState(await options.run('eyes', prepareEyeState(view.picture, eye))) : null,
    };
    return { ...evidence, judgement: judgeEye(evidence, face), box: boxAround(eye, view) };
  };
  const right = await observe('right', 'left');
  const left = await observe('left', 'right');
  return { ...face, smile: shapes.smile, gazeDeg, eyes: { right, left } };
}

/** @file Rules of faces: the safeguards of a delivery, and the face of a passport. Pure. */
import type { BrokenRule, DeliveryRules, RuleCode } from '../../contract/checking.ts';
import type { Face } from '../../contract/face.ts';
import type { Verdict } from './check-picture.ts';
import type { FaceFacts } from './picture-facts.ts';

export interface SeenFace {
  face: Face;
  facts: FaceFacts;
}

export interface FacesIn {
  widthPx: number;
  heightPx: number;
  /** The prominent ones; null: nobody looked for faces. */
  faces: readonly SeenFace[] | null;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const round = (value: number) => Number(value.toPrecision(3));

/** `usualSkin`: of all faces that are checked; null where there are too few to say. */
export function checkFaces(
  rules: DeliveryRules,
  picture: FacesIn,
  usualSkin: { a: number; b: number } | null,
): Verdict {
  const breaks: BrokenRule[] = [];
  const unknown: BrokenRule[] = [];
  const fails = (rule: RuleCode, says: string) => breaks.push({ rule, says });
  if (!rules.faces && !rules.document) return { breaks, unknown };
  if (picture.faces === null) {
    const says = 'nobody looked for faces: their models are not installed';
    if (rules.document) unknown.push({ rule: 'document-face', says });
    if (rules.faces) unknown.push({ rule: 'face-size', says });
    return { breaks, unknown };
  }
  const { minPx, minEyeSharpness, maxClipped, maxSkinShift } = rules.faces ?? {};
  for (const { face, facts } of picture.faces) {
    const heightPx = Math.round(face.box.h * picture.heightPx);
    if (minPx !== undefined && heightPx < minPx)
      fails('face-size', `a face of ${heightPx} px, at least ${minPx} wanted`);
    if (minEyeSharpness !== undefined) {
      if (face.eyeSharpness === null) unknown.push({ rule: 'face-eyes', says: 'eyes too small or not measured' });
      else if (face.eyeSharpness < minEyeSharpness)
        fails('face-eyes', `eyes of sharpness ${round(face.eyeSharpness)}, at least ${minEyeSharpness} wanted`);
    }
    if (maxClipped !== undefined && facts.clipped > maxClipped)
      fails('face-clipping', `${percent(facts.clipped)} of a face clipped, at most ${percent(maxClipped)} wanted`);
    if (maxSkinShift !== undefined && usualSkin) {
      const shift = Math.hypot(facts.skin.a - usualSkin.a, facts.skin.b - usualSkin.b);
      if (shift > maxSkinShift)
        fails('face-skin', `skin ${round(shift)} away from the other faces' colour, at most ${maxSkinShift} wanted`);
    }
  }
  if (rules.document) checkDocument(rules.document, picture, picture.faces, fails, unknown);
  return { breaks, unknown };
}

function checkDocument(
  document: NonNullable<DeliveryRules['document']>,
  { widthPx, heightPx }: FacesIn,
  faces: readonly SeenFace[],
  fails: (rule: RuleCode, says: string) => void,
  unknown: BrokenRule[],
): void {
  const [only] = faces;
  if (!only || faces.length > 1) {
    fails('document-face', only ? `${faces.length} faces, one wanted` : 'no face was found');
    return;
  }
  const { face, facts } = only;
  const { box } = face;
  if (document.faceHeight) {
    const [least, most] = document.faceHeight;
    if (box.h < least || box.h > most)
      fails(
        'document-face',
        `the face takes ${percent(box.h)} of the height, ${percent(least)} to ${percent(most)} wanted`,
      );
  }
  const off = Math.abs(box.x + box.w / 2 - 0.5);
  if (document.maxOffCentre !== undefined && off > document.maxOffCentre)
    fails('document-place', `${percent(off)} off the middle, at most ${percent(document.maxOffCentre)} wanted`);
  // Hair and chin reach beyond what a face detector marks.
  const isCut = box.x < 0.02 || box.x + box.w > 0.98 || box.y - 0.12 * box.h < 0 || box.y + box.h * 1.02 > 1;
  if (isCut) fails('document-cut', 'the head is cut off or touches the edge');
  const [right, left] = face.points;
  if (document.maxRollDeg !== undefined && right && left) {
    const roll = (Math.atan2((left.y - right.y) * heightPx, (left.x - right.x) * widthPx) * 180) / Math.PI;
    if (Math.abs(roll) > document.maxRollDeg)
      fails(
        'document-level',
        `eyes ${round(Math.abs(roll))} degrees from level, at most ${document.maxRollDeg} wanted`,
      );
  }
  if (document.maxTurnDeg !== undefined) {
    if (face.yawDeg === null || face.pitchDeg === null)
      unknown.push({ rule: 'document-gaze', says: 'the direction of the head is not known' });
    else if (Math.max(Math.abs(face.yawDeg), Math.abs(face.pitchDeg)) > document.maxTurnDeg)
      fails(
        'document-gaze',
        `head turned ${round(Math.abs(face.yawDeg))} degrees aside and ${round(Math.abs(face.pitchDeg))} up or down, at most ${document.maxTurnDeg} wanted`,
      );
  }
  if (document.eyesOpen) {
    if (face.state === 'closed') fails('document-eyes', 'eyes closed');
    else if (face.state !== 'open')
      unknown.push({ rule: 'document-eyes', says: `eyes cannot be told${face.because ? ` (${face.because})` : ''}` });
  }
  if (document.maxUnevenLight !== undefined && facts.unevenLight > document.maxUnevenLight)
    fails(
      'document-light',
      `one half of the face is ${percent(facts.unevenLight)} brighter, at most ${percent(document.maxUnevenLight)} wanted`,
    );
  if (document.maxBackground !== undefined) {
    if (facts.background === null)
      unknown.push({ rule: 'document-background', says: 'there is nothing beside the head' });
    else if (facts.background > document.maxBackground)
      fails(
        'document-background',
        `the background varies by ${round(facts.background)} levels, at most ${document.maxBackground} wanted`,
      );
  }
}

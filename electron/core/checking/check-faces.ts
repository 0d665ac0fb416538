/** @file Rules of faces: the safeguards of a delivery, and the face of a passport. Pure. */

import { say } from '../../../texts/say.ts';
import type { BrokenRule, DeliveryRules, RuleCode } from '../../contract/checking.ts';
import type { Face } from '../../contract/face.ts';
import type { Told } from '../../contract/told.ts';
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

const round = (value: number) => Number(value.toPrecision(3));

/** `usualSkin`: of all faces that are checked; null where there are too few to say. */
export function checkFaces(
  rules: DeliveryRules,
  picture: FacesIn,
  usualSkin: { a: number; b: number } | null,
): Verdict {
  const breaks: BrokenRule[] = [];
  const unknown: BrokenRule[] = [];
  const fails = (rule: RuleCode, says: Told) => breaks.push({ rule, says });
  if (!rules.faces && !rules.document) return { breaks, unknown };
  if (picture.faces === null) {
    const says = say('check.nobodyLooked');
    if (rules.document) unknown.push({ rule: 'document-face', says });
    if (rules.faces) unknown.push({ rule: 'face-size', says });
    return { breaks, unknown };
  }
  const { minPx, minEyeSharpness, maxClipped, maxSkinShift } = rules.faces ?? {};
  for (const { face, facts } of picture.faces) {
    const heightPx = Math.round(face.box.h * picture.heightPx);
    if (minPx !== undefined && heightPx < minPx) fails('face-size', say('check.faceSize', { heightPx, minPx }));
    if (minEyeSharpness !== undefined) {
      if (face.eyeSharpness === null) unknown.push({ rule: 'face-eyes', says: say('check.eyesSmall') });
      else if (face.eyeSharpness < minEyeSharpness)
        fails('face-eyes', say('check.eyes', { sharpness: round(face.eyeSharpness), least: minEyeSharpness }));
    }
    if (maxClipped !== undefined && facts.clipped > maxClipped)
      fails('face-clipping', say('check.faceClipped', { share: facts.clipped, most: maxClipped }));
    if (maxSkinShift !== undefined && usualSkin) {
      const shift = Math.hypot(facts.skin.a - usualSkin.a, facts.skin.b - usualSkin.b);
      if (shift > maxSkinShift) fails('face-skin', say('check.skin', { shift: round(shift), most: maxSkinShift }));
    }
  }
  if (rules.document) checkDocument(rules.document, picture, picture.faces, fails, unknown);
  return { breaks, unknown };
}

function checkDocument(
  document: NonNullable<DeliveryRules['document']>,
  { widthPx, heightPx }: FacesIn,
  faces: readonly SeenFace[],
  fails: (rule: RuleCode, says: Told) => void,
  unknown: BrokenRule[],
): void {
  const [only] = faces;
  if (!only || faces.length > 1) {
    fails('document-face', only ? say('check.faces', { faces: faces.length }) : say('check.noFace'));
    return;
  }
  const { face, facts } = only;
  const { box } = face;
  if (document.faceHeight) {
    const [least, most] = document.faceHeight;
    if (box.h < least || box.h > most) fails('document-face', say('check.headSize', { share: box.h, least, most }));
  }
  const off = Math.abs(box.x + box.w / 2 - 0.5);
  if (document.maxOffCentre !== undefined && off > document.maxOffCentre)
    fails('document-place', say('check.offCentre', { off, most: document.maxOffCentre }));
  // Hair and chin reach beyond what a face detector marks.
  const isCut = box.x < 0.02 || box.x + box.w > 0.98 || box.y - 0.12 * box.h < 0 || box.y + box.h * 1.02 > 1;
  if (isCut) fails('document-cut', say('check.headCut'));
  const [right, left] = face.points;
  if (document.maxRollDeg !== undefined && right && left) {
    const roll = (Math.atan2((left.y - right.y) * heightPx, (left.x - right.x) * widthPx) * 180) / Math.PI;
    if (Math.abs(roll) > document.maxRollDeg)
      fails('document-level', say('check.roll', { degrees: round(Math.abs(roll)), most: document.maxRollDeg }));
  }
  if (document.maxTurnDeg !== undefined) {
    if (face.yawDeg === null || face.pitchDeg === null)
      unknown.push({ rule: 'document-gaze', says: say('check.directionUnknown') });
    else if (Math.max(Math.abs(face.yawDeg), Math.abs(face.pitchDeg)) > document.maxTurnDeg)
      fails(
        'document-gaze',
        say('check.turned', {
          yaw: round(Math.abs(face.yawDeg)),
          pitch: round(Math.abs(face.pitchDeg)),
          most: document.maxTurnDeg,
        }),
      );
  }
  if (document.eyesOpen) {
    if (face.state === 'closed') fails('document-eyes', say('check.eyesClosed'));
    else if (face.state !== 'open')
      unknown.push({ rule: 'document-eyes', says: say('check.eyesUnknown', { because: face.because ?? null }) });
  }
  if (document.maxUnevenLight !== undefined && facts.unevenLight > document.maxUnevenLight)
    fails('document-light', say('check.uneven', { share: facts.unevenLight, most: document.maxUnevenLight }));
  if (document.maxBackground !== undefined) {
    if (facts.background === null) unknown.push({ rule: 'document-background', says: say('check.nothingBeside') });
    else if (facts.background > document.maxBackground)
      fails(
        'document-background',
        say('check.background', { levels: round(facts.background), most: document.maxBackground }),
      );
  }
}

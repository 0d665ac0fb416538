/** @file Sharpness on the focus point, as soon as both the picture's map and its metadata are there, in whichever order they came. */
import type { Box } from '../../contract/face.ts';
import type { Measures, SharpnessMap } from '../../contract/measures.ts';
import { subjectSharpness } from '../measures/sharpness-map.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** A tenth of the frame around the focus point: a camera's larger autofocus areas. */
export function focusBoxes(photo: ShootPhoto): Box[] {
  const focus = photo.metadata?.focusPoint;
  return focus ? [{ x: focus.x - 0.05, y: focus.y - 0.05, w: 0.1, h: 0.1 }] : [];
}

/** The measures with subject sharpness filled in; null where nothing is to be filled in. */
export function withFocusSharpness(photo: ShootPhoto, map: SharpnessMap | null): Measures | null {
  const boxes = focusBoxes(photo);
  if (boxes.length === 0 || map === null || photo.measures === null || photo.measures.subjectSharpness !== null)
    return null;
  const found = subjectSharpness(map, boxes);
  return found === null ? null : { ...photo.measures, subjectSharpness: found };
}

/** @file The face that is looked at: which one, and the zoom that shows it at 1:1. */
import { createStore } from 'zustand/vanilla';
import type { Face } from '../../../electron/contract/face.ts';
import { clampZoom, type Size, type Zoom } from '../../layout/zoom.ts';

export interface FaceFocus {
  photoId: number | null;
  /** Among the photo's faces as the engine orders them: worst first. */
  index: number;
}

/** What F, a click on a close-up and the face boxes agree on. */
export const faceFocus = createStore<FaceFocus>(() => ({ photoId: null, index: -1 }));

/** The largest face; -1 where there is none. */
export const mainFace = (faces: readonly Pick<Face, 'prominence'>[]): number =>
  faces.reduce((best, face, i) => (best < 0 || face.prominence > faces[best]!.prominence ? i : best), -1);

/** The middle between the eyes (fractions). */
export const eyesOf = ({ points }: Pick<Face, 'points'>): { x: number; y: number } => {
  const [right, left] = points;
  return { x: (right!.x + left!.x) / 2, y: (right!.y + left!.y) / 2 };
};

/** 1:1 on a face: all of it where it fits into the pane, else its eyes. */
export const zoomOnFace = (face: Pick<Face, 'box' | 'points'>, picture: Size, pane: Size): Zoom => {
  const { box } = face;
  const fits = box.w * picture.width <= pane.width && box.h * picture.height <= pane.height;
  const on = fits ? { x: box.x + box.w / 2, y: box.y + box.h / 2 } : eyesOf(face);
  return clampZoom({ kind: 'at', scale: 1, ...on }, picture, pane);
};

/** The face nearest to a point (fractions); -1 where there is none. */
export const faceNearest = (faces: readonly Pick<Face, 'box'>[], at: { x: number; y: number }): number => {
  const apart = ({ box }: Pick<Face, 'box'>): number => Math.hypot(box.x + box.w / 2 - at.x, box.y + box.h / 2 - at.y);
  return faces.reduce((best, face, i) => (best < 0 || apart(face) < apart(faces[best]!) ? i : best), -1);
};

/** @file Scores and face regions as XMP elements, where the photographer asked for them. */
import type { Face } from '../../../contract/face.ts';
import type { Score } from '../../../contract/score.ts';
import { escapeXml } from '../../xmp/edit-xmp.ts';

/** chinagraph:Scores, a bag of structures in our own namespace: model, score, weights, scored long side, device. */
export function scoresElement(scores: readonly Score[]): string {
  const items = scores.map(({ model, value, provenance: by }) => {
    const fields = {
      Model: model,
      Score: String(value),
      Weights: by.weightsSha256,
      ScoredLongSide: String(by.scoredLongSidePx),
      Device: by.device,
    };
    const inner = Object.entries(fields).map(
      ([name, text]) => `<chinagraph:${name}>${escapeXml(text)}</chinagraph:${name}>`,
    );
    return `<rdf:li rdf:parseType="Resource">${inner.join('')}</rdf:li>`;
  });
  return `<chinagraph:Scores><rdf:Bag>${items.join('')}</rdf:Bag></chinagraph:Scores>`;
}

/**
 * mwg-rs:Regions (Metadata Working Group 2.0, 5.9): x and y are the region's centre, in the stored, unrotated picture. Named faces first: digiKam stops
 * at the first region without a name.
 */
export function regionsElement(
  faces: readonly Face[],
  stored: { widthPx: number; heightPx: number; orientation: number },
): string {
  const sorted = faces.toSorted((a, b) => Number(b.name !== null) - Number(a.name !== null));
  const items = sorted.map((face) => {
    const { x, y, w, h } = toStored(face.box, stored.orientation);
    const area = `<mwg-rs:Area stArea:x="${x.toFixed(6)}" stArea:y="${y.toFixed(6)}" stArea:w="${w.toFixed(6)}" stArea:h="${h.toFixed(6)}" stArea:unit="normalized"/>`;
    const name = face.name === null ? '' : `<mwg-rs:Name>${escapeXml(face.name)}</mwg-rs:Name>`;
    return `<rdf:li rdf:parseType="Resource">${area}<mwg-rs:Type>Face</mwg-rs:Type>${name}</rdf:li>`;
  });
  const size = `<mwg-rs:AppliedToDimensions stDim:w="${stored.widthPx}" stDim:h="${stored.heightPx}" stDim:unit="pixel"/>`;
  return `<mwg-rs:Regions rdf:parseType="Resource">${size}<mwg-rs:RegionList><rdf:Bag>${items.join('')}</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>`;
}

/** A box of the upright picture as centre and size in the stored one, for the eight EXIF orientations. */
function toStored(box: Face['box'], orientation: number): { x: number; y: number; w: number; h: number } {
  const u = box.x + box.w / 2;
  const v = box.y + box.h / 2;
  const centres: Record<number, [number, number]> = {
    1: [u, v],
    2: [1 - u, v],
    3: [1 - u, 1 - v],
    4: [u, 1 - v],
    5: [v, u],
    6: [v, 1 - u],
    7: [1 - v, 1 - u],
    8: [1 - v, u],
  };
  const [x, y] = centres[orientation] ?? [u, v];
  return orientation >= 5 ? { x, y, w: box.h, h: box.w } : { x, y, w: box.w, h: box.h };
}

/** @file Face regions that a file already carries (MWG), matched to the faces found. */

import { overlap } from '../../../native-models/faces/index.ts';
import type { Box, Face } from '../../contract/face.ts';

/** A region as read from a file: corner and size as fractions of the upright picture. */
export type FileRegion = { readonly box: Box; readonly name: string | null; readonly kind: string };

export type MatchedRegions = {
  /** The faces, with the names of their regions. */
  readonly faces: Face[];
  /** For each face, the place of its region in the list given, or null. */
  readonly regionOfFace: readonly (number | null)[];
  /** Face regions for which no face was found; other kinds (pets, focus points, bar codes) are not listed. */
  readonly unmatched: readonly FileRegion[];
};

/** Programs draw boxes from eyebrows to chin or around the whole head: two boxes of one face may share this little. */
const leastOverlap = 0.15;

function holdsMiddle(outer: Box, inner: Box): boolean {
  const x = inner.x + inner.w / 2;
  const y = inner.y + inner.h / 2;
  return x >= outer.x && x <= outer.x + outer.w && y >= outer.y && y <= outer.y + outer.h;
}

/** Each region goes to at most one face and each face to at most one region, best overlaps first. */
export function matchRegions(faces: readonly Face[], regions: readonly FileRegion[]): MatchedRegions {
  const pairs = regions.flatMap((region, regionIndex) =>
    region.kind.toLowerCase() !== 'face'
      ? []
      : faces.map((face, faceIndex) => ({
          regionIndex,
          faceIndex,
          share: overlap(region.box, face.box),
          inside: holdsMiddle(region.box, face.box) || holdsMiddle(face.box, region.box),
        })),
  );
  const regionOfFace: (number | null)[] = faces.map(() => null);
  const taken = new Set<number>();
  for (const pair of pairs.toSorted((a, b) => b.share - a.share)) {
    if (pair.share < leastOverlap || !pair.inside) continue;
    if (taken.has(pair.regionIndex) || regionOfFace[pair.faceIndex] !== null) continue;
    regionOfFace[pair.faceIndex] = pair.regionIndex;
    taken.add(pair.regionIndex);
  }
  return {
    faces: faces.map((face, index) => {
      const region = regionOfFace[index];
      return region === null || region === undefined ? face : { ...face, name: regions[region]!.name ?? face.name };
    }),
    regionOfFace,
    unmatched: regions.filter((region, index) => region.kind.toLowerCase() === 'face' && !taken.has(index)),
  };
}

/** @file Gradient magnitude similarity deviation (Xue, Zhang, Mou, Bovik 2014), as in the authors' GMSD.m. */
import { gradientLength, prewitt, shrinkByMean } from '../../../../native-models/signal/filter.ts';
import { meanOf, type Plane, zipPlanes } from '../../../../native-models/signal/plane.ts';

const c = 170;

/** Of grey planes (0..255): the halved picture's similarity of gradients at every place, 0..1, 1 where they are equal. */
function gmsMap(reference: Plane, test: Plane): Plane {
  const gradient = (plane: Plane) => gradientLength(shrinkByMean(plane, 2), prewitt);
  return zipPlanes(gradient(reference), gradient(test), (a, b) => (2 * a * b + c) / (a * a + b * b + c));
}

/** The map, and its standard deviation: 0 for identical pictures, about 0.35 at worst; less is closer. */
export function gmsd(reference: Plane, test: Plane): { value: number; map: Plane } {
  const map = gmsMap(reference, test);
  const mean = meanOf(map);
  let sum = 0;
  for (let i = 0; i < map.data.length; i++) sum += (map.data[i]! - mean) ** 2;
  return { value: Math.sqrt(sum / Math.max(1, map.data.length - 1)), map };
}

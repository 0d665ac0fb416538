/** @file A metric's map as a picture: black where nothing differs, over red and yellow to white. */

import type { Plane } from '../../../native-models/signal/plane.ts';
import type { Pixels } from '../pixels/pixels.ts';

const stops = [
  [0, 0, 0],
  [87, 16, 110],
  [188, 55, 84],
  [249, 142, 9],
  [252, 255, 230],
] as const;

/** `map`: 1 is alike, 0 and below is as different as the scale goes. */
export function heatMap(map: Plane): Pixels {
  const data = new Uint8Array(map.data.length * 3);
  map.data.forEach((value, i) => {
    const at = Math.min(1, Math.max(0, 1 - value)) * (stops.length - 1);
    const first = Math.min(Math.floor(at), stops.length - 2);
    for (let channel = 0; channel < 3; channel++) {
      const [low, high] = [stops[first]![channel]!, stops[first + 1]![channel]!];
      data[i * 3 + channel] = Math.round(low + (high - low) * (at - first));
    }
  });
  return { data, widthPx: map.widthPx, heightPx: map.heightPx };
}

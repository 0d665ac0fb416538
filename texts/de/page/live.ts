/** @file Worte eines Ordners, in den eine Kamera fotografiert. */
import type { liveTexts as english } from '../../en/page/live.ts';
import type { Like } from '../../like.ts';

export const liveTexts: Like<typeof english> = {
  follows: 'Geht zu jedem Bild, das kommt',
  stays: 'Bleibt, wo es ist, wenn Bilder kommen',
  reference: 'Vergleichsbild',
};

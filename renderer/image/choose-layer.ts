/**
 * @file What a pane draws next: the decode gate. A pane keeps what it shows until something at least as good is decoded, so that nothing sharp is ever
 * covered by a blur, and a frame swaps at once or not at all.
 */

export type Quality = 'thumb' | 'nav' | 'full';
const rank: Record<Quality, number> = { thumb: 0, nav: 1, full: 2 };

export interface LayerChoice {
  /** Tiers of the wanted photo that are decoded. */
  ready: readonly Quality[];
  /** The tier that is sharp at this zoom. */
  needed: 'nav' | 'full';
  /** What the pane shows now. */
  shown: { samePhoto: boolean; quality: Quality } | null;
  /** Since the photo was asked for. */
  waitedMs: number;
}

/** After this long the old frame gives way to a stand-in of the new one: showing the wrong photo for longer misleads more than a blur does. */
export const standInAfterMs = 120;

/** The tier to draw, or null to leave the pane as it is. */
export const chooseLayer = ({ ready, needed, shown, waitedMs }: LayerChoice): Quality | null => {
  const best = ready.reduce<Quality | null>((a, b) => (a === null || rank[b] > rank[a] ? b : a), null);
  if (best === null) return null;
  const sharp = rank[best] >= rank[needed];
  if (shown?.samePhoto) return rank[best] > rank[shown.quality] ? best : null;
  if (sharp || shown === null || waitedMs >= standInAfterMs) return sharp && ready.includes(needed) ? needed : best;
  return null;
};

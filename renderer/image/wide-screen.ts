/** @file Screens that show more colours than sRGB get pictures in their own colours. */
import type { SizedTier, Tier } from '../api/preview-address.ts';

/** The window may be moved to another screen: asked each time. */
export const isWideScreen = (): boolean => matchMedia('(color-gamut: p3)').matches;

/** The tier to ask for on this screen. Thumbnails come in sRGB alone. */
export const tierOnScreen = (tier: SizedTier): Tier => (tier !== 'thumb' && isWideScreen() ? `${tier}-wide` : tier);

/** @file Where the pictures are: by photo id, never by path. */

export type SizedTier = 'thumb' | 'cell' | 'nav' | 'full';
/** `-wide`: in the picture's own colours where they are wider than sRGB, else as without it. */
export type Tier = SizedTier | `${Exclude<SizedTier, 'thumb'>}-wide`;

/** `base` ends with a slash: "/preview/" in the browser, "photo://preview/" in Electron. */
export const previewAddress = (base: string, id: number, tier: Tier, version: string): string =>
  `${base}${id}?tier=${tier}&v=${encodeURIComponent(version)}`;

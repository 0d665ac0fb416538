/** @file Where the pictures are: by photo id, never by path. */

export type Tier = 'thumb' | 'cell' | 'nav' | 'full';

/** `base` ends with a slash: "/preview/" in the browser, "photo://preview/" in Electron. */
export const previewAddress = (base: string, id: number, tier: Tier, version: string): string =>
  `${base}${id}?tier=${tier}&v=${encodeURIComponent(version)}`;

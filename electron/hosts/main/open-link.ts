/** @file The only addresses that leave the app: the licences it shows and its own pages, literally. */
import { modelManifests } from '../../../native-models/manifest.ts';

const allowed: ReadonlySet<string> = new Set([
  ...modelManifests.map(({ licence }) => licence.url),
  'https://github.com/google-research/google-research/tree/master/musiq',
  'https://github.com/zwx8981/LIQE',
]);

/** The address to hand to the system's browser; null for anything that is not on the list, character by character. */
export const linkToOpen = (address: string): string | null => (allowed.has(address) ? address : null);

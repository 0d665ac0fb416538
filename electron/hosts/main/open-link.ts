/** @file The only addresses that leave the app: the licences it shows and its own pages, literally. */

import { families, modelManifests } from '../../../native-models/families/index.ts';
import { isReleaseAddress, releasePage } from '../../core/updates/release.ts';
import { releases } from '../../core/work/version.ts';

const allowed: ReadonlySet<string> = new Set([
  ...(releases !== null && isReleaseAddress(releases) ? [releasePage(releases)] : []),
  ...modelManifests.map(({ licence }) => licence.url),
  ...families.flatMap(({ links = [] }) => links),
]);

/** The address to hand to the system's browser; null for anything that is not on the list, character by character. */
export const linkToOpen = (address: string): string | null => (allowed.has(address) ? address : null);

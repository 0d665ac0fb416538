/**
 * @file Everything the page says, in the language it is read in: only that one is loaded. Whoever imports this waits for it, so that words may stand
 * in a module's own constants. Another language is another page: `renderer/actions/change-language.ts` loads it anew.
 */
import type { XmpProfile } from '../../electron/contract/exporting.ts';
import { loadPage } from '../../texts/load.ts';
import { readLanguage } from './language.ts';

export const language = readLanguage();
const page = await loadPage[language]();

export const {
  texts,
  actionTexts,
  engineTexts,
  bestShotsTexts,
  numbers,
  clockTexts,
  gatherTexts,
  decideTexts,
  deliveryTexts,
  elsewhereTexts,
  exportTexts,
  readBackTexts,
  fileTexts,
  hintTexts,
  historyTexts,
  ingestTexts,
  keptTexts,
  findingTexts,
  lanTexts,
  listTexts,
  liveTexts,
  mergeTexts,
  missingTexts,
  modelTexts,
  needsText,
  peoplePageTexts,
  problemTexts,
  profileTexts,
  proofTexts,
  rankTexts,
  ratingTexts,
  reportTexts,
  settingsTexts,
  severalTexts,
  sheetTexts,
  strictnessTexts,
  tastePageTexts,
  typeTexts,
  updateTexts,
  workTexts,
} = page;

/** In the order they are offered. */
export const profiles = Object.keys(profileTexts.names) as XmpProfile[];

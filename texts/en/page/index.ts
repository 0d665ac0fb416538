/** @file Everything the page says in English, with what it is told by the engine, by the names the page imports. */
import { numbers } from '../count.ts';
import { engineTexts } from '../engine/index.ts';
import { sheetTexts } from '../sheet.ts';
import { actionTexts } from './actions.ts';
import { bestShotsTexts } from './best-shots.ts';
import { clockTexts, gatherTexts } from './clocks.ts';
import { decideTexts } from './decide.ts';
import { deliveryTexts } from './delivery.ts';
import { elsewhereTexts } from './elsewhere.ts';
import { exportTexts, readBackTexts } from './export.ts';
import { fileTexts } from './files.ts';
import { findingTexts } from './finding.ts';
import { hintTexts } from './hints.ts';
import { ingestTexts } from './ingest.ts';
import { lanTexts } from './lan.ts';
import { keptTexts, listTexts } from './lists.ts';
import { liveTexts } from './live.ts';
import { mergeTexts } from './merge.ts';
import { missingTexts } from './missing.ts';
import { modelTexts } from './models.ts';
import { peoplePageTexts } from './people.ts';
import { proofTexts } from './proofs.ts';
import { rankTexts } from './ranks.ts';
import { ratingTexts } from './ratings.ts';
import { reportTexts } from './report.ts';
import { settingsTexts } from './settings.ts';
import { severalTexts } from './several.ts';
import { typeTexts } from './shoot-types.ts';
import { tastePageTexts } from './taste.ts';
import { updateTexts } from './updates.ts';
import { texts } from './window.ts';
import { historyTexts, problemTexts, strictnessTexts, workTexts } from './work.ts';
import { needsText, profileTexts } from './xmp.ts';

export const page = {
  texts,
  sheetTexts,
  actionTexts,
  engineTexts,
  bestShotsTexts,
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
  numbers,
  problemTexts,
  profileTexts,
  proofTexts,
  rankTexts,
  ratingTexts,
  reportTexts,
  settingsTexts,
  severalTexts,
  strictnessTexts,
  peoplePageTexts,
  tastePageTexts,
  typeTexts,
  updateTexts,
  workTexts,
};

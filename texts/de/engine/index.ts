/** @file Jeder Satz der Engine nach seinem Code. */

import type { engineTexts as english } from '../../en/engine/index.ts';
import type { Like } from '../../like.ts';
import { alarmTexts } from './alarms.ts';
import { catalogTexts } from './catalog.ts';
import { checkingTexts } from './checking.ts';
import { decidedTexts } from './decided.ts';
import { decidingTexts } from './deciding.ts';
import { devicesTexts } from './devices.ts';
import { doctorTexts } from './doctor.ts';
import { evaluatingTexts } from './evaluating.ts';
import { exportingTexts } from './exporting.ts';
import { ingestTexts } from './ingest.ts';
import { libraryTexts } from './library.ts';
import { metadataTexts } from './metadata.ts';
import { modelsTexts } from './models.ts';
import { peopleTexts } from './people.ts';
import { picturesTexts } from './pictures.ts';
import { problemsTexts } from './problems.ts';
import { profileNotesTexts } from './profile-notes.ts';
import { programsTexts } from './programs.ts';
import { qualityTexts } from './quality.ts';
import { reasonTexts } from './reasons.ts';
import { refusalsTexts } from './refusals.ts';
import { scoringTexts } from './scoring.ts';
import { contactSheetTexts } from './sheet.ts';
import { sidecarWordsTexts } from './sidecar-words.ts';
import { stepTexts } from './steps.ts';
import { tasteTexts } from './taste.ts';
import { workTexts } from './work.ts';

export const engineTexts: Like<typeof english> = {
  ...alarmTexts,
  ...reasonTexts,
  ...contactSheetTexts,
  ...decidedTexts,
  ...problemsTexts,
  ...refusalsTexts,
  ...workTexts,
  ...stepTexts,
  ...tasteTexts,
  ...peopleTexts,
  ...exportingTexts,
  ...profileNotesTexts,
  ...sidecarWordsTexts,
  ...ingestTexts,
  ...catalogTexts,
  ...doctorTexts,
  ...picturesTexts,
  ...metadataTexts,
  ...libraryTexts,
  ...decidingTexts,
  ...checkingTexts,
  ...evaluatingTexts,
  ...qualityTexts,
  ...scoringTexts,
  ...devicesTexts,
  ...modelsTexts,
  ...programsTexts,
};

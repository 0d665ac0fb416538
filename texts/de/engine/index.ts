/** @file Jeder Satz der Engine nach seinem Code. */
import type { engineTexts as english } from '../../en/engine/index.ts';
import type { Like } from '../../like.ts';
import { alarmTexts } from './alarms.ts';
import { decidedTexts } from './decided.ts';
import { problemsTexts } from './problems.ts';
import { reasonTexts } from './reasons.ts';
import { refusalsTexts } from './refusals.ts';
import { contactSheetTexts } from './sheet.ts';
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
};

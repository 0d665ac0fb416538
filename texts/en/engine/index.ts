/** @file Every sentence of the engine by its code. */
import { alarmTexts } from './alarms.ts';
import { decidedTexts } from './decided.ts';
import { problemsTexts } from './problems.ts';
import { reasonTexts } from './reasons.ts';
import { refusalsTexts } from './refusals.ts';
import { contactSheetTexts } from './sheet.ts';
import { stepTexts } from './steps.ts';
import { tasteTexts } from './taste.ts';
import { workTexts } from './work.ts';

export const engineTexts = {
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

/** @file Every sentence of the engine by its code. */
import { alarmTexts } from './alarms.ts';
import { reasonTexts } from './reasons.ts';
import { contactSheetTexts } from './sheet.ts';
import { stepTexts } from './steps.ts';

export const engineTexts = { ...alarmTexts, ...reasonTexts, ...contactSheetTexts, ...stepTexts };

/** @file Every sentence of the engine by its code. */
import { reasonTexts } from './reasons.ts';
import { contactSheetTexts } from './sheet.ts';
import { stepTexts } from './steps.ts';

export const engineTexts = { ...reasonTexts, ...contactSheetTexts, ...stepTexts };

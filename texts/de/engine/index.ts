/** @file Jeder Satz der Engine nach seinem Code. */
import type { engineTexts as english } from '../../en/engine/index.ts';
import type { Like } from '../../like.ts';
import { alarmTexts } from './alarms.ts';
import { reasonTexts } from './reasons.ts';
import { contactSheetTexts } from './sheet.ts';
import { stepTexts } from './steps.ts';

export const engineTexts: Like<typeof english> = { ...alarmTexts, ...reasonTexts, ...contactSheetTexts, ...stepTexts };

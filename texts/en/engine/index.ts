/** @file Every sentence of the engine by its code. */
import { stepTexts } from './steps.ts';

export const engineTexts = { ...stepTexts };

/** @file What the engine and the command line say, by code, where no page is loaded. */
import type { Sentences } from '../electron/contract/told.ts';
import type { Language } from './languages.ts';

export const loadSentences: Readonly<Record<Language, () => Promise<Sentences>>> = {
  en: async () => ({
    ...(await import('./en/engine/index.ts')).engineTexts,
    ...(await import('./en/cli/index.ts')).cliTexts,
  }),
  de: async () => ({
    ...(await import('./de/engine/index.ts')).engineTexts,
    ...(await import('./de/cli/index.ts')).cliTexts,
  }),
};

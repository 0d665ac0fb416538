/** @file The languages there are, and which one somebody reads. */

import { type Language, languages } from '../electron/contract/languages.ts';

export { type Language, languages };

/** Each by its own name, as those who look for it read it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

export const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some((language) => language === text);

/** The first of these that is there, best first: "de-AT", "de_DE.UTF-8", "de". English where none is. */
export const chooseLanguage = (wanted: readonly (string | null | undefined)[]): Language => {
  for (const each of wanted) {
    const code = each?.split(/[-_.@]/)[0]?.toLowerCase();
    if (isLanguage(code)) return code;
  }
  return 'en';
};

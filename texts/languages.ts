/** @file The languages there are, and which one somebody reads. A new one: a folder beside en/, its code here, its line in load.ts. */

export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

/** Each by its own name, as those who look for it read it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English' };

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

/** @file The page's language: as chosen in the settings, else the first the browser or system asks for that is there. */
import { chooseLanguage, type Language } from '../../texts/languages.ts';

/** What was chosen, kept where the page finds it before there is an engine to ask. Empty: the system's. */
const storageKey = 'chinagraph.language';

const readChosen = (): string | null => {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
};

export const readLanguage = (): Language => chooseLanguage([readChosen(), ...(navigator.languages ?? [])]);

/** Keeps the choice for the next start of the page; false where this browser keeps nothing. */
export const keepLanguage = (chosen: Language | 'system'): boolean => {
  try {
    if (chosen === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, chosen);
    return true;
  } catch {
    return false;
  }
};

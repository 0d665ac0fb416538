/** @file What main says, in the language of the settings or the system's. */
import { desktopTexts as german } from '../../../texts/de/desktop.ts';
import { desktopTexts as english } from '../../../texts/en/desktop.ts';
import { chooseLanguage, type Language } from '../../../texts/languages.ts';
import type { Like } from '../../../texts/like.ts';

export type DesktopTexts = Like<typeof english>;

const known: Readonly<Record<Language, DesktopTexts>> = { en: english, de: german };

/** `locale`: "de-AT", as the system says. */
export const desktopTextsOf = (locale: string): DesktopTexts => known[chooseLanguage([locale])];

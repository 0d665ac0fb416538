/** @file Each language by itself, so that nobody loads one that is not read. */
import type { page } from './en/page/index.ts';
import type { Language } from './languages.ts';
import type { Like } from './like.ts';

export type PageTexts = Like<typeof page>;

/** What the page says, with what the engine says in it. */
export const loadPage: Readonly<Record<Language, () => Promise<PageTexts>>> = {
  en: async () => (await import('./en/page/index.ts')).page,
  de: async () => (await import('./de/page/index.ts')).page,
};

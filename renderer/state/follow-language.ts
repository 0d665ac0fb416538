/** @file The page in the language of the settings: loaded anew where they say another, once nothing is left to save. The address keeps the place. */
import type { StoreApi } from 'zustand/vanilla';
import type { Settings } from '../../electron/contract/settings.ts';
import { chooseLanguage, type Language } from '../../texts/languages.ts';
import { keepLanguage, readLanguage } from '../texts/language.ts';
import { language } from '../texts/texts.ts';

export const systemLanguage = (): Language => chooseLanguage(navigator.languages);

/** What the page will be in by these settings. */
export const languageOf = (settings: Settings): Language =>
  settings.language === 'system' ? systemLanguage() : settings.language;

export const followLanguage = (
  settings: StoreApi<{ value: Settings | null }>,
  pending: StoreApi<{ unsavedCount: number }>,
  reload: () => void = () => window.location.reload(),
): void => {
  const follow = (): void => {
    const { value } = settings.getState();
    if (!value || languageOf(value) === language || pending.getState().unsavedCount > 0) return;
    // Where the browser keeps nothing, loading anew would change nothing and never end.
    if (keepLanguage(value.language) && readLanguage() === languageOf(value)) reload();
  };
  settings.subscribe(follow);
  pending.subscribe(follow);
};

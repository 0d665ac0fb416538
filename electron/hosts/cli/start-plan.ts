/** @file What `npm start [-- folder]` does: the desktop app where Electron is here, else the same interface in the browser, said in a line. */
import { say } from '../../../texts/say.ts';

export type StartPlan =
  | { kind: 'desktop'; binary: string; args: string[] }
  | { kind: 'fetch-first' }
  | { kind: 'browser'; says: string; words: string[] }
  | { kind: 'usage'; says: string };

const usage = say('start.usage');

/** `words`: after the script's name. `appDir`: the checkout. */
export function planStart(words: readonly string[], binary: string | null, appDir: string): StartPlan {
  const cut = words.indexOf('--');
  const options = (cut < 0 ? words : words.slice(0, cut)).filter((word) => word.startsWith('-'));
  const folders = [
    ...(cut < 0 ? words : words.slice(0, cut)).filter((word) => !word.startsWith('-')),
    ...(cut < 0 ? [] : words.slice(cut + 1)),
  ];
  const strange = options.find((option) => option !== '--browser' && option !== '--get-electron');
  if (strange) return { kind: 'usage', says: say('start.noOption', { option: strange, usage }) };
  if (folders.length > 1) return { kind: 'usage', says: say('start.oneFolder', { usage }) };

  const browserWords = ['--open', ...(folders.length > 0 ? ['--', ...folders] : [])];
  if (options.includes('--browser')) return { kind: 'browser', says: say('start.browser'), words: browserWords };
  if (binary) return { kind: 'desktop', binary, args: [appDir, ...(folders.length > 0 ? ['--', ...folders] : [])] };
  if (options.includes('--get-electron')) return { kind: 'fetch-first' };
  return {
    kind: 'browser',
    says: say('start.noElectron'),
    words: browserWords,
  };
}

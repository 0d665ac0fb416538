/** @file The language of the command line: as asked for, else the system's. */
import { chooseLanguage, type Language } from '../../../texts/languages.ts';

/** `asked`: of --lang. The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as everywhere; where none is (Windows), the system's locale. */
export const languageOf = (asked: string | undefined, env: NodeJS.ProcessEnv): Language => {
  const set = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return chooseLanguage([asked, set || Intl.DateTimeFormat().resolvedOptions().locale]);
};

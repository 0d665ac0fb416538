/** @file Every sentence of the command line by its code. */
import { numbers } from '../count.ts';

export const cliTexts = {
  'cli.lang': (v: { languages: readonly string[] }) => `--lang takes ${numbers.list(v.languages)}.`,
};

/** @file Jeder Satz der Kommandozeile nach seinem Code. */
import type { cliTexts as english } from '../../en/cli/index.ts';
import type { Like } from '../../like.ts';
import { numbers } from '../count.ts';

export const cliTexts: Like<typeof english> = {
  'cli.lang': (v) => `--lang nimmt ${numbers.list(v.languages)}.`,
};

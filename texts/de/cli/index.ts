/** @file Jeder Satz der Kommandozeile nach seinem Code. */

import type { cliTexts as english } from '../../en/cli/index.ts';
import type { Like } from '../../like.ts';
import { numbers } from '../count.ts';
import { askedCliTexts } from './asked.ts';
import { cullCliTexts } from './cull.ts';
import { helpCliTexts } from './help.ts';
import { networkCliTexts } from './network.ts';
import { printedCliTexts } from './printed.ts';

export const cliTexts: Like<typeof english> = {
  'cli.lang': (v) => `--lang nimmt ${numbers.list(v.languages)}.`,
  ...helpCliTexts,
  ...askedCliTexts,
  ...printedCliTexts,
  ...cullCliTexts,
  ...networkCliTexts,
};

/** @file Every sentence of the command line by its code. */

import { numbers } from '../count.ts';
import { askedCliTexts } from './asked.ts';
import { cullCliTexts } from './cull.ts';
import { helpCliTexts } from './help.ts';
import { networkCliTexts } from './network.ts';
import { printedCliTexts } from './printed.ts';

export const cliTexts = {
  'cli.lang': (v: { languages: readonly string[] }) => `--lang takes ${numbers.list(v.languages)}.`,
  ...helpCliTexts,
  ...askedCliTexts,
  ...printedCliTexts,
  ...cullCliTexts,
  ...networkCliTexts,
};

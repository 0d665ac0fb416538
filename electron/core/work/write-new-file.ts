/** @file A new file in a folder that the photographer chose; one that is there already is never replaced. */

import { writeFile } from 'node:fs/promises';
import { say } from '../../../texts/say.ts';
import { Refusal } from './refusal.ts';

/** Writes `stem.ending`, or "stem 2.ending" and so on where that is taken; returns the name. Refuses what the folder does not take. */
export async function writeNewFile(folder: Buffer, stem: string, ending: string, text: string): Promise<string> {
  for (let n = 1; n < 1_000; n++) {
    const file = `${stem}${n === 1 ? '' : ` ${n}`}${ending}`;
    try {
      await writeFile(Buffer.concat([folder, Buffer.from(`/${file}`)]), text, { flag: 'wx' });
      return file;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST') throw new Refusal('REFUSED', say('file.cannotWrite', { file, code: code ?? '?' }));
    }
  }
  throw new Refusal('REFUSED', say('file.thousand'));
}

/** Fits every system's file names. */
export const fileNameOf = (name: string): string =>
  [...name].map((c) => (c < ' ' || '/\\:*?"<>|'.includes(c) ? '-' : c)).join('');

/** @file The second file of a model that is released as two. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CheckpointError } from './checkpoint-error.ts';

interface Released {
  readonly id: string;
  readonly name: string;
  readonly download: {
    readonly beside?: readonly { readonly fileName: string; readonly otherNames?: readonly string[] }[];
  };
}

/** In the folder of the first, under one of its names; fetched files carry the model's id before it. */
export function fileBeside(sourcePath: string, { id, name, download }: Released, at = 0): string {
  const wanted = download.beside?.[at];
  if (!wanted) throw new Error(`${id} has one file only`);
  const names = [wanted.fileName, ...(wanted.otherNames ?? [])];
  const found = [...names, `${id}-${wanted.fileName}`].map((one) => join(dirname(sourcePath), one)).find(existsSync);
  if (found) return found;
  throw new CheckpointError(
    `${name} needs a second file beside ${basename(sourcePath)}: put ${names.join(' or ')} into the same folder`,
  );
}

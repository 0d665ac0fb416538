/** @file The folder that was meant by a drop: the folder itself, or the one a dropped photo lies in. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What preload may say: one absolute path, as the system gave it for a dropped file. */
export const dropArguments = z.tuple([
  z
    .string()
    .min(1)
    .max(4_096)
    .refine((text) => path.isAbsolute(text) && !text.includes('\0')),
]);

/** Null where nothing is there. */
export async function droppedFolder(dropped: string): Promise<string | null> {
  const found = await stat(dropped).catch(() => null);
  if (!found) return null;
  return found.isDirectory() ? dropped : path.dirname(dropped);
}

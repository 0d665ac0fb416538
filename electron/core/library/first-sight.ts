/** @file First sight: photos with their header facts, streamed in name order while the folder is still being walked. */
import { mapInFlight } from './in-flight.ts';
import { type Look, type Looked, lookAtFile } from './look-at-file.ts';
import { type FoundFile, walkFolder } from './walk-folder.ts';

export interface FirstSight {
  file: FoundFile;
  look: Look;
}

/** Files read at once: two SSD queue depths' worth, and a hard disk's elevator still has something to sort. */
const looksInFlight = 12;

/** Looks at files in order, several at once; before each, waits until `untilResumed` says so. */
export function lookAtFiles(
  root: Buffer,
  files: readonly FoundFile[],
  signal?: AbortSignal,
  untilResumed?: () => Promise<void>,
): Promise<Looked[]> {
  return mapInFlight(files, looksInFlight, signal, async (file) => {
    await untilResumed?.();
    return lookAtFile(root, file);
  });
}

/**
 * Every photo below `root`, the first batch small. Files that change while they are looked at are left to the scan.
 * Throws when the root cannot be listed.
 */
export async function* streamFirstSight(options: { root: Buffer; signal?: AbortSignal }): AsyncGenerator<FirstSight[]> {
  for await (const batch of walkFolder(options)) {
    const looked = await lookAtFiles(options.root, batch.files, options.signal);
    const sights = looked.flatMap((result, index) =>
      result.is === 'photo' ? [{ file: batch.files[index]!, look: result.look }] : [],
    );
    if (sights.length > 0) yield sights;
  }
}

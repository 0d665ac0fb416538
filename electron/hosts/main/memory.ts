/** @file What the desktop app remembers of itself between runs: where its window stood, which folder was chosen last. Nothing of a shoot. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { languages } from '../../contract/languages.ts';

const px = z.number().int().min(-100_000).max(100_000);
export const bounds = z.object({ x: px, y: px, width: px.positive(), height: px.positive() });
export type Bounds = z.infer<typeof bounds>;

const remembered = z.object({
  bounds: bounds.nullable().catch(null),
  isMaximized: z.boolean().catch(false),
  secondBounds: bounds.nullable().catch(null),
  isSecondMaximized: z.boolean().catch(true),
  /** When the newest crash dump was written that was told of; milliseconds since 1970. */
  dumpsSeenMs: z.number().min(0).catch(0),
  lastFolder: z.string().max(4_096).nullable().catch(null),
  /** As the settings said last: dialogs may be needed before the catalog is open. */
  language: z.enum(['system', ...languages]).catch('system'),
  /** Folders opened, the last first. */
  recent: z.array(z.string().max(4_096)).max(50).catch([]),
});
export type Remembered = z.infer<typeof remembered>;

export interface Memory {
  get(): Remembered;
  change(part: Partial<Remembered>): void;
}

const maxRecent = 12;

/** `folder` before the others, once. */
export const withRecent = (recent: readonly string[], folder: string): string[] =>
  [folder, ...recent.filter((one) => one !== folder)].slice(0, maxRecent);

/** A missing or damaged file is an empty memory. */
export function createMemory(file: string): Memory {
  let now = read(file);
  return {
    get: () => now,
    change: (part) => {
      now = { ...now, ...part };
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(now));
        renameSync(`${file}.new`, file);
      } catch {
        // The window opens where it opened last time: not worth a message.
      }
    },
  };
}

function read(file: string): Remembered {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return remembered.parse({});
  }
}

/** @file Libraries that a device needs beyond what comes with the program: what they are, whether they are here, what the machine lacks for them. */
import { z } from 'zod';
import { modelStep, modelTerms } from './model.ts';
import { words } from './words.ts';

/** What has to be on the machine already, from the maker of the graphics card. */
export const libraryNeed = z.object({
  what: z.enum(['driver', 'cuda', 'cudnn']),
  ok: z.boolean(),
  /** File names that the system's loader does not find, or the driver's version where it is too old. */
  lacks: z.array(z.string()),
  /** The release that is asked for: "13", "9", "580". */
  version: z.string(),
});
export type LibraryNeed = z.infer<typeof libraryNeed>;

export const deviceLibraries = z.object({
  provider: z.literal('cuda'),
  /** Not here: this system's ONNX Runtime cannot use them, whatever is installed. Broken: files changed or are gone. */
  state: z.enum(['missing', 'installed', 'broken', 'not-here']),
  terms: modelTerms,
  /** Where they lie or would; null where they cannot. */
  folder: z.string().nullable(),
  /** SHA-256 of the archive they came from. */
  sha256: z.string(),
  needs: z.array(libraryNeed),
});
export type DeviceLibraries = z.infer<typeof deviceLibraries>;

/** What an installation tells while it runs; the last event is terms, installed or refused. */
export const librariesEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('terms'), terms: modelTerms }),
  z.object({ type: z.literal('step'), step: modelStep }),
  z.object({ type: z.literal('installed'), libraries: deviceLibraries }),
  z.object({ type: z.literal('refused'), problem: words }),
]);
export type LibrariesEvent = z.infer<typeof librariesEvent>;

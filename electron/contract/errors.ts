/** @file Failures a caller can do something about. Everything else is a bug and arrives as an internal error. */
import { z } from 'zod';

/** `data.what` says what happened, to which file, and what to do, in a photographer's words. */
const told = { data: z.object({ what: z.string() }) };

export const errors = {
  NOT_FOUND: { message: 'Not found', ...told },
  FOLDER_OFFLINE: { message: 'Folder is offline', ...told },
  /** The decision did not reach the disk; the page keeps it as unsaved and offers to try again. */
  NOT_SAVED: { message: 'Not saved', ...told },
  CATALOG_IN_USE: { message: 'Catalog is in use', ...told },
  LICENCE_NOT_ACCEPTED: { message: 'Licence not accepted', ...told },
  PLAN_OUTDATED: { message: 'The plan is outdated', ...told },
  REFUSED: { message: 'Refused', ...told },
} as const;
export type ErrorCode = keyof typeof errors;

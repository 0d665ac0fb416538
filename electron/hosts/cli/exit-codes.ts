/** @file Exit codes of the command line; documented in the README. */

import type { Problem } from '../../contract/folder.ts';
import type { Told } from '../../contract/told.ts';

export const exitCode = {
  ok: 0,
  /** Something unforeseen; the log has the rest. */
  failed: 1,
  /** The command was not understood. */
  usage: 2,
  /** Folder, photo or model not there, or offline. */
  notFound: 3,
  /** Done, but for some files; each is named. */
  partly: 4,
  /** Another Chinagraph has the catalog open. */
  inUse: 5,
  /** Refused for safety: licence not accepted, plan with conflicts, hash wrong. */
  refused: 6,
  /** Ctrl-C: what was done stays, the next run goes on from there. */
  cancelled: 130,
} as const;
/** 4 where a file could not be looked at or shown; one that is shown with a part missing, and a remark, are no failure. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  return problems.some(({ kind }) => kind !== 'damaged' && kind !== 'remark') ? exitCode.partly : exitCode.ok;
}

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with a message for the person at the terminal. */
export class CommandError extends Error {
  readonly code: ExitCode;
  constructor(code: ExitCode, message: Told) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
  }
}

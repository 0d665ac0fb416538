/** @file What a part says instead of doing what it was asked: something that the caller can act on. */

import type { ErrorCode } from '../../contract/errors.ts';
import type { Told } from '../../contract/told.ts';

/** Thrown by any part for something the caller can act on; `what` is shown to the photographer as it is. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, what: Told) {
    super(what);
    this.name = 'Refusal';
    this.code = code;
  }
}

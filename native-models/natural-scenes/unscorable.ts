/** @file A picture of which a statistic says nothing: flat, or too small for its window. */

/** `message` says why, for the photographer; the picture itself is fine. */
export class UnscorableError extends Error {
  override readonly name = 'UnscorableError';
}

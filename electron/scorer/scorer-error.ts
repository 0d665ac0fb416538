/** @file A failure the engine can act on, as opposed to a bug. */
import type { Told } from '../../texts/say.ts';
import type { FailureKind } from './protocol.ts';

export class ScorerError extends Error {
  override readonly name = 'ScorerError';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: Told, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** @file Why a picture has no score, as a value of its own type: whether to try again later follows from the kind. */

/**
 * picture: its pixels cannot be used. model: the model's file is gone, changed or unusable. device: the device refused or failed.
 * crash: the scoring process died or hung on it, more than once.
 */
export type ScoringFailureKind = 'picture' | 'model' | 'device' | 'crash';

export class ScoringFailure extends Error {
  override readonly name = 'ScoringFailure';
  readonly kind: ScoringFailureKind;

  constructor(kind: ScoringFailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

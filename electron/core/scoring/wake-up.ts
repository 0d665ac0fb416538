/** @file Waiting for "something changed" without polling. */

export interface WakeUp {
  /** Resolves at the next call of `all`. */
  next(): Promise<void>;
  all(): void;
}

export function createWakeUp(): WakeUp {
  let signal = Promise.withResolvers<void>();
  return {
    next: () => signal.promise,
    all() {
      const waiting = signal;
      signal = Promise.withResolvers<void>();
      waiting.resolve();
    },
  };
}

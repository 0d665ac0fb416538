/** @file Time as a dependency, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** ISO 8601 in UTC. */
  nowIso(): string;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  nowIso: () => new Date().toISOString(),
};

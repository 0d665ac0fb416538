/** @file When is it a crash loop: so many ends within so much time. */
export interface CrashCount {
  /** Counts one; true when it made the loop, which starts the count anew. */
  add(): boolean;
}

export function createCrashCount({
  limit,
  windowMs,
  nowMs,
}: {
  limit: number;
  windowMs: number;
  nowMs(): number;
}): CrashCount {
  let atMs: number[] = [];
  return {
    add: () => {
      const now = nowMs();
      atMs = [...atMs.filter((at) => now - at < windowMs), now];
      if (atMs.length < limit) return false;
      atMs = [];
      return true;
    },
  };
}

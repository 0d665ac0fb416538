/** @file Several reads at once, results in order. Enough to keep a disk busy, few enough not to flood a slow one. */

/** Runs `work` on every item, at most `limit` at a time. The first failure ends it; an abort rejects with the signal's reason. */
export async function mapInFlight<In, Out>(
  items: readonly In[],
  limit: number,
  signal: AbortSignal | undefined,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results = new Array<Out>(items.length);
  let next = 0;
  let failed = false;
  const lane = async () => {
    while (next < items.length && !failed) {
      signal?.throwIfAborted();
      const index = next++;
      try {
        results[index] = await work(items[index] as In);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return results;
}

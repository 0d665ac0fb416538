/** @file Camera-local times, "YYYY-MM-DDTHH:MM:SS.sss", as numbers to order and subtract. */

/**
 * Milliseconds, the local time read as UTC, so that nothing depends on this machine's zone; null for null and for what is no time.
 * A leap second (":60") is the last millisecond of its minute.
 */
export function takenAtMs(takenAt: string | null): number | null {
  if (takenAt === null) return null;
  const ms = Date.parse(`${takenAt.replace(/:60(\.\d+)?$/, ':59.999')}Z`);
  return Number.isNaN(ms) ? null : ms;
}

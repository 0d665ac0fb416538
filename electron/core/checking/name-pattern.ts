/** @file Names by a pattern that anybody can write and nobody can make slow: * any characters, ? one, # one digit. */

/** The whole name, case ignored. In time proportional to both lengths, whatever the pattern. */
export function matchesPattern(name: string, pattern: string): boolean {
  const text = [...name.normalize('NFC').toLowerCase()];
  const want = [...pattern.normalize('NFC').toLowerCase()];
  // Reachable places in the pattern after each character of the name.
  let places = withStars(new Set([0]), want);
  for (const c of text) {
    const next = new Set<number>();
    for (const at of places) {
      const part = want[at];
      if (part === '*') next.add(at);
      else if (part === '?' || part === c || (part === '#' && c >= '0' && c <= '9')) next.add(at + 1);
    }
    places = withStars(next, want);
  }
  return places.has(want.length);
}

/** A star may also be nothing. */
function withStars(places: Set<number>, want: readonly string[]): Set<number> {
  for (const at of places) if (want[at] === '*') places.add(at + 1);
  return places;
}

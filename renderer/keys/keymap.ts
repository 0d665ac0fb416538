/** @file Labels of key chords ("Shift+P", "Mod+Z", "?") and conflicts between them. Mod is Cmd on macOS and Ctrl elsewhere. */

const macSigns: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const arrows: Record<string, string> = { Left: '←', Right: '→', Up: '↑', Down: '↓' };

/** "⇧⌘Z" on macOS, "Ctrl+Shift+Z" elsewhere. */
export const chordLabel = (chord: string, isMac: boolean): string => {
  const parts = chord.endsWith('++')
    ? [...chord.slice(0, -2).split('+'), '+']
    : chord === '+'
      ? ['+']
      : chord.split('+');
  const shown = parts.map((p) => arrows[p] ?? (isMac ? (macSigns[p] ?? p) : p === 'Mod' ? 'Ctrl' : p));
  return shown.join(isMac ? '' : '+');
};

export interface Bound {
  id: string;
  keys: readonly string[];
  /** Views where the keys are live. */
  views: readonly string[];
}

/** Pairs of actions that answer to one chord in a view both are live in. */
export const conflictsIn = (bound: readonly Bound[]): { chord: string; ids: string[] }[] => {
  const byChord = new Map<string, Bound[]>();
  for (const b of bound) for (const key of b.keys) byChord.set(key, [...(byChord.get(key) ?? []), b]);
  const found: { chord: string; ids: string[] }[] = [];
  for (const [chord, all] of byChord) {
    const clashing = all.filter((a) => all.some((b) => a !== b && a.views.some((v) => b.views.includes(v))));
    if (clashing.length > 1) found.push({ chord, ids: clashing.map((b) => b.id) });
  }
  return found;
};

/** @file Key chords as text ("Shift+P", "Mod+Z", "?"), matching of events, labels for people, conflicts. Mod is Cmd on macOS and Ctrl elsewhere. */

export interface KeyEventLike {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

const named: Record<string, string> = {
  ' ': 'Space',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
};

const isModifier = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'AltGraph', 'Dead', 'Unidentified']);

/**
 * The chord of an event, or null for a modifier alone. Digits go by their key on the board, so that a French row works unshifted;
 * letters by what they write, in capitals, whatever Caps Lock says; other signs by what they write, without Shift.
 */
export const chordOf = (e: KeyEventLike, isMac: boolean): string | null => {
  if (isModifier.has(e.key)) return null;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(e.code)?.[1];
  const plain = digit ?? named[e.key] ?? (e.key.length === 1 ? e.key.toUpperCase() : e.key);
  const isSign = !digit && plain.length === 1 && plain.toLowerCase() === plain.toUpperCase();
  const parts: string[] = [];
  if (isMac ? e.metaKey : e.ctrlKey) parts.push('Mod');
  if (isMac ? e.ctrlKey : e.metaKey) parts.push(isMac ? 'Ctrl' : 'Meta');
  if (e.altKey) parts.push('Alt');
  if (e.shiftKey && !isSign) parts.push('Shift');
  parts.push(plain);
  return parts.join('+');
};

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

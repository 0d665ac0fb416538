/**
 * @file From a key press to what may be meant by it.
 *
 * [Note: Code or key] Keys decide over pictures, so none may decide by accident, on any keyboard:
 * - A letter is what the key writes. Where the layout writes no Latin letters (Cyrillic, Greek, Hebrew, Arabic ...), it is the key's place.
 * - A digit is what is written where that is one, in any script; else a place in the number row, since a French or Czech row writes others unshifted.
 *   Where an unshifted number key writes a sign that has an action of its own (AZERTY's "-"), the sign wins: signs move and zoom, digits decide.
 * - The numeric pad is what it writes: with NumLock off it moves.
 * - With AltGr only signs count, as on a German "\\"; never a letter, a digit or a place.
 * - Other signs are what is written, without the Shift that it took.
 */

export interface KeyEventLike {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  getModifierState?(name: string): boolean;
}

const named: Record<string, string> = {
  ' ': 'Space',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
};

const isModifier = new Set(
  'Shift Control Alt Meta CapsLock AltGraph NumLock ScrollLock Fn FnLock Hyper Super Dead'.split(' '),
);
/** An input method has the key, or the system does not know what it writes. */
const unknown = new Set(['Process', 'Unidentified']);

/** Signs by their place on a US board, for layouts that write other letters there. */
const signAt: Record<string, string> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Minus: '-',
  Equal: '=',
};

const isAscii = (sign: string): boolean => /^[\x20-\x7e]$/.test(sign);
const isLetter = (sign: string): boolean => /^\p{L}/u.test(sign);
/** Written by a layout without Latin letters; some keys write two characters at once. */
const isForeign = (sign: string): boolean => !isAscii(sign) && !/^\p{Script=Latin}/u.test(sign);

/** Of a digit in any script ("٤", "๔"); null for anything else. */
const digitOf = (sign: string): string | null => {
  if (!/^\p{Nd}$/u.test(sign)) return null;
  const code = sign.codePointAt(0)!;
  let value = 0;
  // The ten digits of a script follow each other.
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
};

/** What a key writes, in capitals; null for keys with names ("Enter", "F5"), which are words of ASCII. */
const writtenBy = (key: string): string | null => (/^[A-Za-z][A-Za-z0-9]+$/.test(key) ? null : key.toUpperCase());

/** What the event's key says without its modifiers, in the order in which it is to be tried. */
interface Reading {
  plain: string;
  /** Shift was needed to write it and is no part of the chord. */
  keepsShift: boolean;
}

const readingsOf = (e: KeyEventLike, isOption: boolean): Reading[] => {
  const written = writtenBy(e.key);
  const place = /^(?:Digit|Numpad)([0-9])$/.exec(e.code)?.[1];
  const isPad = e.code.startsWith('Numpad');
  const letter = /^Key([A-Z])$/.exec(e.code)?.[1];
  if (unknown.has(e.key)) return letter ? [{ plain: letter, keepsShift: true }] : [];
  if (e.key in named || written === null) return [{ plain: named[e.key] ?? e.key, keepsShift: true }];
  const digit = digitOf(written);
  if (digit) return [{ plain: digit, keepsShift: isPad }];
  if (place && (isPad || isOption || isLetter(written))) return [{ plain: place, keepsShift: true }];
  if (place) {
    const bySign: Reading = { plain: written, keepsShift: false };
    const byPlace: Reading = { plain: place, keepsShift: true };
    return e.shiftKey ? [byPlace, bySign] : [bySign, byPlace];
  }
  // Option writes signs of its own on macOS: the place is what is meant.
  if (letter && (isOption || isForeign(written))) return [{ plain: letter, keepsShift: true }];
  if (isForeign(written)) return signAt[e.code] ? [{ plain: signAt[e.code]!, keepsShift: false }] : [];
  return [{ plain: written, keepsShift: isLetter(written) }];
};

/** Windows tells AltGr as Ctrl and Alt together, Linux and newer browsers as a modifier of its own. */
const isAltGr = (e: KeyEventLike, isMac: boolean): boolean => {
  if (isMac) return false;
  if (e.getModifierState?.('AltGraph')) return true;
  const isPlain = e.code === `Key${e.key.toUpperCase()}` || e.code === `Digit${e.key}`;
  return e.ctrlKey && e.altKey && writtenBy(e.key) !== null && !isPlain;
};

/** The chords an event may stand for, the first that has an action counts; none for a modifier alone. See [Note: Code or key]. */
export const chordsOf = (e: KeyEventLike, isMac: boolean): string[] => {
  if (isModifier.has(e.key)) return [];
  if (isAltGr(e, isMac)) return e.key.length === 1 && /^[^\p{L}\p{N}\s]$/u.test(e.key) ? [e.key] : [];
  return readingsOf(e, isMac && e.altKey).map(({ plain, keepsShift }) => {
    const parts: string[] = [];
    if (isMac ? e.metaKey : e.ctrlKey) parts.push('Mod');
    if (isMac ? e.ctrlKey : e.metaKey) parts.push(isMac ? 'Ctrl' : 'Meta');
    if (e.altKey) parts.push('Alt');
    if (e.shiftKey && keepsShift) parts.push('Shift');
    return [...parts, plain].join('+');
  });
};

/** What is recorded for a new binding: a number key as its digit. */
export const chordOf = (e: KeyEventLike, isMac: boolean): string | null => {
  const chords = chordsOf(e, isMac);
  return chords.find((chord) => /(^|\+)[0-9]$/.test(chord)) ?? chords[0] ?? null;
};

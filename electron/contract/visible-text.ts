/**
 * @file Names as people see them: a character that hides, turns the direction of reading or steers a terminal is written as its number,
 * [U+202E], so that "evil\u202Egpj.exe" cannot pass for a picture and no name can write over another line. For showing only: what is stored,
 * listed or printed as JSON keeps every character.
 *
 * Characters are chosen by their Unicode properties: controls, Bidi_Control (UAX #9; Unicode TR36 section 2.3 on spoofing), line separators and
 * what is drawn as nothing (Default_Ignorable_Code_Point). Left as they are: joiners and variation selectors where scripts and emoji need
 * them, and the tags of a flag.
 */

const hidden =
  /\p{Cc}|\p{Bidi_Control}|[\u2028\u2029\u2800\uFFF9-\uFFFB]|(?!\p{Join_Control}|\p{Variation_Selector}|[\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point}/u;
/** A joiner belongs after an emoji or a letter of a script that joins; Latin, Greek and Cyrillic do not. */
const strayJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}])\p{Join_Control}/u;
/** A variation selector belongs after what has variants: no plain letter does; a digit only as a keycap. */
const straySelector = /(?<=^|\p{ASCII})(?<![0-9#*](?=\uFE0F\u20E3))\p{Variation_Selector}/u;
const strayTag = /(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]*)[\u{E0020}-\u{E007F}]/u;

const shown = new RegExp([hidden, strayJoiner, straySelector, strayTag].map(({ source }) => source).join('|'), 'gu');
/** Almost every name: nothing to look for. */
const plain = /^[\x20-\x7E]*$/;

/** `text` on one line, with everything in it to be seen. */
export const visibleText = (text: string): string =>
  plain.test(text)
    ? text
    : text.replace(
        shown,
        (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
      );

/** A message of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visibleText).join('\n');

/**
 * A result with the texts in it made visible, all of them or those under keys that `isShown` names (an array's items count under the
 * array's key). What needs no change is handed back as it is, not copied.
 */
export function withVisibleText<T>(value: T, isShown: (key: string) => boolean = () => true): T {
  return made(value, true, isShown) as T;
}

function made(value: unknown, isText: boolean, isShown: (key: string) => boolean): unknown {
  if (typeof value === 'string') return isText ? visibleText(value) : value;
  if (Array.isArray(value)) {
    // Ids, histograms and maps: long, and never text.
    if (typeof value[0] === 'number') return value;
    const items = value.map((item) => made(item, isText, isShown));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  let changed: Record<string, unknown> | null = null;
  for (const [key, before] of Object.entries(value)) {
    const after = made(before, isShown(key), isShown);
    if (after === before) continue;
    changed ??= { ...value };
    changed[key] = after;
  }
  return changed ?? value;
}

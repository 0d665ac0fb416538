/** @file Colour labels as programs write them in words. */

/** Lightroom writes the label in its own language unless told otherwise; these are its translations. The last line is Bridge's own set, in its order of colours. */
const named: Readonly<Record<string, string>> = {
  Red: 'red rot rouge rojo rosso vermelho rood',
  Yellow: 'yellow gelb jaune amarillo giallo amarelo geel',
  Green: 'green grün vert verde groen',
  Blue: 'blue blau bleu azul blu blauw',
  Purple: 'purple lila violet púrpura viola roxo paars',
};
const namedByBridge: Readonly<Record<string, string>> = {
  select: 'Red',
  second: 'Yellow',
  approved: 'Green',
  review: 'Blue',
  'to do': 'Purple',
};

const english = new Map([
  ...Object.entries(named).flatMap(([name, words]) => words.split(' ').map((word): [string, string] => [word, name])),
  ...Object.entries(namedByBridge),
]);

/** The English name of one of the five colours in any of Lightroom's languages or in Bridge's words; any other text as it is. */
export function englishLabel(text: string): string {
  return english.get(text.trim().toLowerCase().normalize('NFC')) ?? text;
}

/** @file Colour labels as programs write them. */

/** Lightroom writes the label in its own language unless told otherwise; these are its translations. */
const translated: Readonly<Record<string, string>> = {
  rot: 'Red',
  rouge: 'Red',
  rojo: 'Red',
  rosso: 'Red',
  vermelho: 'Red',
  rood: 'Red',
  gelb: 'Yellow',
  jaune: 'Yellow',
  amarillo: 'Yellow',
  giallo: 'Yellow',
  amarelo: 'Yellow',
  geel: 'Yellow',
  grün: 'Green',
  vert: 'Green',
  verde: 'Green',
  groen: 'Green',
  blau: 'Blue',
  bleu: 'Blue',
  azul: 'Blue',
  blu: 'Blue',
  blauw: 'Blue',
  lila: 'Purple',
  violet: 'Purple',
  púrpura: 'Purple',
  viola: 'Purple',
  roxo: 'Purple',
  paars: 'Purple',
};

const english: Readonly<Record<string, string>> = Object.fromEntries(
  ['Red', 'Yellow', 'Green', 'Blue', 'Purple'].map((name) => [name.toLowerCase(), name]),
);

/** The English name of one of Lightroom's five colours in any of its languages; any other text as it is. */
export function englishLabel(text: string): string {
  const key = text.trim().toLowerCase();
  return english[key] ?? translated[key] ?? text;
}

/** @file Die drei Hinweise beim ersten Shooting. */
import type { hintTexts as english } from '../../en/page/hints.ts';
import type { Like } from '../../like.ts';

export const hintTexts: Like<typeof english> = {
  title: 'Erste Schritte',
  step: (n) => `${n} von 3`,
  close: 'Nicht mehr zeigen',
  move: (k) => `${k.left} und ${k.right} gehen von Foto zu Foto, ${k.loupe} zeigt eines allein, ${k.zoom} seine Pixel.`,
  decide: (k) =>
    `${k.pick} wählt aus, ${k.reject} lehnt ab, ${k.keepBest} wählt dieses aus und lehnt den Rest seines Stapels ab. ${k.undo} nimmt alles zurück.`,
  handOver: (k) =>
    `Am Ende gibt ${k.handOver} deine Entscheidungen an Lightroom und andere weiter. ${k.help} zeigt alle Tasten.`,
};

/** @file Schritte mit Namen, Stapeln, Uhren. */
import type { decidedTexts as english } from '../../en/engine/decided.ts';
import type { Like } from '../../like.ts';
import { photos } from '../count.ts';

export const decidedTexts: Like<typeof english> = {
  'step.pickedOne': (v) =>
    v.rest === 0 ? `${v.name} ausgewählt` : `${v.name} ausgewählt, die anderen ${v.rest} seines Stapels abgelehnt`,
  'step.acceptedAs': (v) =>
    `Vorschläge angenommen: ${[v.picks > 0 ? `${v.picks} ausgewählt` : '', v.rejects > 0 ? `${v.rejects} abgelehnt` : ''].filter(Boolean).join(', ')}`,
  'step.putInSet': (v) => `${photos(v.photos)} in „${v.set}“ gelegt`,
  'step.tookOutOfSet': (v) => `${photos(v.photos)} aus „${v.set}“ genommen`,
  'step.stacked': (v) => `${photos(v.photos)} gestapelt`,
  'step.unstacked': (v) => `${photos(v.photos)} aus ${v.photos === 1 ? 'seinem Stapel' : 'ihren Stapeln'} genommen`,
  'step.split': (v) => `Einen Stapel aus ${v.size} bei ${v.name} geteilt`,
  'step.stackedAsFound': (v) => `${photos(v.photos)} gestapelt wie gefunden`,
  'step.clockRight': (v) => `Uhr von ${v.camera ?? 'einer Kamera'} um ${v.shift} gestellt`,
  'step.brought': (v) =>
    `Mitgebracht: ${v.decisions === 1 ? '1 Entscheidung' : `${v.decisions} Entscheidungen`} aus ${v.from.map((name) => `„${name}“`).join(' und ')}${v.more > 0 ? ` und ${v.more} weiteren Ordnern` : ''}`,
  'step.tookOver': (v) =>
    `Übernommen: ${v.decisions === 1 ? '1 Entscheidung' : `${v.decisions} Entscheidungen`} aus ${v.from.map((name) => `„${name}“`).join(' und ')}${v.more > 0 ? ` und ${v.more} weiteren Ordnern` : ''}`,
};

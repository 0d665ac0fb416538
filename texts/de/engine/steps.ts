/** @file Die Schritte, die Rückgängig zurücknimmt. */
import type { stepTexts as english } from '../../en/engine/steps.ts';
import type { Like } from '../../like.ts';
import { numbers, photos } from '../count.ts';

const turned = { 1: 'nach rechts', 2: 'auf den Kopf', 3: 'nach links' };
const labels = { red: 'rot', yellow: 'gelb', green: 'grün', blue: 'blau', purple: 'lila' };

export const stepTexts: Like<typeof english> = {
  'step.accepted': (v) => `Vorschläge für ${photos(v.photos)} angenommen`,
  'step.dismissed': (v) => `Vorschläge für ${photos(v.photos)} verworfen`,
  'step.sets': (v) => `Sammlungen von ${photos.dative(v.photos)} geändert`,
  'step.stacks': (v) => `Stapel von ${photos.dative(v.photos)} geändert`,
  'step.subject': 'Motiv markiert',
  'step.noSubject': 'Markierung des Motivs entfernt',
  'step.clocks': (v) => `Uhrzeit von ${photos.dative(v.photos)} geändert`,
  'step.read': (v) => `Entscheidungen zu ${photos.dative(v.photos)} aus den Dateien gelesen`,
  'step.merged': (v) =>
    `Entscheidungen zu ${photos.dative(v.photos)} zusammengeführt${v.from.length > 0 ? `, von ${numbers.list(v.from)}` : ''}`,
  'step.byOther': (v) => `${v.says} (${v.name})`,
  'step.changed': (v) => `${photos(v.photos)} geändert`,
  'step.picked': (v) => `${photos(v.photos)} ausgewählt`,
  'step.rejected': (v) => `${photos(v.photos)} abgelehnt`,
  'step.unflagged': (v) => `Flagge von ${photos.dative(v.photos)} entfernt`,
  'step.noStars': (v) => `Sterne von ${photos.dative(v.photos)} entfernt`,
  'step.stars': (v) => `${photos(v.photos)} mit ${v.stars === 1 ? '1 Stern' : `${v.stars} Sternen`} bewertet`,
  'step.noLabel': (v) => `Farbmarkierung von ${photos.dative(v.photos)} entfernt`,
  'step.labelled': (v) => `${photos(v.photos)} ${labels[v.label]} markiert`,
  'step.turned': (v) => `${photos(v.photos)} ${turned[v.turn]} gedreht`,
};

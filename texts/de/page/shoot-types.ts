/** @file Arten von Shootings. */
import type { typeTexts as english } from '../../en/page/shoot-types.ts';
import type { Like } from '../../like.ts';
import { ofType } from './built-in-types.ts';

export const typeTexts: Like<typeof english> = {
  title: 'Arten von Shootings',
  says: 'Was zählt, wie streng, und wie viel gestapelt wird. Für jedes Shooting gewählt und dort nach Belieben geändert.',
  item: 'Art des Shootings',
  none: 'Allgemein',
  changed: (name) => `${name}, geändert`,
  edit: 'Arten ansehen und bearbeiten',
  chosen: (name) => `Dieses Shooting wird als ${name} gesichtet`,
  ofType,
  thisShoot: 'Dieses Shooting',
  alwaysThere: 'Immer da',
  own: 'Eigene',
  noOwn: 'Noch keine. Ändere eine und speichere sie unter einem Namen.',
  counts: 'Was zählt',
  countsSays: 'Gemessen an einem gemischten Shooting: 100 % ist unverändert, 0 % zählt nicht.',
  weights: {
    subject: 'Schärfe des Motivs',
    sharpness: 'Schärfe irgendwo',
    eyes: 'Geschlossene Augen',
    exposure: 'Belichtung und Farbe',
    noise: 'Rauschen',
    score: 'Technische Qualität (gelernt)',
    aesthetics: 'Ästhetik',
  },
  percent: (weight) => `${Math.round(weight * 100)} %`,
  columns: 'Spalten im Raster',
  use: 'Für dieses Shooting verwenden',
  save: 'Speichern',
  saveAs: 'Unter einem Namen speichern',
  name: 'Name der Art',
  remove: (name) => `${name} entfernen`,
  exportTo: 'Als Datei speichern in',
  exported: (file) => `Geschrieben: ${file}`,
  importFile: 'Datei importieren',
  imported: (names) => `Importiert: ${names.join(', ')}`,
};

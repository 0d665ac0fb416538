/** @file Deutsche Sätze vom Katalog: warum er nicht zu gebrauchen ist, und wie er ausgebessert wurde. */

import type { catalogTexts as english } from '../../en/engine/catalog.ts';
import type { Like } from '../../like.ts';
import { photos } from '../count.ts';

export const catalogTexts: Like<typeof english> = {
  'cache.readOnly': 'Der Katalog ist nur zum Ansehen geöffnet: Ergebnisse werden nicht behalten.',
  'cache.littleSpace': (v) =>
    `Auf dem Datenträger des Katalogs sind nur ${v.megabytes} MB frei: Ergebnisse werden erst behalten, wenn es mehr sind.`,
  'cache.diskFull': 'Der Datenträger des Katalogs ist voll: Ergebnisse werden erst behalten, wenn wieder Platz ist.',
  'catalog.forReading': 'Der Katalog wurde nur zum Lesen geöffnet.',
  'catalog.folderReadOnly': (v) =>
    `In den Ordner ${v.dir} kann nicht geschrieben werden: Entscheidungen können nicht gesichert werden.`,
  'catalog.noRoom': (v) =>
    `Das Laufwerk von ${v.dir} ist voll: Entscheidungen können nicht gesichert werden. Schaffe Platz und öffne Chinagraph noch einmal.`,
  'catalog.networkHint': (v) => `wenn nur dieser Rechner ihn benutzt, setze ${v.variable}=1`,
  'catalog.changedWhileClosed': 'wurde geändert, während er geschlossen war',
  'report.restored': (v) =>
    `Der Katalog ${v.because}. Er wurde ${v.backup === null ? 'allein aus dem Journal' : `aus der Sicherung vom ${v.backup} und dem Journal`} wiederhergestellt: ${photos(v.decisions)} ${v.decisions === 1 ? 'hat seine Entscheidung' : 'haben ihre Entscheidungen'}.`,
  'report.movedTo': (v) => `Die beschädigten Dateien sind in ${v.folder} aufgehoben.`,
  'report.others': 'Fotos ohne Entscheidung werden wieder gefunden, wenn ihr Ordner geöffnet wird.',
  'report.journal': 'Das Journal der Entscheidungen war beschädigt und wurde aus dem Katalog neu geschrieben.',
  'report.migrated': (v) =>
    `Der Katalog wurde von Version ${v.from} auf ${v.to} gebracht; vorher wurde eine Sicherung angelegt.`,
  'report.cacheRebuilt': (v) =>
    `Gespeicherte Ergebnisse waren nicht zu gebrauchen (${v.because}); sie werden neu berechnet.`,
  'catalog.missing': 'fehlte',
  'catalog.empty': 'war leer',
  'catalog.damaged': (v) => `war beschädigt (${v.problem})`,
  'catalog.differs': (v) => `${v.what} weicht vom Journal ab`,
  'cache.newer': 'cache.db stammt von einem neueren Chinagraph',
  'cache.damaged': (v) => `cache.db ist beschädigt: ${v.problem}`,
  'catalog.in-use': (v) =>
    `Die Katalogdatei ${v.file} wird von einem anderen Chinagraph benutzt. Schließe sie dort oder öffne diesen Katalog nur zum Ansehen.${v.because}`,
  'catalog.from-the-future': (v) =>
    `Die Katalogdatei ${v.file} stammt von einem neueren Chinagraph. Aktualisiere Chinagraph, um sie zu öffnen; nichts wurde geändert.${v.because}`,
  'catalog.network-drive': (v) =>
    `Die Katalogdatei ${v.file} liegt auf einem Netzlaufwerk, wo ein Katalog Schaden nehmen kann. Wähle einen Ordner auf einem Datenträger dieses Rechners.${v.because}`,
  'catalog.disk-full': (v) =>
    `Die Katalogdatei ${v.file} konnte nicht geschrieben werden: Der Datenträger ist voll. Das wurde nicht gesichert. Schaffe Platz und mache es noch einmal.${v.because}`,
  'catalog.busy': (v) =>
    `Die Katalogdatei ${v.file} ist von einem anderen Programm gesperrt. Das wurde nicht gesichert. Schließe jenes Programm und mache es noch einmal.${v.because}`,
  'catalog.read-only': (v) =>
    `Die Katalogdatei ${v.file} kann nicht geschrieben werden: Datenträger oder Ordner sind schreibgeschützt. Das wurde nicht gesichert.${v.because}`,
  'catalog.corrupt': (v) =>
    `Die Katalogdatei ${v.file} ist beschädigt. Starte Chinagraph neu: Es holt die neueste Sicherung zurück und jede Entscheidung seither.${v.because}`,
  'catalog.exhausted': (v) =>
    `Die Katalogdatei ${v.file} lässt sich gerade nicht öffnen: Dieser Rechner hat keinen Platz für weitere offene Dateien oder keinen Speicher mehr. Nichts wurde geändert, nichts ist verloren. Schließe andere Programme und versuche es noch einmal.${v.because}`,
  'catalog.io': (v) =>
    `Die Katalogdatei ${v.file} konnte nicht gelesen oder geschrieben werden: Der Datenträger meldet einen Fehler. Das wurde nicht gesichert. Prüfe den Datenträger und mache es noch einmal.${v.because}`,
};

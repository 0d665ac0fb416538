/** @file Deutsche Sätze von dem, was untersucht wird, und vom Zusatzmodul für Lightroom. */

import type { doctorTexts as english } from '../../en/engine/doctor.ts';
import type { Like } from '../../like.ts';
import { count, decimal, gigabytes, photos } from '../count.ts';

export const doctorTexts: Like<typeof english> = {
  'doctor.plugIn': 'Zusatzmodul für Lightroom',
  'doctor.health': 'Zustand des Katalogs',
  'doctor.pictures': 'Bilder',
  'doctor.catalog': 'Katalog',
  'doctor.results': 'Ergebnisse',
  'doctor.disk': 'Datenträger',
  'doctor.models': 'Modelle',
  'doctor.catalogAt': (v) => `${v.dir}${v.isReadOnly ? ', nur zum Lesen' : ''}`,
  'doctor.journalDamaged': 'das Journal ist beschädigt',
  'doctor.badBackup': (v) => `die Sicherung vom ${v.time} ist nicht zu gebrauchen`,
  'doctor.unsound': (v) => `${v.problems}. Starte Chinagraph neu: Es bessert aus, was es kann.`,
  'doctor.sound': (v) =>
    `in Ordnung: ${photos(v.photos)}, ${count(v.decisions)} ${v.decisions === 1 ? 'Entscheidung' : 'Entscheidungen'}, ${count(v.records)} Einträge im Journal, ${v.backups} ${v.backups === 1 ? 'Sicherung' : 'Sicherungen'}, ${gigabytes(v.bytes)}`,
  'doctor.kept': 'Messungen, Bewertungen und Gesichter werden behalten',
  'doctor.previews': 'Vorschauen',
  'doctor.cacheSize': (v) => `${gigabytes(v.bytes)} von höchstens ${gigabytes(v.limitBytes)}`,
  'doctor.free': (v) => `${gigabytes(v.freeBytes)} frei, wo der Katalog liegt`,
  'doctor.noModels': 'keines installiert: siehe „models list“',
  'doctor.server': (v) => `Server ${v.address}`,
  'doctor.serverState': (v) =>
    `${{ ready: 'bereit', untested: 'ungeprüft', wrong: 'rechnet falsch', bad: 'stürzt ab', unavailable: 'nicht da' }[v.state]}${v.rate === null ? '' : `, ${decimal(v.rate, 1)} Bilder in der Sekunde`}${v.note ? `: ${v.note}` : ''}`,
  'doctor.notInstalled': (v) => `${v.name} ist nicht installiert`,
  'lightroom.missing': 'Das Zusatzmodul für Lightroom fehlt in dieser Installation. Installiere Chinagraph neu.',
  'lightroom.notHere':
    'Lightroom Classic gibt es für dieses System nicht. Nenne einen Ordner: lightroom install --to DIR.',
  'lightroom.installed': (v) => `installiert in ${v.folder ?? ''}`,
  'lightroom.anotherVersion': (v) =>
    `eine andere Version liegt in ${v.folder ?? ''}: installiere es neu (lightroom install, oder Einstellungen > Übergeben)`,
  'lightroom.notInstalled': 'nicht installiert (lightroom install, oder Einstellungen > Übergeben)',
  'lightroom.notForSystem': 'Lightroom Classic gibt es für dieses System nicht',
};

/** @file Deutsche Sätze von Geräten und Servern, die bewerten. */
import type { devicesTexts as english } from '../../en/engine/devices.ts';
import type { Like } from '../../like.ts';

export const devicesTexts: Like<typeof english> = {
  'server.tokenOpen': 'Ein Token wird nur über https:// geschickt; über http:// könnte ihn jeder unterwegs lesen.',
  'server.tokenSpaces': 'Ein Token hat keine Leerzeichen und nur ASCII-Zeichen.',
  'device.processor': 'Prozessor dieses Rechners',
  'device.leftOut': (v) => `seit ${v.day} ausgelassen: ${v.reason}`,
  'device.partly': 'Teile des Modells laufen dabei auf dem Prozessor',
  'device.slow': (v) => `nach ${v.seconds} s nicht fertig: langsamer als der Prozessor`,
  'device.noReference': 'es gibt keine Zahlen des Prozessors zum Vergleichen',
  'device.differs': (v) => `seine Zahlen für ${v.model} sind nicht die des Prozessors`,
  'device.testedLater': 'wird geprüft, wenn das erste Bewertungsmodell installiert ist',
  'device.noneFound': 'keiner gefunden',
  'device.noAdapter': 'Auf diesem Rechner wurde keine Grafikkarte gefunden.',
  'server.none': 'hier gibt es keine Server',
  'server.noModel': 'zum Vergleichen ist kein Modell installiert',
  'server.answers': (v) => `antwortet in ${v.ms} ms`,
  'server.notYours': (v) => `${v.url} gehört nicht zu deinen Servern, deshalb wird kein Bild dorthin geschickt`,
  'server.failed': (v) => `${v.host} hat gerade versagt`,
  'scorer.silent': (v) =>
    `gab beim ${{ starting: 'Starten', reading: 'Lesen', loading: 'Laden', running: 'Rechnen', testing: 'Prüfen' }[v.doing]} ${v.ms} ms lang kein Zeichen`,
  'scorer.ended': (v) => `wurde von ${v.signal} beendet`,
  'scorer.code': (v) => `endete mit Code ${v.code}`,
  'scorer.cannotStart': (v) => `Der Prozess zum Bewerten startet nicht: Er ${v.reason}.`,
  'scorer.died': (v) =>
    `Der Prozess zum Bewerten ${v.reason}${v.times > 1 ? `, ${v.times}-mal beim selben Bild` : ''}.`,
  'scorer.over': 'das Bewerten wurde beendet',
};

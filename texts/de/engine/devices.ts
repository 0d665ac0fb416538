/** @file Deutsche Sätze von Geräten und Servern, die bewerten. */
import type { devicesTexts as english } from '../../en/engine/devices.ts';
import type { Like } from '../../like.ts';

export const devicesTexts: Like<typeof english> = {
  'server.tokenOpen': 'Ein Token wird nur über https:// geschickt; über http:// könnte ihn jeder unterwegs lesen.',
  'server.tokenSpaces': 'Ein Token hat keine Leerzeichen und nur ASCII-Zeichen.',
  'device.processor': 'Prozessor dieses Rechners',
  'device.leftOut': (v) => `seit ${v.day} ausgelassen: ${v.reason}`,
  'device.cudaMissing': 'Die Bibliotheken dafür sind nicht installiert: chinagraph devices install cuda.',
  'cuda.notice':
    'Geladen werden CUDA 13 und cuDNN 9, die NVIDIA unter eigenen Bedingungen herausgibt: Sie werden hier nicht geholt.',
  'cuda.notInstalled': (v) => `Nichts wurde installiert: ${v.why}.`,
  'cuda.windows':
    'Unter Windows treibt DirectML, das mit Chinagraph kommt, dieselben Karten an; das Paket von ONNX Runtime hat dort kein CUDA.',
  'cuda.mac': 'Unter macOS gibt es kein CUDA: Dort bewertet CoreML.',
  'cuda.elsewhere': 'CUDA gibt es nur für Linux auf x64-Prozessoren.',
  'cuda.removed': 'Die Bibliotheken für CUDA wurden entfernt.',
  'cuda.accept': 'Nichts wurde geholt. Mit --accept-licence wird es unter diesen Bedingungen installiert.',
  'cuda.installed': (v) => `Die Bibliotheken für CUDA sind in ${v.folder} installiert.`,
  'cuda.next': 'Vergleiche das Gerät jetzt mit dem Prozessor: chinagraph devices test',
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

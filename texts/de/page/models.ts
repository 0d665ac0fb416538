/** @file Modelle und Geräte. */
import type { modelTexts as english } from '../../en/page/models.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';
import { ofFamily } from '../families.ts';

export const modelTexts: Like<typeof english> = {
  title: 'Modelle und Geräte',
  says: 'Modelle laufen auf diesem Rechner, und Bilder verlassen ihn nur für einen Server, den du gewählt hast; nur eine Installation lädt etwas, und erst nachdem du die Bedingungen gesehen hast.',
  scoring: 'Wertungen',
  faces: 'Gesichter',
  finding: 'Fotos mit Worten finden',
  comparing: 'Metriken zweier Bilder, für den Befehl compare',
  none: 'Kein Wertungsmodell ist installiert',
  noneSays:
    'Schärfe, Belichtung, Rauschen, Stapel und Vorschläge gehen auch so. Ein Modell ergänzt eine gelernte Wertung: wie gut ein Bild als Fotografie ist, was darauf ist und was ihm fehlt.',
  noFaces: 'Kein Gesichtsmodell ist installiert: Augen, Blinzeln und Nahaufnahmen werden nicht gesucht.',
  states: { missing: 'nicht installiert', installed: 'installiert', unproven: 'ungeprüft', broken: 'defekt' },
  stateHints: {
    unproven: 'Importiert, obwohl die Prüfung scheiterte: Seine Zahlen sind überall als ungeprüft gekennzeichnet.',
  },
  commercial: {
    allowed: 'auch gewerblich frei',
    forbidden: 'nicht gewerblich',
    unstated: 'gewerbliche Nutzung nicht geregelt',
  },
  sizeUnknown: 'Größe nicht veröffentlicht',
  nothingToFetch: 'nichts zu laden',
  turnOn: 'Einschalten',
  custom: 'eigenes',
  install: 'Installieren',
  reinstall: 'Neu installieren',
  installName: (name) => `${name} installieren`,
  importName: (name) => `Datei für ${name} importieren`,
  verifyName: (name) => `Dateien von ${name} prüfen`,
  removeName: (name) => `${name} entfernen`,
  import: 'Importieren',
  verify: 'Prüfen',
  verifying: 'Wird geprüft',
  remove: 'Entfernen',
  removeAsk: (name) => `${name} entfernen? Seine Wertungen bleiben, bis neue sie ersetzen.`,
  removeYes: 'Entfernen',
  keep: 'Behalten',
  verified: 'Jede Datei ist, wie sie installiert wurde.',
  terms: (name) => `Bedingungen von ${name}`,
  licence: 'Lizenz',
  from: 'Von',
  noUrl: 'eine Datei von dir',
  packaged: 'diesem Programm: Es wird nichts geladen',
  size: 'Größe',
  use: 'Nutzung',
  accept: 'Annehmen und laden',
  acceptSize: (size) => `Annehmen und ${size} laden`,
  notNow: 'Nicht jetzt',
  stop: 'Abbrechen',
  steps: {
    fetching: 'Wird geladen',
    checking: 'Datei wird geprüft',
    converting: 'Wird umgewandelt',
    proving: 'Zahlen werden geprüft',
    done: 'Fertig',
  },
  of: (done, total) => `${done} von ${total}`,
  refused: (name) => `${name} wurde nicht installiert`,
  refusedSays: 'Was vorher da war, ist noch da.',
  again: 'Noch einmal',
  dismiss: 'Nicht jetzt',
  importFrom: (name) => `Die Datei von ${name}`,
  importHint: (endings, published) =>
    `${published ? `Veröffentlicht heißt sie ${published}. ` : ''}Gezeigt werden Dateien mit der Endung ${endings.join(', ')}.`,
  importTake: 'Diese Datei importieren',
  provenance: 'Herkunft',
  weights: 'Gewichte',
  source: 'Datei',
  converter: 'Umwandler',
  installedAt: 'Installiert',
  accepted: 'Lizenz hier angenommen',
  brought: 'von dir mitgebracht',
  none2: 'wie veröffentlicht',
  score: 'Fehlendes bewerten',
  lacking: (unscored, stale) => {
    const parts = [
      unscored > 0
        ? `${unscored === 1 ? '1 Foto' : `${count(unscored)} Fotos`} dieses Shootings noch nicht bewertet`
        : '',
      stale > 0 ? `${count(stale)} mit früheren Gewichten bewertet` : '',
    ].filter(Boolean);
    return parts.length > 0
      ? `${parts.join(', ')}.`
      : 'Jedes Foto dieses Shootings ist mit allem bewertet, was installiert ist.';
  },
  devices: 'Geräte',
  device: {
    provider: 'Läuft auf',
    adapter: 'Adapter',
    state: 'Zustand',
    gate: 'Gegen den Prozessor',
    speed: 'Bilder/s',
    note: 'Hinweis',
  },
  providers: { cuda: 'CUDA', dml: 'DirectML', coreml: 'CoreML', webgpu: 'WebGPU', cpu: 'Prozessor', remote: 'Server' },
  deviceStates: {
    ready: 'bereit',
    wrong: 'Zahlen weichen ab',
    bad: 'unzuverlässig',
    unavailable: 'nicht vorhanden',
    untested: 'noch nicht geprüft',
  },
  chosen: 'bewertet',
  reference: 'der Maßstab',
  gate: (worst, rank, pictures) => `höchstens ${worst} % Abweichung, Rang ${rank}, ${pictures} Bilder`,
  notMeasured: 'nicht gemessen',
  cuda: {
    title: 'CUDA, für Karten von NVIDIA',
    states: {
      missing: 'die Bibliotheken dafür sind nicht installiert',
      installed: 'die Bibliotheken dafür sind installiert',
      broken: 'die Bibliotheken dafür sind beschädigt: Installiere sie noch einmal',
    },
    says: 'Nur mit einer Karte von NVIDIA samt Treiber, CUDA und cuDNN in diesem Rechner bringt es etwas; WebGPU braucht nichts davon.',
    install: 'CUDA-Bibliotheken installieren',
    remove: 'CUDA-Bibliotheken entfernen',
    needs: { driver: 'Treiber von NVIDIA', cuda: 'CUDA', cudnn: 'cuDNN' },
    found: 'gefunden',
    lacks: (files) => `fehlt (${files})`,
    get: {
      driver: 'von nvidia.com/drivers oder aus den Paketen deines Systems',
      cuda: 'Paket cuda-libraries-13-0 oder neuer, von developer.nvidia.com/cuda-downloads',
      cudnn: 'Paket cudnn9-cuda-13, von developer.nvidia.com/cudnn-downloads',
    },
  },
  test: 'Noch einmal prüfen',
  testing: 'Wird geprüft',
  testSays: 'Jedes Gerät bewertet dieselben Bilder; eines, das vom Prozessor abweicht, wird nie verwendet.',
  withoutModel: 'Geräte werden an einem installierten Modell verglichen: Installiere zuerst eines.',
  loading: 'Wird geladen',
  offers: 'Was sich ergänzen lässt',
  recommended: 'empfohlen',
  offerName: ({ key, models }) => (key === 'faces' ? 'Gesichter und Augen' : ofFamily(models[0]?.offer ?? key)),
  offerGives: ({ key, models }) =>
    key === 'faces'
      ? 'Findet Gesichter, sagt, wessen Augen offen und wie scharf sie sind: Nahaufnahmen, Blinzeln, dasselbe Gesicht in einer Serie'
      : ofFamily(models[0]?.gives ?? ''),
  ofFamily,
  details: 'Jedes Modell mit seinem eigenen Namen, mit Lizenzen, Dateien und Prüfsummen',
};

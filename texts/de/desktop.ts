/** @file Menüs der Desktop-App, und was sie von sich aus fragt. */
import type { desktopTexts as english } from '../en/desktop.ts';
import type { Like } from '../like.ts';
import { engineTexts } from './engine/index.ts';

export const desktopTexts: Like<typeof english> = {
  engine: engineTexts,
  menu: {
    file: 'Datei',
    openFolder: 'Ordner öffnen …',
    openRecent: 'Zuletzt geöffnet',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    help: 'Hilfe',
    licences: 'Lizenzen des Inhalts',
    showLog: 'Protokoll zeigen',
    showDumps: 'Absturzberichte zeigen',
  },
  wait: 'Warten',
  again: 'Noch einmal',
  quit: 'Beenden',
  loadAgain: 'Neu laden',
  startAgain: 'Neu starten',
  safeMode: 'Im sicheren Modus starten',
  noneLost: 'Keine Entscheidung ist verloren: Jede wurde gespeichert, als du sie getroffen hast.',
  safeModeSays:
    'Im sicheren Modus kannst du ansehen und entscheiden; Indizieren und Bewerten warten, bis du sie startest.',
  folder: { title: 'Ordner mit Fotos öffnen', button: 'Öffnen' },
  modelFile: { title: 'Modell importieren', button: 'Importieren', models: 'Modelle', all: 'Alle Dateien' },
  program: { title: 'Programm wählen', button: 'Wählen' },
  afterCrashes: 'Die Engine von Chinagraph ist in einer halben Minute dreimal stehen geblieben.',
  cannotStart: 'Chinagraph kann seinen Katalog nicht öffnen.',
  windowKeepsStopping: 'Das Fenster ist in einer halben Minute dreimal stehen geblieben.',
  windowHangs: 'Das Fenster antwortet nicht.',
  engineHangs: 'Die Engine von Chinagraph antwortet seit einer Minute nicht.',
  cannotOpen: 'Dieser Ordner kann nicht geöffnet werden.',
  crashed: 'Chinagraph ist seit dem letzten Start abgestürzt.',
  crashedSays:
    'Was im Speicher stand, liegt in einem Ordner auf diesem Rechner und wird nirgendwohin gesendet. Es kann dem helfen, der den Fehler sucht; es kann auch Teile von Namen und Bildern enthalten.',
  showFolder: 'Ordner zeigen',
  close: 'Schließen',
  work: {
    done: 'Chinagraph ist fertig',
    failed: 'Chinagraph konnte nicht alles fertigstellen',
    kinds: {
      scan: 'Ordner gelesen',
      index: 'Fotos gelesen',
      metadata: 'Angaben zu den Fotos gelesen',
      score: 'Fotos bewertet',
      export: 'Export',
      install: 'Modell installiert',
      import: 'Modell importiert',
      ingest: 'Karten kopiert',
    },
  },
};

/** @file Deutsche Sätze von --help. */
import type { helpCliTexts as english } from '../../en/cli/help.ts';
import type { Like } from '../../like.ts';

export const helpCliTexts: Like<typeof english> = {
  'help.adopt': 'Übernimmt Entscheidungen zu Kopien dieser Bilder in anderen Ordnern, als ein Schritt',
  'help.best':
    'Die besten Fotos eines Shootings, durch Wahl zwischen je zwei: was als Nächstes zu vergleichen ist, die Rangfolge bisher',
  'help.check': 'Hält fertige Bilder gegen Abgaberegeln: Größe, Farbe, Kompression, Schärfe, Metadaten, Gesichter',
  'help.clock': 'Uhren der Kameras: auflisten und stellen; undo nimmt es zurück, Dateien bleiben unberührt',
  'help.compare': 'Wie nah Bilder an einer Vorlage sind: PSNR, SSIM und andere, mit einer Schranke für Skripte',
  'help.cull':
    'Die Hauptsache: einen Ordner indizieren, mit dem Installierten bewerten, Behalten und Ablehnen mit Gründen vorschlagen',
  'help.decide': 'Fotos mit Flagge, Sternen oder Farbe versehen; gesichert, ehe der Befehl endet',
  'help.decisions':
    'Entscheidungen mehrerer Personen: eigene in eine Datei exportieren, andere nach Inhalt zusammenführen, Feld für Feld',
  'help.doctor': 'Versionen, Beschleuniger, Prüfung der Datenbank, Größe der Zwischenspeicher',
  'help.evaluate':
    'Wie weit Messungen und Bewertungen mit denen von Menschen übereinstimmen: SRCC, KRCC, PLCC, RMSE, und was höchstens zu erwarten ist',
  'help.export':
    'Listen und XMP-Dateien schreiben, Behaltene kopieren, verschieben, verknüpfen; --dry-run zeigt vorher jede Änderung',
  'help.filters': 'Filter mit Namen: aufgehoben, in der App gezeigt, mit --only filter:NAME exportiert',
  'help.find': 'Fotos nach dem, was sie zeigen: durch Worte, oder ähnlich einem Foto',
  'help.gather':
    'Mehrere Ordner (Karten, Fotografen) als ein Shooting; nennt den Ordner, den alle anderen Befehle nehmen',
  'help.index': 'Einen Ordner an Ort und Stelle auflisten, messen und stapeln, ohne Vorschläge',
  'help.ingest':
    'Karten auf einen oder zwei Datenträger kopieren, zurückgelesen und verglichen; schreibt nie auf eine Karte',
  'help.lightroom': 'Das Zusatzmodul installieren, das Entscheidungen in einen Katalog von Lightroom Classic übernimmt',
  'help.models': 'Was installiert werden kann und unter welcher Lizenz; installieren, importieren, prüfen, entfernen',
  'help.open': 'Fotos in einem anderen Programm, oder ihr Ordner; --programs nennt, was installiert ist',
  'help.readBack':
    'Zeigt, was andere Programme in XMP-Dateien und Bildern entschieden haben, und übernimmt es mit --take',
  'help.report':
    'Alle Shootings über die Zeit: Zahlen nach Kamera, Objektiv, Blende und ISO, und was seit wann wandert',
  'help.score': 'Bilder mit den installierten Modellen bewerten; ein Ordner wird gemerkt, Dateien nicht',
  'help.scores':
    'Bewertungen als Dateien: exportieren, was von einem Ordner bekannt ist, importieren, was Teile eines Archivs brachten',
  'help.serve': 'Die Oberfläche in einem Browser, nur auf diesem Rechner; nennt ihre Adresse mit dem Token',
  'help.devices': 'Was bewerten kann und wie schnell; Bibliotheken für CUDA auf Karten von NVIDIA unter Linux',
  'help.servers':
    'Server mit Grafikkarte, die für diesen Rechner bewerten: Einen zu nennen erlaubt, Bilder dorthin zu schicken',
  'help.sets':
    'Sammlungen mit Namen: aufgehoben, rückgängig zu machen wie Entscheidungen, mit --only set:NAME exportiert',
  'help.stacks':
    'Stapel von Hand bilden, verbinden, teilen, auflösen: Sie gehen vor dem, was gefunden wird, und undo nimmt sie zurück',
  'help.people':
    'Personen eines Shootings nach ihren Gesichtern, nur wenn es eingeschaltet ist: wer ohne behaltenes Foto ist, das beste Bild von jedem',
  'help.taste':
    'Was aus deinen Entscheidungen in Stapeln gelernt wurde, ob es benutzt wird; --json gibt es aus, --forget verlernt es',
  'help.undo': 'Nimmt die letzte Entscheidung zurück (eines Ordners, oder aller), oder macht sie mit --redo wieder',
  'help.watch':
    'Einem Ordner folgen, in den eine Kamera schreibt: jede Aufnahme, sobald sie ganz ist, und was gleich gesagt werden muss',
  'help.head':
    'Chinagraph: der erste Durchgang durch ein Shooting. Originale werden nie beschrieben; nichts verlässt diesen Rechner.',
  'help.usage': 'Aufruf: chinagraph <Befehl> [Optionen]        (aus dem Quelltext: npm run -s chinagraph -- <Befehl>)',
  'help.json': '  --json           ein JSON-Objekt auf stdout, für Skripte (immer englisch)',
  'help.catalog':
    '  --catalog DIR    wo Entscheidungen und Zwischenspeicher liegen (oder CHINAGRAPH_HOME; sonst der Datenordner des Systems)',
  'help.help': '  --help           dies, oder der Aufruf eines Befehls',
  'help.lang': '  --lang en|de     die Sprache dessen, was hier gesagt wird (sonst die des Systems)',
  'help.codes':
    'Rückgabewerte: 0 fertig · 1 gescheitert · 2 Aufruf · 3 nicht gefunden oder nicht angeschlossen · 4 fertig bis auf einige Dateien · 5 Katalog in Benutzung · 6 verweigert · 130 mit Strg-C beendet',
  'help.command': (v) => `${v.summary}.\nAufruf: chinagraph ${v.usage}`,
  'asked.noCommand': (v) => `\nEinen Befehl „${v.command}“ gibt es nicht.`,
  'cli.wentWrong': (v) => `Etwas ist schiefgegangen: ${v.problem}`,
};

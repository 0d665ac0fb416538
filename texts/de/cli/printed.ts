/** @file Deutsche Sätze die die Kommandozeile ausgibt, wenn etwas getan ist. */

import type { printedCliTexts as english } from '../../en/cli/printed.ts';
import type { Like } from '../../like.ts';
import { count, decimal, duration, files, photos } from '../count.ts';
import { ofFamily } from '../families.ts';

export const printedCliTexts: Like<typeof english> = {
  'adopt.dry': (v) => `${v.offer} (Probelauf: nichts wurde übernommen)`,
  'adopt.none': 'Kein anderer Ordner kennt Entscheidungen zu diesen Bildern.',
  'best.noStar': 'Keine Sterne geändert',
  'best.noSet': 'Nichts Neues in der Sammlung',
  'best.sure': (v) =>
    `${count(v.choices)}-mal gewählt unter ${photos(v.candidates)}; ${v.sure} % der besten ${v.shown} voraussichtlich richtig.`,
  'best.place': (v) => `${v.place}  ${v.name} zwischen ${v.from} und ${v.to}`,
  'best.next': (v) => `Als Nächstes zu vergleichen: ${v.left} und ${v.right}`,
  'check.cannot': (v) => `${v.path}\n  nicht zu prüfen      ${v.problem}`,
  'check.summary': (v) =>
    `${photos(v.photos)} gegen ${v.rules}: ${v.kept} halten jede Regel ein, ${v.broken} verletzen eine${v.partly > 0 ? `, ${v.partly} halten ein, was zu beurteilen war` : ''}${v.unclear > 0 ? `, ${v.unclear} sind nicht zu prüfen` : ''}.`,
  'check.untold': (v) => `  nicht beurteilt bei ${photos.dative(v.n)}: ${v.says}`,
  'clock.right': 'Nichts geändert: sie ging schon richtig.',
  'clock.line': (v) =>
    `${v.name}: ${photos(v.photos)}, ${v.from === null ? 'ohne Zeiten' : `${v.from} bis ${v.to}`}, Uhr ${v.shift ?? 'wie sie ist'}`,
  'clock.unknownCamera': 'Unbekannte Kamera',
  'decide.nothing': 'Nichts geändert: sie waren schon so entschieden.',
  'decide.dry': 'Probelauf: nichts wurde entschieden.',
  'list.means': (v) => `Die Liste meint ${photos(v.n)}.`,
  'list.missing': (v) => `Nicht in diesem Shooting: ${v.names}`,
  'list.mayBe': (v) => `${v.entry} kann jedes von ${v.files} sein: ausgelassen.`,
  'merge.exported': (v) => `Entscheidungen zu ${photos.dative(v.photos)} als ${v.author}: ${v.file}`,
  'merge.here': (v) => `${v.shoot}: ${photos(v.matched)} der Dateien sind hier, ${v.others} nicht.`,
  'merge.takes': (v) =>
    `  ${count(v.fields)} ${v.fields === 1 ? 'Angabe' : 'Angaben'}, die nur andere angefasst haben, ${v.isDry ? 'würden übernommen' : 'übernommen'}.`,
  'merge.settled': (v) =>
    `  ${count(v.settled)} ${v.settled === 1 ? 'Unterschied' : 'Unterschiede'} durch „${v.rule}“ ${v.isDry ? 'würden entschieden' : 'entschieden'}.`,
  'merge.left': (v) =>
    `  ${count(v.left)} ${v.left === 1 ? 'Unterschied bleibt, wie er ist' : 'Unterschiede bleiben, wie sie sind'}:`,
  'merge.more': '    … und mehr; --json nennt tausend.',
  'merge.settleThem': '  Entscheide sie mit --rule, oder nebeneinander in der App.',
  'merge.dry': '  Nichts wurde geändert (Probelauf).',
  'merge.nothing': '  Nichts geändert.',
  'merge.side': (v) => `${v.author}${v.isHere ? ' (hier)' : ''} sagt ${v.value}`,
  'doctor.device': (v) =>
    `Gerät ${v.provider} (${v.adapter}): ${{ ready: 'bereit', untested: 'ungeprüft', wrong: 'rechnet falsch', bad: 'stürzt ab', unavailable: 'nicht da' }[v.state]}${v.rate ? `, ${decimal(v.rate, 1)} Bilder in der Sekunde` : ''}${v.isChosen ? ', in Gebrauch' : ''}. ${v.note}`,
  'evaluate.calibration': (v) => `${v.name}: ${v.of}, RMSE ${v.rmse} an ${v.pictures} Bildern, gemacht ${v.madeAt}`,
  'evaluate.head': (v) =>
    `${count(v.ratings)} ${v.isPairs ? 'Vergleiche' : 'Bewertungen'} von ${count(v.rated)} Bildern${v.raters > 0 ? ` durch ${count(v.raters)} Personen` : ''}; ${v.matched} der Bilder sind hier.`,
  'evaluate.agrees': (v) =>
    `Die Gruppe stimmt mit sich überein: ${v.form} ${v.single} für eine Person, ${v.mean} für ihr Mittel.`,
  'evaluate.halves': (v) =>
    `Eine Hälfte der Personen sagt die andere mit SRCC ${v.srcc} voraus; mehr als ${v.ceiling} ist von keiner Metrik zu erwarten.`,
  'evaluate.leftOut': (v) => `Ausgelassen (ITU-R BT.500): ${v.names}`,
  'evaluate.kept': (v) =>
    `Aufgehoben als ${v.name}: ${v.of} auf der Skala der Gruppe, RMSE ${v.rmse} an Bildern, aus denen es nicht gemacht ist.`,
  'evaluate.notHere': (v) => `  nicht hier  ${v.name}`,
  'find.lacking': (v) => `${v.lacking} Fotos wurden noch nicht angesehen.`,
  'ingest.noCards': 'Keine Karte ist eingesteckt: Keines der Laufwerke hat einen Ordner DCIM.',
  'plan.dry': (v) => `${v.says} (Probelauf: nichts wurde geschrieben)`,
  'ingest.done': (v) => `${files(v.copied)} kopiert und zurückgelesen, ${count(v.there)} schon da.`,
  'ingest.cardSafe': (v) =>
    `${v.name}: ${v.files === 1 ? 'Ihre eine Datei ist' : `Alle ${files(v.files)} sind`} sicher. Die Karte kann formatiert werden.`,
  'ingest.cardUnsafe': (v) =>
    `${v.name}: ${count(v.safe)} von ${files(v.files)} sind sicher. Formatiere diese Karte nicht.`,
  'cli.stoppedShort': 'Beendet. Derselbe Befehl geht dort weiter.',
  'lightroom.state': (v) => `Zusatzmodul für Lightroom: ${v.state}.`,
  'lightroom.restart':
    'Starte Lightroom neu; dann Bibliothek > Zusatzmoduloptionen > Take over decisions of Chinagraph...',
  'model.removed': (v) => `${v.id} wurde entfernt. Bewertungen davon bleiben, bis andere an ihre Stelle treten.`,
  'model.others': (v) =>
    `Weitere mit einer Karte: eine eigene ONNX-Datei, oder was nur ein eigener Server rechnen kann (Q-Align): ${v.command}`,
  'model.official': 'Modelle werden von ihren offiziellen Orten geholt.',
  'cli.checkingPhotos': 'Prüfen',
  'cli.comparing': 'Vergleichen',
  'cli.scoring': 'Bewerten',
  'model.builtInState': 'eingebaut',
  'model.line': (v) => `${v.id.padEnd(15)} ${v.state.padEnd(11)} ${v.name}`,
  'model.state.missing': 'fehlt',
  'model.state.installed': 'installiert',
  'model.state.unproven': 'ungeprüft',
  'model.state.broken': 'defekt',
  'model.ofFamily': (v) => ofFamily(v.text),
  'model.weights': (v) => `Gewichte ${v.weights}, von ${v.from}`,
  'model.commercial': 'gewerbliche Nutzung erlaubt',
  'model.notCommercial': 'NICHT für gewerbliche Nutzung',
  'model.commercialUnstated': 'zu gewerblicher Nutzung nichts gesagt',
  'model.sizeUnknown': 'Größe nicht veröffentlicht',
  'model.nothingToFetch': 'nichts zu holen',
  'model.installed': (v) =>
    `${v.name} ist ${v.state === 'unproven' ? 'ungeprüft installiert' : 'installiert'}. Gewichte ${v.weights}.`,
  'model.from': (v) =>
    `von ${v.isPackaged ? 'diesem Programm' : (v.url ?? 'einer Datei von dir')}${v.licence ? `, Lizenz ${v.licence}` : ''}`,
  'model.notFetched': 'Nichts wurde geholt. Ergänze --accept-licence, um es unter diesen Bedingungen zu installieren.',
  'open.none': 'Hier ist keines bekannt.',
  'readBack.both': 'beide anders',
  'readBack.there': 'nur dort',
  'readBack.took': (v) =>
    `${count(v.n)} ${v.n === 1 ? 'Entscheidung' : 'Entscheidungen'} übernommen; undo nimmt sie in einem Schritt zurück.`,
  'readBack.dry': (v) =>
    `${count(v.n)} ${v.n === 1 ? 'Entscheidung' : 'Entscheidungen'} würden übernommen (Probelauf).`,
  'readBack.nothing': (v) => `Nichts wurde übernommen. Was nur dort entschieden ist: ${v.command}`,
  'report.head': (v) => `${photos(v.photos)} in ${count(v.shoots)} ${v.shoots === 1 ? 'Shooting' : 'Shootings'}.`,
  'report.sharp': (v) => `  Schärfe ${decimal(v.sharpness, 2)}, ${v.tail} % im untersten Zwanzigstel von allen`,
  'report.noDrift': (v) => `Keine der ${count(v.numbers)} betrachteten Zahlen wandert.`,
  'report.like': (v) => `    wie ${v.pictures}`,
  'scores.exported': (v) => `Bewertungen von ${count(v.pictures)} ${v.pictures === 1 ? 'Bild' : 'Bildern'}: ${v.out}`,
  'scores.imported': (v) =>
    `${v.file}: ${count(v.scores)} ${v.scores === 1 ? 'Bewertung' : 'Bewertungen'} von ${count(v.pictures)} ${v.pictures === 1 ? 'Bild' : 'Bildern'}.`,
  'scores.refused': (v) => `  ${v.lines} abgewiesen: ${v.why}`,
  'serve.address': 'Wer diese Adresse hat, hat das Shooting. Strg-C beendet.',
  'serve.noBrowser': 'Hier ließ sich kein Browser öffnen. Öffne die Adresse oben selbst.',
  'servers.open': (v) => `${v.host} wird ohne Verschlüsselung erreicht: Wer im selben Netz ist, kann die Bilder sehen.`,
  'servers.allowed': (v) =>
    `Bilder dürfen von jetzt an zu ${v.host} geschickt werden. Dort bewerten: --device remote=${v.url}`,
  'servers.withToken': '  (mit Token)',
  'servers.none': 'Kein Server ist genannt: Bilder bleiben auf diesem Rechner.',
  'servers.rate': (v) => `  ${decimal(v.rate, 2)} Bilder in der Sekunde`,
  'servers.off': (v) => `  weicht höchstens um ${decimal(v.percent, 4)} % des Bereichs ab`,
  'sets.line': (v) => `${v.name}: ${v.here} hier, ${v.total} insgesamt`,
  'stacks.byHand': ', von Hand',
  'stacks.would.make': (v) => `Würde ${photos(v.photos)} stapeln: ${v.names}`,
  'stacks.would.merge': (v) => `Würde ${photos(v.photos)} zusammen stapeln: ${v.names}`,
  'stacks.would.take-out': (v) => `Würde ${photos(v.photos)} aus ihren Stapeln nehmen: ${v.names}`,
  'stacks.would.split': (v) => `Würde ${photos(v.photos)} abteilen: ${v.names}`,
  'stacks.would.as-found': (v) => `Würde ${photos(v.photos)} stapeln wie gefunden: ${v.names}`,
  'people.isOn':
    'Nach Personen wird ab jetzt gesucht: Jedes gefundene Gesicht bekommt 128 Zahlen, und Gesichter mit ähnlichen Zahlen gelten als eine Person. Das geschieht auf diesem Rechner und bleibt hier, in people.db neben dem Katalog. „people --delete“ nimmt alles auf einmal weg.',
  'people.isOff': 'Nach Personen wird nicht mehr gesucht. Was gespeichert ist, bleibt bis „people --delete“.',
  'people.deleted': 'Alles, was über Personen gespeichert war, ist weg, auch Namen; gesucht wird nicht mehr.',
  'people.switchOn': 'Nach Personen wird nicht gesucht: Es ist aus, bis du „people --on“ sagst.',
  'people.needsModel':
    'Was Personen unterscheidet, ist nicht installiert. Es kommt mit dem Programm: models install face-descriptor --accept-licence',
  'people.needsFaces': 'Gesichter werden noch nicht gefunden: models install yunet --accept-licence',
  'people.none': 'Niemand wurde gefunden.',
  'people.line': (v) =>
    `${v.key}${v.name === null ? '' : ` ${v.name}`}: ${photos(v.photos)}, ${v.keepers} behalten; am besten ${v.best}`,
  'people.without': (v) =>
    v.people === 0
      ? 'Alle, die auf mehr als einem Foto sind, haben ein behaltenes Foto.'
      : v.people === 1
        ? '1 Person auf mehr als einem Foto ist ohne behaltenes Foto.'
        : `${v.people} Personen auf mehr als einem Foto sind ohne behaltenes Foto.`,
  'taste.none': 'Nichts ist gelernt: Wähle in Stapeln von zwei und mehr Shootings aus.',
  'taste.needs': (v) => `braucht wenigstens ${v.stacks} Stapel aus ${v.shoots} Shootings`,
  'taste.gain': (v) => `${v.personal} der Entscheidungen in anderen Shootings vorhergesagt, ${v.shared} ohne`,
  'taste.line': (v) =>
    `${v.type}: ${v.isOn ? 'wird benutzt' : 'wird nicht benutzt'} (${v.stacks} Stapel aus ${v.shoots} Shootings; ${v.gain})`,
  'undo.done': (v) => `${v.isRedo ? 'Wiederholt' : 'Zurückgenommen'} in ${v.shoots}: ${v.says}.`,
  'undo.noRedo': 'Es gibt nichts zu wiederholen.',
  'undo.noUndo': 'Es gibt nichts zurückzunehmen.',
  'watch.sofar': (v) => `Bisher ${photos(v.total)}. Strg-C beendet.`,
  'compare.equalled': (v) => `  gleich gemacht: ${v.what}`,
  'proofs.done': (v) =>
    `${count(v.proofs)} ${v.proofs === 1 ? 'Proof' : 'Proofs'}, ${v.size}, jeder die kleinste Datei, die ${v.target} einhält.`,
  'proofs.oneSetting': (v) =>
    `Eine Einstellung für alle mit demselben schlechtesten Fall, ${v.setting}, bräuchte ${v.isAbout ? 'etwa ' : ''}${v.size}.`,
  'proofs.readOff': (v) =>
    `  ${count(v.estimated)} von ${count(v.of)} Größen davon sind zwischen versuchten Einstellungen abgelesen.`,
  'proofs.short': (v) => `  verfehlt das Ziel    ${v.path}  ${v.came}: ${v.because}`,
  'export.trashIt': (v) =>
    `${v.photos === 1 ? '1 abgelehntes Foto' : `${count(v.photos)} abgelehnte Fotos`}, ${files(v.files)}: in den Papierkorb?`,
  'export.embedIt': (v) => `Metadaten in ${files(v.files)} von ${photos.dative(v.photos)}?`,
  'export.discardIt': (v) =>
    `${v.photos === 1 ? 'Das Original von 1 Foto' : `Die Originale von ${count(v.photos)} Fotos`} nicht länger aufheben?`,
  'export.unread':
    '  [wird dort nicht gelesen: mit --embed in die Datei schreiben, oder Zusatzmodul oder Liste nehmen]',
  'export.done': (v) =>
    `${v.says}: ${count(v.done)} erledigt, ${count(v.unchanged)} unverändert, ${count(v.skipped)} ausgelassen.`,
  'export.notTried': (v) =>
    `  ${v.files === 1 ? '1 weitere wurde' : `${count(v.files)} weitere wurden`} nicht versucht, da ihr Laufwerk nichts mehr aufnimmt. Derselbe Export macht mit ihnen weiter.`,
  'cli.stopping': 'Beendet nach dem Foto, das gerade bearbeitet wird. Noch einmal Strg-C beendet sofort.',
  'cli.lost': (v) =>
    `Das Ergebnis konnte nicht geschrieben werden: ${v.problem}. Schaffe Platz oder wähle einen anderen Ort und starte den Befehl noch einmal.`,
  'elsewhere.brought': (v) => `${v.says}. Das nimmt zurück: ${v.command}`,
  'elsewhere.offered': (v) => `${v.offer} Alle in einem Schritt übernehmen: ${v.command}`,
  'elsewhere.place': (v) => `${count(v.many)} in ${v.folder}`,
  'elsewhere.offer': (v) =>
    `Über ${v.count === 1 ? 'eines dieser Bilder' : `${v.count} dieser Bilder`} wurde anderswo als Kopie entschieden${v.picks + v.rejects > 0 ? ` (${[v.picks > 0 ? `${v.picks} ausgewählt` : '', v.rejects > 0 ? `${v.rejects} abgelehnt` : ''].filter(Boolean).join(', ')})` : ''}: ${v.places}.`,
  'score.on': (v) => `Bewertet auf ${v.device}.`,
  'score.nothing': 'Nichts wurde bewertet.',
  'shard.done': (v) =>
    `${count(v.pictures)} ${v.pictures === 1 ? 'Bild' : 'Bilder'} aus Teil ${v.part}/${v.of}${v.before > 0 ? `, ${v.before} davon in einem früheren Lauf` : ''}: ${v.out}`,
  'work.doneOf': (v) => `${v.says}: ${count(v.done)} von ${count(v.total)}`,
  'work.rate': (v) =>
    `${v.rate >= 1 ? `${decimal(v.rate, v.rate >= 10 ? 0 : 1)} in der Sekunde` : `je ${decimal(1 / v.rate, 1)} s`}`,
  'work.left': (v) => `noch ${duration(v.seconds)}`,
  'work.state.paused': 'angehalten',
  'work.state.done': 'fertig',
  'work.state.failed': 'gescheitert',
  'work.state.cancelled': 'abgebrochen',
  'cli.copying': 'Kopieren',
  'cli.exporting': 'Exportieren',
  'cli.fetching': (v) => `Holen: ${v.id}`,
  'cli.checking': (v) => `Prüfen: ${v.id}`,
  'cli.converting': (v) => `Umwandeln: ${v.id}`,
  'cli.proving': (v) => `Erproben: ${v.id}`,
  'cli.done': (v) => `Fertig: ${v.id}`,
  'cli.note': (v) => `Hinweis: ${v.note}`,
  'cli.fields': (v) => `Felder: ${v.fields}`,
  'cli.log': (v) => `Protokoll: ${v.name}`,
  'cli.failedLine': (v) => `  gescheitert ${v.path}  ${v.reason}`,
  'cli.conflictLine': (v) => `  Konflikt  ${v.path}  ${v.details}`,
  'cli.indexed': (v) => `${v.name}: ${photos(v.photos)}, ${count(v.stacks)} Stapel.`,
  'cli.drifts': 'Was wandert:',
  'stacks.none': 'Es gibt keine Stapel.',
  'stacks.dry': 'Probelauf: nichts wurde geändert.',
  'stacks.nothing': 'Nichts geändert: sie waren schon so gestapelt.',
  'sets.none': 'Es gibt noch keine Sammlungen.',
  'cli.nothingChanged': 'Nichts geändert.',
  'named.renamed': (v) => `„${v.name}“ heißt jetzt „${v.to}“.`,
  'named.gone': (v) => `„${v.name}“ ist weg.`,
  'filters.none': 'Es gibt noch keine Filter.',
  'filters.saved': (v) => `„${v.name}“ ist gesichert.`,
  'cull.head': (v) =>
    `${v.name} · ${photos(v.photos)} · ${v.stacks === 0 ? 'keine Stapel' : `${count(v.stacks)} Stapel`} · ${duration(v.seconds)}`,
  'cull.keep': (v) => `  Behalten    ${v.share}`,
  'cull.reject': (v) => `  Ablehnen    ${v.share}`,
  'cull.problems': 'Probleme',
  'cull.moreWord': 'weitere',
  'cull.faces': (v) => `${count(v.faces)} ${v.faces === 1 ? 'Gesicht' : 'Gesichter'}`,
  'start.fetching': 'Electron wird von GitHub geholt, einmal.',
  'cli.photosEnd': (v) => `${photos(v.photos)}.`,
  'cull.share': (v) => `${count(v.n).padStart(6)}  ${String(v.percent).padStart(3)} %`,
  'model.size': (v) => `${v.megabytes < 0.5 ? '< 1' : count(v.megabytes)} MB`,
  'proofs.size': (v) =>
    v.bytes < 1e6 ? `${count(v.bytes / 1e3)} kB` : `${decimal(v.bytes / 1e6, v.bytes < 1e7 ? 2 : 1)} MB`,
  'report.group': (v) => `  ${v.by.padEnd(9)} ${v.name}: ${photos(v.photos)}${v.sharp}`,
  'servers.testing':
    'Jeder Server und der Prozessor dieses Rechners bewerten dieselben 48 Bilder; das dauert so lange, wie der Prozessor braucht.',
};

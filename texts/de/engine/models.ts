/** @file Deutsche Sätze von Modellen: abholen, umwandeln, prüfen. */

import type { modelsTexts as english } from '../../en/engine/models.ts';
import type { Like } from '../../like.ts';
import { decimal, gigabytes } from '../count.ts';

export const modelsTexts: Like<typeof english> = {
  'onnx.none': (v) => `${v.path} ist kein ONNX-Modell: ${v.problem}.`,
  'onnx.external': (v) =>
    `${v.path} hat seine Gewichte („${v.weights}“) in einer anderen Datei. Sichere es als eine Datei und versuche es noch einmal.`,
  'onnx.operators': (v) => `${v.path} braucht Operatoren, die nicht zu ONNX Runtime gehören: ${v.domains}.`,
  'onnx.noInput': (v) => `${v.path} hat keinen Eingang oder keinen Ausgang.`,
  'convert.ended': (v) => `die Umwandlung endete unerwartet (${v.by}); reicht der Speicher?`,
  'download.cannot': (v) => `${v.url} ist nicht abzuholen: ${v.reason}.`,
  'download.failed': (v) =>
    `${v.url} konnte nicht abgeholt werden: ${v.reason}, ${v.attempts}-mal nacheinander. Was angekommen ist, bleibt; versuche es wieder, dann geht es dort weiter.`,
  'download.tooLarge': (v) => `es will ${v.bytes} Bytes haben, mehr als jedes Modell`,
  'download.endless': 'es hört nicht auf',
  'download.short': (v) => `es endete nach ${v.done} von ${v.total} Bytes`,
  'download.stalled': (v) => `${v.seconds} s lang kam nichts`,
  'download.otherPart': 'der Server schickte einen anderen Teil als den gewünschten',
  'download.noPart': 'der Server hat diesen Teil nicht',
  'download.status': (v) => `der Server sagt ${v.status} ${v.text}`,
  'download.noConnection': (v) => `keine Verbindung (${v.cause})`,
  'serve.none':
    'Kein installiertes Modell kann auf einem Server laufen; „models list“ nennt, welche installiert werden könnten.',
  'serve.notEmpty': (v) => `${v.dir} ist nicht leer. Nenne einen leeren oder einen neuen Ordner.`,
  'serve.cannot': (v) => `${v.models} kann nicht auf einem Server laufen. Installiere es neu.`,
  'install.noRoom': (v) =>
    `beim Umwandeln braucht es ${gigabytes(v.neededBytes)}, und in ${v.dir} sind ${gigabytes(v.freeBytes)} frei`,
  'install.noAddress': (v) => `Für ${v.id} gibt es keine Adresse zum Abholen. Importiere stattdessen seine Datei.`,
  'install.notPublished': (v) => `${v.url} ist nicht die veröffentlichte Datei ${v.file}, die ${v.model} braucht.`,
  'install.fileGone': (v) => `${v.path} ist nicht da. ${v.model} braucht die Datei ${v.file}.`,
  'install.noFile': (v) => `${v.path} ist keine lesbare Datei.`,
  'install.cannot': (v) => `${v.name} kann nicht installiert werden: ${v.lack}.`,
  'install.wrongFile': (v) => `${v.from} ist nicht die Datei, die es sein soll: ${v.wrong}. Nichts wurde installiert.`,
  'install.notUsable': (v) => `${v.file} ist als ${v.name} nicht zu gebrauchen: ${v.problem}`,
  'install.trust': ' Traust du dieser Datei trotzdem, installiere sie als ungeprüft (--unproven).',
  'install.unproven': (v) => `${v.file} wurde nicht als ${v.name} installiert: ${v.problem}.${v.advice}`,
  'install.withoutProof': (v) => `Ohne Prüfung installiert: ${v.problem}.`,
  'install.doesNotRun': (v) => `${v.name} läuft hier nicht: ${v.problem}`,
  'install.hash': (v) => `sein SHA-256 ist ${v.sha256}…, ${v.whose} ${v.expected}…`,
  'install.hashPublished': 'der veröffentlichte',
  'install.hashFirst': (v) => `der der Datei, die am ${v.day} zuerst installiert wurde`,
  'card.noJson': (v) => `Die Karte ist kein JSON: ${v.problem}`,
  'card.unusable': (v) => `Die Karte ist nicht zu gebrauchen. ${v.problems}.`,
  'model.installAgain': (v) => `${v.problem} Installiere ${v.id} neu.`,
  'model.recordDamaged': (v) => `Der Eintrag von ${v.id} ist beschädigt.`,
  'model.fileBad': (v) => `Die Datei ${v.file} von ${v.id} ist ${v.isThere ? 'beschädigt' : 'nicht mehr da'}.`,
  'model.unknown': (v) => `Ein Modell namens „${v.id}“ gibt es nicht. Sieh in die Liste der Modelle.`,
  'model.builtIn': (v) => `${v.name} gehört zum Programm: installiere es.`,
  'card.unreadable': (v) => `${v.file} ist nicht lesbar.`,
  'card.nameServer': (v) =>
    `Dieses Modell läuft auf ${v.url}, und Bilder gehen nur an deine eigenen Server: nenne ihn zuerst mit „servers add ${v.url}“.`,
  'card.idTaken': (v) => `${v.file}: Die Kennung ${v.id} ist vergeben.`,
  'model.fileDamaged': (v) => `Die Datei ${v.file} von ${v.id} ist beschädigt. Installiere ${v.id} neu.`,
  'install.builtInFailed': (v) => `${v.name} wurde nicht installiert: ${v.problem}.`,
  'prove.blurredCloser': 'es setzt eine unscharfe Kopie nicht weiter weg als das Bild selbst',
  'prove.notFinite': 'es gibt Zahlen, die nicht endlich sind',
  'prove.outside': (v) => `es gibt ${decimal(v.value, 2)}, weit außerhalb seines Bereichs von ${v.low} bis ${v.high}`,
  'prove.order': (v) =>
    `es bringt die Prüfbilder nicht in ihre Reihenfolge: ${v.order.map((name, at) => `${{ sharp: 'scharf', blurred: 'unscharf', compressed: 'stark komprimiert' }[name]} ${decimal(v.means[at]!, 2)}`).join(', ')}`,
};

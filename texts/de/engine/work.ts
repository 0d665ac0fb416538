/** @file Laufende Arbeit, und was auffällt. */
import type { workTexts as english } from '../../en/engine/work.ts';
import type { Like } from '../../like.ts';
import { photos } from '../count.ts';

export const workTexts: Like<typeof english> = {
  'notice.brought': (v) => `${v.says}, wo diese Bilder vorher lagen. Rückgängig nimmt sie zurück.`,
  'work.index': 'Indizieren',
  'work.score': 'Bewerten',
  'work.quick': 'Schnell bewerten, bei 512 Pixeln',
  'work.scoreOn': (v) => `Bewerten auf ${v.host}`,
  'score.sentTo': (v) => `Bilder werden zum Bewerten an ${v.host} geschickt.`,
  'score.backHere': (v) => `Bewertet wird hier weiter: ${v.because}. Der Server wird später wieder gefragt.`,
  'score.modelFailed': (v) => `${v.model} konnte nicht bewerten: ${v.problem}`,
  'work.faces': 'Gesichter suchen',
  'work.people': 'Personen unterscheiden',
  'work.list': 'Fotos auflisten',
  'work.unforeseen': 'Etwas Unvorhergesehenes ist geschehen; das Weitere steht im Protokoll des Programms.',
  'work.stopped': (v) => `${v.says} wurde beendet: ${v.why} Was getan ist, bleibt.`,
  'notice.missing': (v) =>
    `${v.files === 1 ? '1 Datei' : `${v.files} Dateien`} von ${v.folder} ${v.files === 1 ? 'ist' : 'sind'} nicht mehr zu finden. Entscheidungen bleiben, bis du bestätigst, was weg ist (auf der Kommandozeile: index --confirm-missing).`,
  'export.decidedElsewhere': (v) =>
    `Über ${v.photos} Fotos wurde anderswo entschieden${v.conflicts > 0 ? `, über ${v.conflicts} davon hier anders` : ''}`,
  'programs.opened': (v) => `${v.name ?? photos(v.photos)} ${v.program === null ? '' : `in ${v.program} `}geöffnet`,
};

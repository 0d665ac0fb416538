/** @file Deutsche Sätze der Übersicht eines Durchgangs. */

import type { cullCliTexts as english } from '../../en/cli/cull.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

export const cullCliTexts: Like<typeof english> = {
  'cull.noPhotos': (v) => `In ${v.folder} und seinen Unterordnern sind keine Fotos, die Chinagraph lesen kann.`,
  'cull.cannotTell': (v) => `  Unklar      ${v.share}   dir überlassen`,
  'cull.decided': (v) => `  (${count(v.n)} schon von dir entschieden: Das bleibt, wie es ist)`,
  'cull.alone':
    'Jedes Foto steht für sich: Keines daneben ist besser oder schlechter, deshalb entscheiden seine eigenen Messwerte wenig.',
  'cull.suggestions': 'Das sind Vorschläge: Nichts wurde entschieden und keine Datei berührt.',
  'cull.see': (v) => `  ansehen     ${v.command}`,
  'cull.list': (v) => `  auflisten   ${v.command}`,
  'cull.withFaces': 'Schärfe, Belichtung, Stapel und Gesichter',
  'cull.withoutFaces': 'Schärfe, Belichtung und Stapel',
  'cull.noModel': (v) =>
    `Kein Modell zum Bewerten ist installiert: Benutzt wurden ${v.used}. Ein Modell bringt Qualität und Ästhetik: ${v.command}`,
  'cull.keepers': 'Wohl zu behalten',
  'cull.bestOf': (v) => `bestes von ${v.size}`,
  'cull.bestOfStacks': 'Das Beste jedes Stapels, die größten zuerst',
  'cull.softer': 'weniger scharf als andere desselben Stapels',
  'cull.noisier': 'verrauschter als andere desselben Stapels',
  'cull.notBest': 'nicht das Beste ihres Stapels',
  'cull.motion': 'verwackelt',
  'cull.highlights': 'ausgefressene Lichter',
  'cull.shadows': 'abgesoffene Schatten',
  'cull.exposure': 'anders belichtet als der Rest ihres Stapels',
  'cull.bright': 'zu hell',
  'cull.dark': 'zu dunkel',
  'cull.lowScore': 'schlechter bewertet als das meiste im Shooting',
  'cull.why': (v) => `  ${count(v.n).padStart(4)}  ${v.why}: zum Beispiel ${v.path}, ${v.reasons}`,
  'cull.rejected': 'Warum abgelehnt',
  'cull.moreInJson': 'mehr mit --json',
  'cull.scoredBy': (v) => `Bewertet von ${v.models}.`,
  'cull.more': (v) => `  und ${count(v.n)} ${v.what}`,
};

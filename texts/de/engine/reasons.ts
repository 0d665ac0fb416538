/** @file Was für und gegen ein Foto spricht, und die wenigen Wörter einer Zelle. */
import type { reasonTexts as english } from '../../en/engine/reasons.ts';
import type { Like } from '../../like.ts';
import { decimal } from '../count.ts';

const ordinals = ['erste', 'zweite', 'dritte', 'vierte', 'fünfte', 'sechste', 'siebte', 'achte', 'neunte', 'zehnte'];
const stops = (n: number): string => {
  const text = decimal(Math.abs(n), 1);
  return `${text} ${text === '1,0' ? 'Blende' : 'Blenden'}`;
};
const inStack = (isBurst: boolean): string => (isBurst ? 'in dieser Serie' : 'in dieser Gruppe');
const rest = (isBurst: boolean): string => (isBurst ? 'der Rest dieser Serie' : 'der Rest dieser Gruppe');
const softer = (v: { n: number; size: number; isBurst: boolean }): string =>
  v.n > 0 ? `unschärfer als ${v.n} von ${v.size} ${inStack(v.isBurst)}` : 'etwas unschärfer als das beste';

export const reasonTexts: Like<typeof english> = {
  'reason.eyesClosed': (v) =>
    `Augen geschlossen${v.who === '' ? '' : `: ${v.who}`}${v.more > 0 ? ` und ${v.more} weitere` : ''}`,
  'reason.blinks': (v) => `blinzelt${v.who === '' ? '' : `: ${v.who}`}${v.more > 0 ? ` und ${v.more} weitere` : ''}`,
  'reason.looksAway': (v) =>
    `blickt weg, während andere hersehen: ${v.who}${v.more > 0 ? ` und ${v.more} weitere` : ''}`,
  'reason.kissing': 'ein Kuss: Augen zählen nicht',
  'reason.eyesOpen': 'Augen offen',
  'reason.noClosedEyes': 'keine geschlossenen Augen',
  'reason.movedMeant': 'durch Bewegung verwischt: lange belichtet, vielleicht gewollt',
  'reason.moved': 'durch Bewegung verwischt',
  'reason.nothingSharp': 'nichts darauf ist scharf',
  'reason.lightDisputed': 'ein anderes, so scharf wie dieses, ist anders belichtet',
  'reason.anotherSharper': 'ein anderes ist schärfer',
  'reason.anotherQuieter': 'ein anderes rauscht weniger',
  'reason.anotherLit': 'ein anderes ist besser belichtet',
  'reason.anotherAsGood': 'ein anderes ist für das Auge ebenso gut',
  'reason.anotherEyes': 'auf einem anderen sind die Augen weiter offen',
  'reason.noneSharp': 'keines davon ist scharf',
  'reason.focusElsewhere':
    'ein anderes Bild ist auf etwas anderes scharf gestellt: welches gemeint war, ist nicht zu sagen',
  'reason.softSubject': 'Motiv unscharf',
  'reason.sharpButDull': 'technisch unter den besten des Shootings, ästhetisch unter den schwächsten',
  'reason.softButWonderful': 'ästhetisch unter den besten des Shootings, technisch unter den schwächsten',
  'reason.sharp': 'scharf bei 1:1',
  'reason.sharpFace': 'Gesicht scharf',
  'reason.sharpFocus': 'am Fokuspunkt scharf',
  'reason.aLittleSoft': 'bei 1:1 etwas weich',
  'reason.tonesHeld': 'Lichter und Schatten mit Zeichnung',
  'reason.hardlyNoisy': 'kaum Rauschen',
  'reason.nothingOnIt': 'nichts darauf als Schwarz',
  'reason.blocked': (v) => `Schatten schwarz, ${decimal(v.share * 100, 0)} %`,
  'reason.clipped': (v) => `Lichter ausgefressen, ${decimal(v.share * 100, v.share < 0.1 ? 1 : 0)} %`,
  'reason.clippedColour': (v) =>
    `${{ red: 'Rot', green: 'Grün', blue: 'Blau' }[v.colour]} am Anschlag, ${decimal(v.share * 100, v.share < 0.1 ? 1 : 0)} %`,
  'reason.dark': (v) => `${stops(v.stops)} dunkler als das meiste im Shooting`,
  'reason.bright': (v) => `${stops(v.stops)} heller als das meiste im Shooting`,
  'reason.noisy': 'rauscht mehr als das meiste im Shooting',
  'reason.scoreHigh': 'höher bewertet als das meiste im Shooting',
  'reason.scoreLow': 'niedriger bewertet als das meiste im Shooting',
  'reason.sharpestOf': (v) => `das schärfste von ${v.size} ${inStack(v.isBurst)}`,
  'reason.bestOf': (v) => `das beste von ${v.size} ${inStack(v.isBurst)}`,
  'reason.notBestOf': (v) => `nicht das beste von ${v.size} ${inStack(v.isBurst)}`,
  'reason.nearlyBest': (v) => `kaum anders als das beste ${inStack(v.isBurst)}`,
  'reason.softerFace': (v) => `${softer(v)}, im Gesicht`,
  'reason.eyesNarrower': 'Augen weniger offen als im besten',
  'reason.noisierThanRest': (v) => `rauscht mehr als ${rest(v.isBurst)}`,
  'reason.noisierThanBest': (v) => `rauscht mehr als das beste ${inStack(v.isBurst)}`,
  'reason.castInStack': (v) => `andere Farben als ${rest(v.isBurst)}`,
  'reason.yourTaste': (v) => `nach deinem Geschmack das erste von ${v.size} ${inStack(v.isBurst)}`,
  'reason.turned': 'zum Rand hin verwischt: die Kamera hat sich gedreht',
  'reason.softerTurned': (v) => `${softer(v)}: die Kamera hat sich gedreht`,
  'reason.softer': softer,
  'reason.softerOnSubject': (v) => `${softer(v)}, vor allem am Motiv`,
  'reason.softerMoved': (v) => `${softer(v)}: Bewegung`,
  'reason.clippedInStack': (v) => `mehr ausgefressen als ${rest(v.isBurst)}`,
  'reason.exposureOff': (v) => `${stops(v.stops)} ${v.stops > 0 ? 'heller' : 'dunkler'} als ${rest(v.isBurst)}`,
  'reason.bracket': 'Teil einer Belichtungsreihe: bleibt zusammen',
  'reason.focusStack': 'Teil einer Fokusreihe: bleibt zusammen',
  'reason.panorama': 'Teil eines Panoramas: bleibt zusammen',
  'reason.damaged': 'ein Teil des Bildes fehlt: urteile selbst',
  'reason.notLookedAt': 'noch nicht angesehen',
  'reason.indexPrint': 'nur ein Indexbild war darin: beurteile es in einem RAW-Programm',
  'reason.tooSmall': 'was hier davon zu sehen ist, ist zu klein für ein Urteil',
  'reason.clip': 'ein Film: den kannst nur du beurteilen',
  'reason.noPicture': 'das Bild ist hier nicht zu sehen: beurteile es anderswo',
  'reason.notMeasured': 'noch nicht gemessen',
  'reason.screenshot': 'ein Bildschirmfoto, nicht als Fotografie beurteilt',
  'reason.document': 'eine Seite oder ein Beleg, nicht als Fotografie beurteilt',
  'reason.duplicate': (v) => `auf das Byte dieselbe Datei wie ${v.name}`,

  'face.inRow': (v) =>
    v.isEnd
      ? `${v.isFar ? 'ganz ' : ''}${v.fromLeft ? 'links' : 'rechts'}`
      : `${ordinals[v.steps] ?? `${v.steps + 1}.`} von ${v.fromLeft ? 'links' : 'rechts'}`,
  'face.middle': 'Mitte',
  'face.rowOf': (v) => {
    const named = { front: 'vordere', back: 'hintere', middle: 'mittlere' };
    return `${typeof v.row === 'number' ? (ordinals[v.row] ?? `${v.row + 1}.`) : named[v.row]} Reihe, ${v.place}`;
  },
};

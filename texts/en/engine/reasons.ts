/** @file English sentences of what speaks for and against a photo, and the few words of a cell. */
import { decimal } from '../count.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const stops = (n: number): string => {
  const text = decimal(Math.abs(n), 1);
  return `${text} ${text === '1.0' ? 'stop' : 'stops'}`;
};
const where = (isBurst: boolean): string => (isBurst ? 'this burst' : 'this group');
const softer = (v: { n: number; size: number; isBurst: boolean }): string =>
  v.n > 0 ? `softer than ${v.n} of ${v.size} in ${where(v.isBurst)}` : 'a little softer than the best';

export const reasonTexts = {
  'reason.eyesClosed': (v: { who: string; more: number }) =>
    `eyes closed${v.who === '' ? '' : `: ${v.who}`}${v.more > 0 ? ` and ${v.more} more` : ''}`,
  'reason.blinks': (v: { who: string; more: number }) =>
    `blinking${v.who === '' ? '' : `: ${v.who}`}${v.more > 0 ? ` and ${v.more} more` : ''}`,
  'reason.looksAway': (v: { who: string; more: number }) =>
    `looking away while others look: ${v.who}${v.more > 0 ? ` and ${v.more} more` : ''}`,
  'reason.kissing': 'a kiss: eyes do not count',
  'reason.eyesOpen': 'eyes open',
  'reason.noClosedEyes': 'no closed eyes',
  'reason.movedMeant': 'blurred by movement: a long exposure, perhaps meant',
  'reason.moved': 'blurred by movement',
  'reason.nothingSharp': 'nothing in it is sharp',
  'reason.lightDisputed': 'another frame as sharp is lit otherwise',
  'reason.anotherSharper': 'another frame is sharper',
  'reason.anotherQuieter': 'another frame has less noise',
  'reason.anotherLit': 'another frame is better exposed',
  'reason.anotherAsGood': 'another frame is as good for the eye',
  'reason.anotherEyes': 'eyes are wider open in another frame',
  'reason.noneSharp': 'none of these is sharp',
  'reason.focusElsewhere': "another frame is in focus on something else: can't tell which you meant",
  'reason.softSubject': 'soft on the subject',
  'reason.sharpButDull': 'among the best of the shoot technically, among the least in aesthetics',
  'reason.softButWonderful': 'among the best of the shoot in aesthetics, among the least technically',
  'reason.sharp': 'sharp at 1:1',
  'reason.sharpFace': 'sharp on the face',
  'reason.sharpFocus': 'sharp at the focus point',
  'reason.aLittleSoft': 'a little soft at 1:1',
  'reason.tonesHeld': 'highlights and shadows held',
  'reason.hardlyNoisy': 'hardly any noise',
  'reason.nothingOnIt': 'nothing on it but black',
  'reason.blocked': (v: { share: number }) => `shadows black ${decimal(v.share * 100, 0)} %`,
  'reason.clipped': (v: { share: number }) => `highlights clipped ${decimal(v.share * 100, v.share < 0.1 ? 1 : 0)} %`,
  'reason.clippedColour': (v: { share: number; colour: 'red' | 'green' | 'blue' }) =>
    `${v.colour} clipped ${decimal(v.share * 100, v.share < 0.1 ? 1 : 0)} %`,
  'reason.dark': (v: { stops: number }) => `${stops(v.stops)} darker than most of the shoot`,
  'reason.bright': (v: { stops: number }) => `${stops(v.stops)} brighter than most of the shoot`,
  'reason.noisy': 'noisier than most of the shoot',
  'reason.scoreHigh': 'scored above most of the shoot',
  'reason.scoreLow': 'scored below most of the shoot',
  'reason.sharpestOf': (v: { size: number; isBurst: boolean }) => `sharpest of ${v.size} in ${where(v.isBurst)}`,
  'reason.bestOf': (v: { size: number; isBurst: boolean }) => `best of ${v.size} in ${where(v.isBurst)}`,
  'reason.notBestOf': (v: { size: number; isBurst: boolean }) => `not the best of ${v.size} in ${where(v.isBurst)}`,
  'reason.nearlyBest': (v: { isBurst: boolean }) => `hardly different from the best of ${where(v.isBurst)}`,
  'reason.softerFace': (v: { n: number; size: number; isBurst: boolean }) => `${softer(v)}, on the face`,
  'reason.eyesNarrower': 'eyes less open than in the best',
  'reason.noisierThanRest': (v: { isBurst: boolean }) => `noisier than the rest of ${where(v.isBurst)}`,
  'reason.noisierThanBest': (v: { isBurst: boolean }) => `noisier than the best of ${where(v.isBurst)}`,
  'reason.castInStack': (v: { isBurst: boolean }) => `coloured unlike the rest of ${where(v.isBurst)}`,
  'reason.yourTaste': (v: { size: number; isBurst: boolean }) =>
    `put first of ${v.size} in ${where(v.isBurst)} by your taste`,
  'reason.turned': 'blurred towards the rim: the camera turned',
  'reason.softerTurned': (v: { n: number; size: number; isBurst: boolean }) => `${softer(v)}: the camera turned`,
  'reason.softer': softer,
  'reason.softerOnSubject': (v: { n: number; size: number; isBurst: boolean }) =>
    `${softer(v)}, on the subject above all`,
  'reason.softerMoved': (v: { n: number; size: number; isBurst: boolean }) => `${softer(v)}: movement`,
  'reason.clippedInStack': (v: { isBurst: boolean }) => `more burnt out than the rest of ${where(v.isBurst)}`,
  'reason.exposureOff': (v: { stops: number; isBurst: boolean }) =>
    `${stops(v.stops)} ${v.stops > 0 ? 'brighter' : 'darker'} than the rest of ${where(v.isBurst)}`,
  'reason.bracket': 'part of an exposure bracket: kept together',
  'reason.focusStack': 'part of a focus stack: kept together',
  'reason.panorama': 'part of a panorama: kept together',
  'reason.damaged': 'part of the picture is missing: judge it yourself',
  'reason.notLookedAt': 'not looked at yet',
  'reason.indexPrint': 'only an index print was found inside: judge it in a RAW program',
  'reason.tooSmall': 'what can be seen of it here is too small to judge',
  'reason.clip': 'a clip: only you can judge it',
  'reason.noPicture': 'the picture cannot be seen here: judge it elsewhere',
  'reason.notMeasured': 'not measured yet',
  'reason.screenshot': 'a screenshot, not judged as a photograph',
  'reason.document': 'a page or a receipt, not judged as a photograph',
  'reason.duplicate': (v: { name: string }) => `the same file, to the byte, as ${v.name}`,

  /** A face's place in its row, counted from the nearer side. */
  'face.inRow': (v: { steps: number; fromLeft: boolean; isEnd: boolean; isFar: boolean }) =>
    v.isEnd
      ? `${v.isFar ? 'far ' : ''}${v.fromLeft ? 'left' : 'right'}`
      : `${ordinals[v.steps] ?? `${v.steps + 1}th`} from ${v.fromLeft ? 'left' : 'right'}`,
  'face.middle': 'middle',
  'face.rowOf': (v: { row: 'front' | 'back' | 'middle' | number; place: string }) =>
    `${typeof v.row === 'number' ? (ordinals[v.row] ?? `${v.row + 1}th`) : v.row} row, ${v.place}`,
};

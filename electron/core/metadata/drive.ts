/** @file Bursts, brackets and sweeps as the camera itself names them. */
import type { Metadata } from '../../contract/photo.ts';
import { numberIn, type RawTags, textIn } from './raw-tags.ts';

type Drive = Pick<Metadata, 'driveMode' | 'sequenceNumber' | 'bracketing' | 'panorama'>;

/** Tags that state the drive in words, most exact first; one word per maker. */
const driveTags: readonly [group: string, name: string][] = [
  ['MakerNotes', 'ReleaseMode2'],
  ['MakerNotes', 'DriveMode'],
  ['MakerNotes', 'ContinuousDrive'],
  ['MakerNotes', 'ShootingMode'],
  ['MakerNotes', 'BurstMode'],
  ['MakerNotes', 'ReleaseMode'],
  ['Composite', 'DriveMode'],
];

export function driveOf(tags: RawTags): Drive {
  const isNikon = /nikon/i.test(textIn(tags, 'Make', ['EXIF']) ?? '');
  const words = driveTags
    .filter(([, name]) => name !== 'ShootingMode' || isNikon) // elsewhere the exposure programme
    .flatMap(([group, name]) => textIn(tags, name, [group]) ?? [])
    .filter(isOn);
  const driveMode = words[0] ?? (textIn(tags, 'BurstUUID', ['MakerNotes']) ? 'Burst' : null);
  return {
    driveMode,
    // Some cameras count from 1 for single frames too.
    sequenceNumber: driveMode && /^single/i.test(driveMode) && !/;/.test(driveMode) ? null : sequenceOf(tags),
    bracketing: bracketingOf(tags, words.join('; ')),
    panorama: isPanorama(tags, words.join('; ')),
  };
}

/** Number within a burst or bracket, from 1. Zero is every maker's "not in a sequence". */
function sequenceOf(tags: RawTags): number | null {
  for (const name of ['BracketShotNumber', 'SequenceNumber', 'SequenceImageNumber', 'FocusShiftShooting']) {
    const number = numberIn(tags, name, ['MakerNotes']);
    if (number !== null && number > 0 && number < 65535) return number;
  }
  // Olympus counts inside the words: "Continuous Shooting, Shot 3", "Focus Bracketing, Shot 8".
  const shot = /\bshot (\d+)/i.exec(textIn(tags, 'DriveMode', ['MakerNotes']) ?? '');
  return shot ? Number(shot[1]) : null;
}

const isOn = (text: string | null) => text !== null && !/^(off|disable|none|no|false|0|n\/a|unknown)/i.test(text);

function bracketingOf(tags: RawTags, drive: string): Metadata['bracketing'] {
  const word = (name: string) => textIn(tags, name, ['MakerNotes']);
  if (/focus.{0,4}(bracket|shift|stack)/i.test(drive) || isOn(word('FocusBracketing'))) return 'focus';
  if ((numberIn(tags, 'FocusShiftShooting', ['MakerNotes']) ?? 0) > 0 || /focus/i.test(word('StackedImage') ?? ''))
    return 'focus';
  if (/^focus/i.test(word('BracketSettings') ?? '')) return 'focus';
  if (numberIn(tags, 'ExposureMode', ['EXIF']) === 2) return 'exposure';
  if (/(\bae[ -]?b|exposure.{0,4}bracket|ae bracket|\bhdr\b)/i.test(drive)) return 'exposure';
  if (isOn(word('AutoExposureBracketing')) || word('BracketMode') === 'AEB') return 'exposure';
  if ((numberIn(tags, 'AEBBracketValue', ['MakerNotes']) ?? 0) !== 0) return 'exposure';
  if ((numberIn(tags, 'ExposureBracketValue', ['MakerNotes']) ?? 0) !== 0) return 'exposure';
  const named = [word('BracketMode'), word('AutoBracketing'), word('BracketShot'), word('BracketSettings')];
  return named.some(isOn) || /bracket/i.test(drive) ? 'other' : null;
}

function isPanorama(tags: RawTags, drive: string): boolean {
  if (valueIsTrue(textIn(tags, 'UsePanoramaViewer', ['XMP'])) || textIn(tags, 'ProjectionType', ['XMP'])) return true;
  if (numberIn(tags, 'CustomRendered', ['EXIF']) === 6) return true; // Apple
  if (
    (numberIn(tags, 'PanoramaFullWidth', ['MakerNotes']) ?? 0) > 0 ||
    isOn(textIn(tags, 'PanoramaMode', ['MakerNotes']))
  ) {
    return true;
  }
  const scenes = ['SceneMode', 'EasyMode'].map((name) => textIn(tags, name, ['MakerNotes']) ?? '').join(' ');
  return /panorama/i.test(`${drive} ${scenes}`);
}

const valueIsTrue = (text: string | null) => text !== null && /^(true|1)$/i.test(text);

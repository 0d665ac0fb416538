/** @file English sentences of delivery rules that a picture breaks. */
import { kilobytes, percent } from '../count.ts';
export const checkingTexts = {
  'check.nobodyLooked': 'nobody looked for faces: their models are not installed',
  'check.faceSize': (v: { heightPx: number; minPx: number }) =>
    `a face of ${v.heightPx} px, at least ${v.minPx} wanted`,
  'check.eyesSmall': 'eyes too small or not measured',
  'check.eyes': (v: { sharpness: number; least: number }) =>
    `eyes of sharpness ${v.sharpness}, at least ${v.least} wanted`,
  'check.faceClipped': (v: { share: number; most: number }) =>
    `${percent(v.share)} of a face clipped, at most ${percent(v.most)} wanted`,
  'check.skin': (v: { shift: number; most: number }) =>
    `skin ${v.shift} away from the other faces' colour, at most ${v.most} wanted`,
  'check.faces': (v: { faces: number }) => `${v.faces} faces, one wanted`,
  'check.noFace': 'no face was found',
  'check.headSize': (v: { share: number; least: number; most: number }) =>
    `the face takes ${percent(v.share)} of the height, ${percent(v.least)} to ${percent(v.most)} wanted`,
  'check.offCentre': (v: { off: number; most: number }) =>
    `${percent(v.off)} off the middle, at most ${percent(v.most)} wanted`,
  'check.headCut': 'the head is cut off or touches the edge',
  'check.roll': (v: { degrees: number; most: number }) =>
    `eyes ${v.degrees} degrees from level, at most ${v.most} wanted`,
  'check.directionUnknown': 'the direction of the head is not known',
  'check.turned': (v: { yaw: number; pitch: number; most: number }) =>
    `head turned ${v.yaw} degrees aside and ${v.pitch} up or down, at most ${v.most} wanted`,
  'check.eyesClosed': 'eyes closed',
  'check.eyesUnknown': (v: { because: string | null }) => `eyes cannot be told${v.because ? ` (${v.because})` : ''}`,
  'check.uneven': (v: { share: number; most: number }) =>
    `one half of the face is ${percent(v.share)} brighter, at most ${percent(v.most)} wanted`,
  'check.nothingBeside': 'there is nothing beside the head',
  'check.background': (v: { levels: number; most: number }) =>
    `the background varies by ${v.levels} levels, at most ${v.most} wanted`,
  'check.copyright': 'a copyright notice',
  'check.creator': 'its author',
  'check.credit': 'a credit line',
  'check.caption': 'a caption',
  'check.headline': 'a headline',
  'check.keywords': 'keywords',
  'check.date': 'when it was taken',
  'check.longAtLeast': (v: { long: number; least: number }) => `long side ${v.long} px, at least ${v.least} wanted`,
  'check.longAtMost': (v: { long: number; most: number }) => `long side ${v.long} px, at most ${v.most} wanted`,
  'check.shortAtLeast': (v: { short: number; least: number }) => `short side ${v.short} px, at least ${v.least} wanted`,
  'check.ppi': (v: { ppi: number; longMm: number; shortMm: number; minPpi: number }) =>
    `${v.ppi} ppi at ${v.longMm} x ${v.shortMm} mm, at least ${v.minPpi} wanted`,
  'check.aspect': (v: { ratio: number; oneOf: readonly string[] }) => `${v.ratio} to 1, ${v.oneOf.join(' or ')} wanted`,
  'check.format': (v: { format: string; wanted: readonly string[] }) =>
    `${v.format || 'unknown'}, ${v.wanted.join(' or ')} wanted`,
  'check.colour': (v: { colour: string; wanted: readonly string[] }) =>
    `${v.colour === 'other' ? 'another colour profile' : v.colour}, ${v.wanted.join(' or ')} wanted`,
  'check.bitsUnknown': 'the file does not say how many bits it has',
  'check.bits': (v: { bits: number; least: number }) => `${v.bits} bits, at least ${v.least} wanted`,
  'check.bytesAtLeast': (v: { bytes: number; least: number }) =>
    `${kilobytes(v.bytes)}, at least ${kilobytes(v.least)} wanted`,
  'check.bytesAtMost': (v: { bytes: number; most: number }) =>
    `${kilobytes(v.bytes)}, at most ${kilobytes(v.most)} wanted`,
  'check.qualityUnknown': 'its JPEG tables say no quality',
  'check.quality': (v: { quality: number; least: number }) =>
    `JPEG quality about ${v.quality}, at least ${v.least} wanted`,
  'check.blocks': (v: { blocks: number; most: number }) =>
    `visible blocks of compression (${v.blocks}, at most ${v.most})`,
  'check.missing': (v: { what: readonly string[] }) => `does not say ${v.what.join(', ')}`,
  'check.place': 'says where it was taken',
  'check.name': (v: { pattern: string }) => `its name does not fit ${v.pattern}`,
  'check.notMeasured': 'it was not measured',
  'check.sharpness': (v: { sharpness: number; least: number }) =>
    `sharpness ${v.sharpness}, at least ${v.least} wanted`,
  'check.white': (v: { share: number; most: number }) =>
    `${percent(v.share)} clipped white, at most ${percent(v.most)} wanted`,
  'check.black': (v: { share: number; most: number }) =>
    `${percent(v.share)} clipped black, at most ${percent(v.most)} wanted`,
  'check.noise': (v: { levels: number; most: number }) => `noise of ${v.levels} levels, at most ${v.most} wanted`,
  'picture.isDamaged': 'The picture is damaged.',
  'rules.noJson': (v: { problem: string }) => `This file of rules is no JSON (${v.problem}).`,
  'file.whole': 'the whole',
  'rules.unusable': (v: { problems: string }) => `This file of rules cannot be used. ${v.problems}.`,
};

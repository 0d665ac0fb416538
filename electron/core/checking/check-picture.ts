/** @file Rules of files and whole pictures, held against facts. Pure. */
import type { BrokenRule, DeliveryRules, MetadataRule, RuleCode } from '../../contract/checking.ts';
import type { Measures } from '../../contract/measures.ts';
import type { FileFacts } from './file-facts.ts';
import { matchesPattern } from './name-pattern.ts';

export interface PictureFacts {
  /** Without folder. */
  name: string;
  /** Upright. */
  widthPx: number;
  heightPx: number;
  file: FileFacts;
  /** Null until the photo was measured. */
  measures: Measures | null;
  /** Null where the picture is too small to tell. */
  blocking: number | null;
}

export interface Verdict {
  breaks: BrokenRule[];
  unknown: BrokenRule[];
}

const words: Record<MetadataRule, string> = {
  copyright: 'a copyright notice',
  creator: 'its author',
  credit: 'a credit line',
  caption: 'a caption',
  headline: 'a headline',
  keywords: 'keywords',
  date: 'when it was taken',
};
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const round = (value: number) => Number(value.toPrecision(3));

export function checkPicture(rules: DeliveryRules, facts: PictureFacts): Verdict {
  const breaks: BrokenRule[] = [];
  const unknown: BrokenRule[] = [];
  const fails = (rule: RuleCode, says: string) => breaks.push({ rule, says });
  const untold = (rule: RuleCode, says: string) => unknown.push({ rule, says });
  const { file, measures } = facts;
  const [long, short] = [Math.max(facts.widthPx, facts.heightPx), Math.min(facts.widthPx, facts.heightPx)];

  const { minLongSidePx, maxLongSidePx, minShortSidePx } = rules.size ?? {};
  if (minLongSidePx !== undefined && long < minLongSidePx)
    fails('size', `long side ${long} px, at least ${minLongSidePx} wanted`);
  if (maxLongSidePx !== undefined && long > maxLongSidePx)
    fails('size', `long side ${long} px, at most ${maxLongSidePx} wanted`);
  if (minShortSidePx !== undefined && short < minShortSidePx)
    fails('size', `short side ${short} px, at least ${minShortSidePx} wanted`);
  if (rules.print) {
    const { widthMm, heightMm, minPpi } = rules.print;
    const [longMm, shortMm] = [Math.max(widthMm, heightMm), Math.min(widthMm, heightMm)];
    // Filled to its edges, as prints are: the side that has fewer pixels to give decides.
    const ppi = Math.min(long / longMm, short / shortMm) * 25.4;
    if (ppi < minPpi) fails('print', `${Math.floor(ppi)} ppi at ${longMm} x ${shortMm} mm, at least ${minPpi} wanted`);
  }
  if (rules.aspect) {
    const { oneOf, tolerance } = rules.aspect;
    const fits = oneOf.some((text) => {
      const [a, b] = text.split(':').map(Number) as [number, number];
      const wanted = Math.max(a, b) / Math.min(a, b);
      return Math.abs(long / short / wanted - 1) <= tolerance;
    });
    if (!fits) fails('aspect', `${round(long / short)} to 1, ${oneOf.join(' or ')} wanted`);
  }
  if (rules.formats && !(rules.formats as string[]).includes(file.format))
    fails('format', `${file.format.toUpperCase() || 'unknown'}, ${rules.formats.join(' or ')} wanted`);
  if (rules.colour && !(rules.colour as string[]).includes(file.colour))
    fails(
      'colour',
      `${file.colour === 'other' ? 'another colour profile' : file.colour}, ${rules.colour.join(' or ')} wanted`,
    );
  if (rules.minBits !== undefined) {
    if (file.bits === null) untold('bits', 'the file does not say how many bits it has');
    else if (file.bits < rules.minBits) fails('bits', `${file.bits} bits, at least ${rules.minBits} wanted`);
  }
  const { min, max } = rules.fileBytes ?? {};
  if (min !== undefined && file.bytes < min) fails('bytes', `${kB(file.bytes)}, at least ${kB(min)} wanted`);
  if (max !== undefined && file.bytes > max) fails('bytes', `${kB(file.bytes)}, at most ${kB(max)} wanted`);
  if (rules.minJpegQuality !== undefined && file.format === 'jpeg') {
    if (file.jpegQuality === null) untold('compression', 'its JPEG tables say no quality');
    else if (file.jpegQuality < rules.minJpegQuality)
      fails('compression', `JPEG quality about ${file.jpegQuality}, at least ${rules.minJpegQuality} wanted`);
  }
  if (rules.maxBlocking !== undefined && facts.blocking !== null && facts.blocking > rules.maxBlocking)
    fails('blocking', `visible blocks of compression (${round(facts.blocking)}, at most ${rules.maxBlocking})`);
  checkMeasures(rules, measures, fails, untold);
  const missing = (rules.metadata ?? []).filter((rule) => !file.says.has(rule));
  if (missing.length > 0) fails('metadata', `does not say ${missing.map((rule) => words[rule]).join(', ')}`);
  if (rules.noPlace && file.saysPlace) fails('place', 'says where it was taken');
  if (rules.namePattern !== undefined && !matchesPattern(facts.name, rules.namePattern))
    fails('name', `its name does not fit ${rules.namePattern}`);
  return { breaks, unknown };
}

type Tell = (rule: RuleCode, says: string) => void;

function checkMeasures(rules: DeliveryRules, measures: Measures | null, fails: Tell, untold: Tell): void {
  const { minSharpness, maxClippedHighlights, maxClippedShadows, maxNoise } = rules;
  if (measures === null) {
    if (minSharpness !== undefined) untold('sharpness', 'it was not measured');
    if (maxClippedHighlights !== undefined || maxClippedShadows !== undefined)
      untold('clipping', 'it was not measured');
    if (maxNoise !== undefined) untold('noise', 'it was not measured');
    return;
  }
  const { sharpness, clippedHighlights, clippedShadows, noise } = measures;
  if (minSharpness !== undefined && sharpness < minSharpness)
    fails('sharpness', `sharpness ${round(sharpness)}, at least ${minSharpness} wanted`);
  if (maxClippedHighlights !== undefined && clippedHighlights > maxClippedHighlights)
    fails('clipping', `${percent(clippedHighlights)} clipped white, at most ${percent(maxClippedHighlights)} wanted`);
  if (maxClippedShadows !== undefined && clippedShadows > maxClippedShadows)
    fails('clipping', `${percent(clippedShadows)} clipped black, at most ${percent(maxClippedShadows)} wanted`);
  if (maxNoise !== undefined && noise > maxNoise)
    fails('noise', `noise of ${round(noise)} levels, at most ${maxNoise} wanted`);
}

const kB = (bytes: number) => `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;

/** @file Rules of files and whole pictures, held against facts. Pure. */

import { say } from '../../../texts/say.ts';
import type { BrokenRule, DeliveryRules, MetadataRule, RuleCode } from '../../contract/checking.ts';
import type { Measures } from '../../contract/measures.ts';
import type { Told } from '../../contract/told.ts';
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
  copyright: say('check.copyright'),
  creator: say('check.creator'),
  credit: say('check.credit'),
  caption: say('check.caption'),
  headline: say('check.headline'),
  keywords: say('check.keywords'),
  date: say('check.date'),
};
const round = (value: number) => Number(value.toPrecision(3));

export function checkPicture(rules: DeliveryRules, facts: PictureFacts): Verdict {
  const breaks: BrokenRule[] = [];
  const unknown: BrokenRule[] = [];
  const fails = (rule: RuleCode, says: Told) => breaks.push({ rule, says });
  const untold = (rule: RuleCode, says: Told) => unknown.push({ rule, says });
  const { file, measures } = facts;
  const [long, short] = [Math.max(facts.widthPx, facts.heightPx), Math.min(facts.widthPx, facts.heightPx)];

  const { minLongSidePx, maxLongSidePx, minShortSidePx } = rules.size ?? {};
  if (minLongSidePx !== undefined && long < minLongSidePx)
    fails('size', say('check.longAtLeast', { long, least: minLongSidePx }));
  if (maxLongSidePx !== undefined && long > maxLongSidePx)
    fails('size', say('check.longAtMost', { long, most: maxLongSidePx }));
  if (minShortSidePx !== undefined && short < minShortSidePx)
    fails('size', say('check.shortAtLeast', { short, least: minShortSidePx }));
  if (rules.print) {
    const { widthMm, heightMm, minPpi } = rules.print;
    const [longMm, shortMm] = [Math.max(widthMm, heightMm), Math.min(widthMm, heightMm)];
    // Filled to its edges, as prints are: the side that has fewer pixels to give decides.
    const ppi = Math.min(long / longMm, short / shortMm) * 25.4;
    if (ppi < minPpi) fails('print', say('check.ppi', { ppi: Math.floor(ppi), longMm, shortMm, minPpi }));
  }
  if (rules.aspect) {
    const { oneOf, tolerance } = rules.aspect;
    const fits = oneOf.some((text) => {
      const [a, b] = text.split(':').map(Number) as [number, number];
      const wanted = Math.max(a, b) / Math.min(a, b);
      return Math.abs(long / short / wanted - 1) <= tolerance;
    });
    if (!fits) fails('aspect', say('check.aspect', { ratio: round(long / short), oneOf }));
  }
  if (rules.formats && !(rules.formats as string[]).includes(file.format))
    fails('format', say('check.format', { format: file.format.toUpperCase(), wanted: rules.formats }));
  if (rules.colour && !(rules.colour as string[]).includes(file.colour))
    fails('colour', say('check.colour', { colour: file.colour, wanted: rules.colour }));
  if (rules.minBits !== undefined) {
    if (file.bits === null) untold('bits', say('check.bitsUnknown'));
    else if (file.bits < rules.minBits) fails('bits', say('check.bits', { bits: file.bits, least: rules.minBits }));
  }
  const { min, max } = rules.fileBytes ?? {};
  if (min !== undefined && file.bytes < min)
    fails('bytes', say('check.bytesAtLeast', { bytes: file.bytes, least: min }));
  if (max !== undefined && file.bytes > max) fails('bytes', say('check.bytesAtMost', { bytes: file.bytes, most: max }));
  if (rules.minJpegQuality !== undefined && file.format === 'jpeg') {
    if (file.jpegQuality === null) untold('compression', say('check.qualityUnknown'));
    else if (file.jpegQuality < rules.minJpegQuality)
      fails('compression', say('check.quality', { quality: file.jpegQuality, least: rules.minJpegQuality }));
  }
  if (rules.maxBlocking !== undefined && facts.blocking !== null && facts.blocking > rules.maxBlocking)
    fails('blocking', say('check.blocks', { blocks: round(facts.blocking), most: rules.maxBlocking }));
  checkMeasures(rules, measures, fails, untold);
  const missing = (rules.metadata ?? []).filter((rule) => !file.says.has(rule));
  if (missing.length > 0) fails('metadata', say('check.missing', { what: missing.map((rule) => words[rule]) }));
  if (rules.noPlace && file.saysPlace) fails('place', say('check.place'));
  if (rules.namePattern !== undefined && !matchesPattern(facts.name, rules.namePattern))
    fails('name', say('check.name', { pattern: rules.namePattern }));
  return { breaks, unknown };
}

type Tell = (rule: RuleCode, says: Told) => void;

function checkMeasures(rules: DeliveryRules, measures: Measures | null, fails: Tell, untold: Tell): void {
  const { minSharpness, maxClippedHighlights, maxClippedShadows, maxNoise } = rules;
  if (measures === null) {
    if (minSharpness !== undefined) untold('sharpness', say('check.notMeasured'));
    if (maxClippedHighlights !== undefined || maxClippedShadows !== undefined)
      untold('clipping', say('check.notMeasured'));
    if (maxNoise !== undefined) untold('noise', say('check.notMeasured'));
    return;
  }
  const { sharpness, clippedHighlights, clippedShadows, noise } = measures;
  if (minSharpness !== undefined && sharpness < minSharpness)
    fails('sharpness', say('check.sharpness', { sharpness: round(sharpness), least: minSharpness }));
  if (maxClippedHighlights !== undefined && clippedHighlights > maxClippedHighlights)
    fails('clipping', say('check.white', { share: clippedHighlights, most: maxClippedHighlights }));
  if (maxClippedShadows !== undefined && clippedShadows > maxClippedShadows)
    fails('clipping', say('check.black', { share: clippedShadows, most: maxClippedShadows }));
  if (maxNoise !== undefined && noise > maxNoise)
    fails('noise', say('check.noise', { levels: round(noise), most: maxNoise }));
}

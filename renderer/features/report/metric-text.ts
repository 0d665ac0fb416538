/** @file Names and notation of the report's metrics: a measure's name or "score:<model>". */

import { isMeasure } from '../../../electron/contract/photo-fields.ts';
import { measureScales } from '../../photo/words/measure-scales.ts';
import { isScore, type Scales, scoreName, scoreValueText } from '../../photo/words/score-words.ts';
import { texts } from '../../texts/texts.ts';

export const metricName = (key: string, scales: Scales): string =>
  isScore(key) ? scoreName(key, scales) : isMeasure(key) ? texts.measureNames[key] : key;

export const metricText = (key: string, value: number, scales: Scales): string =>
  isMeasure(key) ? measureScales[key].text(value) : scoreValueText(key, value, scales);

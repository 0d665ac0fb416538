/** @file Names and notation of the report's metrics: a measure's name or "score:<model>". */

import { type MeasureName, measureScales } from '../../photo/words/measure-scales.ts';
import { isScore, type Scales, scoreName, scoreValueText } from '../../photo/words/score-words.ts';
import { texts } from '../../texts/en.ts';

export const metricName = (key: string, scales: Scales): string =>
  isScore(key) ? scoreName(key, scales) : (texts.measureNames[key] ?? key);

const isMeasure = (key: string): key is MeasureName => key in measureScales;

export const metricText = (key: string, value: number, scales: Scales): string =>
  isMeasure(key) ? measureScales[key].text(value) : scoreValueText(key, value, scales);

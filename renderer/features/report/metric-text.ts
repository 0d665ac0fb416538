/** @file Names and notation of the report's metrics: a measure's name or "score:<model>". */

import { scoreText } from '../../photo/words/cell-text.ts';
import { type MeasureName, measureScales } from '../../photo/words/measure-scales.ts';
import { texts } from '../../texts/en.ts';

const scorePrefix = 'score:';

export const metricName = (key: string): string => {
  if (!key.startsWith(scorePrefix)) return texts.measureNames[key] ?? key;
  const model = key.slice(scorePrefix.length);
  return texts.modelNames[model] ?? model;
};

const isMeasure = (key: string): key is MeasureName => key in measureScales;

export const metricText = (key: string, value: number): string =>
  isMeasure(key) ? measureScales[key].text(value) : scoreText(value);

/** @file cache.db's history. Scores cost hours of GPU time, so a new version carries them over like any other data. */
import type { Migration } from '../sqlite/migrate.ts';
import { results } from './cache/0010-results.ts';
import { stages } from './cache/0020-stages.ts';
import { looks } from './cache/0030-looks.ts';
import { detail } from './cache/0040-detail.ts';
import { scoreOutputs } from './cache/0050-score-outputs.ts';
import { embeddings } from './cache/0060-embeddings.ts';
import { comparisons } from './cache/0070-comparisons.ts';

export const cacheMigrations: readonly Migration[] = [
  results,
  stages,
  looks,
  detail,
  scoreOutputs,
  embeddings,
  comparisons,
];

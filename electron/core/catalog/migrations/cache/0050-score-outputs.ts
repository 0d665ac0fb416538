/**
 * @file One shape for what all models say: a headline, a distribution, named marginals, named attributes. What was a kind of its own per model is
 * written anew from its own fields, so that no score is lost; how a model's numbers are to be read stands once per model.
 */
import type { Migration } from '../../sqlite/migrate.ts';

export const scoreOutputs: Migration = {
  version: 50,
  statements: [
    'CREATE TABLE score_descriptions (model TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID',
    // Likeliest name per marginal, and the named numbers, as JSON; null where a model gives none. Read by the hundred thousand, apart from the rest.
    'ALTER TABLE scores ADD COLUMN tops TEXT',
    'ALTER TABLE scores ADD COLUMN attributes TEXT',
    "UPDATE scores SET tops = json_object('scene', scene, 'distortion', distortion) WHERE scene IS NOT NULL",
    `UPDATE scores SET output = CASE
       WHEN json_type(output, '$.distribution') = 'array'
         THEN json_object('distribution', json_extract(output, '$.distribution'))
       WHEN json_type(output, '$.scene') = 'object'
         THEN json_object('marginals', json_object(
           'quality', json_extract(output, '$.quality'), 'scene', json_extract(output, '$.scene'),
           'distortion', json_extract(output, '$.distortion')))
       ELSE '{}' END`,
    'ALTER TABLE scores DROP COLUMN scene',
    'ALTER TABLE scores DROP COLUMN distortion',
  ],
};

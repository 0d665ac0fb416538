/**
 * @file Files of scores: one line of JSON a content. The first line says what made it; every other line stands for itself, with content, weights and size,
 * so that files can be cut, joined and sorted, and a line that fits nothing is refused alone. A line that was not finished is none.
 */

import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import { face } from '../../contract/face.ts';
import { contentKey } from '../../contract/ids.ts';
import { modelId, scoreDescription, scoreOutput } from '../../contract/score.ts';

export const scoresSchema = 'chinagraph/scores@1';
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const scoresHead = z.object({
  schema: z.literal(scoresSchema),
  /** "3/16"; left out where it is all. */
  shard: z.string().max(20).optional(),
  /** What was asked of each picture: weights by model, and the face models' version. Whoever goes on with the file asks the same. */
  models: z.record(modelId, z.object({ weights: sha256, description: scoreDescription })),
  faces: z.string().max(200).nullable(),
});
export type ScoresHead = z.infer<typeof scoresHead>;

const lineScore = z.object({
  model: modelId,
  weights: sha256,
  /** Longer side that was asked for; 0: the pixels as they are. */
  longSidePx: z.number().int().min(0).max(100_000),
  widthPx: z.number().int().min(1).max(200_000),
  heightPx: z.number().int().min(1).max(200_000),
  /** Of the code around the model. */
  version: z.number().int(),
  value: z.number(),
  output: scoreOutput,
  device: z.string().max(400),
  at: z.string().max(40),
});
export type LineScore = z.infer<typeof lineScore>;

const scoresLine = z.object({
  key: contentKey,
  /** For people. */
  file: z.string().max(5_000),
  scores: z.array(lineScore).max(100),
  faces: z.object({ version: z.string().max(300), list: z.array(face).max(10_000) }).nullable(),
  /** Why it could not be scored; such a line is tried again and never imported. */
  problem: z.string().max(2_000).nullable(),
});
export type ScoresLine = z.infer<typeof scoresLine>;

export type ReadLine =
  | { is: 'head'; head: ScoresHead }
  | { is: 'line'; line: ScoresLine; text: string }
  /** Not finished, or none of ours. */
  | { is: 'unreadable'; why: string };

export function parseLine(text: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { is: 'unreadable', why: say('lines.broken') };
  }
  if (typeof value === 'object' && value !== null && 'schema' in value) {
    const head = scoresHead.safeParse(value);
    return head.success
      ? { is: 'head', head: head.data }
      : { is: 'unreadable', why: say('lines.noSchema', { schema: scoresSchema }) };
  }
  const line = scoresLine.safeParse(value);
  if (line.success) return { is: 'line', line: line.data, text };
  const [issue] = line.error.issues;
  return {
    is: 'unreadable',
    why: `${issue?.path.join(' › ') ?? 'a line'}: ${issue?.message ?? say('lines.wrong')}`,
  };
}

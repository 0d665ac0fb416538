/**
 * @file The file that one person's decisions travel in: JSON, photos by content, every field with its stamps. It holds no path and nothing that was not
 * decided. A file from anybody is read: sizes, names and numbers are checked before anything is believed.
 */

import { z } from 'zod';
import { say } from '../../../../texts/say.ts';
import { flag, label, stars, turn } from '../../../contract/decision.ts';
import { contentKey } from '../../../contract/ids.ts';
import { visibleText } from '../../../contract/visible-text.ts';
import { Refusal } from '../../work/refusal.ts';

export const decisionsSchema = 'chinagraph/decisions@1';
const author = z.string().regex(/^[0-9a-f]{16}$/);
const seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** More people than ever cull one shoot; a file that names more is none of ours. */
const maxAuthors = 64;

const register = <V extends z.ZodType>(value: V) =>
  z
    .object({
      value,
      by: author,
      seen: z.record(author, seq).refine((seen) => {
        const count = Object.keys(seen).length;
        return count > 0 && count <= maxAuthors;
      }, 'no authors, or too many'),
    })
    .strict();

const photo = z
  .object({
    /** For people; photos are matched by their keys. */
    name: z.string().max(1_000),
    keys: z.array(contentKey).min(1).max(64),
    /** The pictures without their metadata, for files that were stamped since. */
    pictures: z.array(contentKey).max(64).optional(),
    flag: register(flag).optional(),
    stars: register(stars).optional(),
    label: register(label).optional(),
    turn: register(turn).optional(),
  })
  .strict();
export type FilePhoto = z.infer<typeof photo>;

const file = z
  .object({
    schema: z.literal(decisionsSchema),
    shoot: z.string().max(1_000),
    writtenAt: z.string().max(40),
    author,
    authors: z.record(author, z.string().max(200)),
    photos: z.array(photo).max(1_000_000),
  })
  .strict();
export type DecisionsFile = z.infer<typeof file>;

/** Throws a Refusal that names the file and what is wrong with it. */
export function parseDecisionsFile(name: string, text: string): DecisionsFile {
  const refuse = (why: string) => new Refusal('REFUSED', say('merge.cannot', { name: visibleText(name), why }));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(say('merge.noJson'));
  }
  const parsed = file.safeParse(value);
  if (parsed.success) return parsed.data;
  const isOurs =
    typeof value === 'object' && value !== null && (value as { schema?: unknown }).schema === decisionsSchema;
  if (!isOurs) throw refuse(say('merge.noDecisions', { schema: decisionsSchema }));
  const issue = parsed.error.issues[0];
  throw refuse(`${issue?.path.join(' › ') ?? 'it'}: ${issue?.message ?? say('file.notAsItShouldBe')}.`);
}

/** One photo a line, so that two versions can be compared by eye. */
export function formatDecisionsFile({ photos, ...head }: DecisionsFile): string {
  const lines = photos.map((one) => JSON.stringify(one));
  const opening = JSON.stringify(head).slice(0, -1);
  return `${opening},"photos":[\n${lines.join(',\n')}\n]}\n`;
}

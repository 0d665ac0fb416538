/** @file An ingest in words: what goes where, and what one should know before. */
import type { ExportPlan, PlannedChange } from '../../contract/exporting.ts';
import { displayName } from '../library/paths.ts';
import type { PlannedIngest } from './plan/order.ts';
import { saySource } from './plan/plan-ingest.ts';

const files = (n: number): string => (n === 1 ? '1 file' : `${n.toLocaleString('en')} files`);

/** `bytes`: to be written at the first destination. */
export function describePlan(planId: string, planned: PlannedIngest, bytes: number): ExportPlan {
  const { order, steps } = planned;
  const changes = steps.map(({ file, targets }): PlannedChange => {
    const isThere = targets.every((target) => target.isThere);
    const path = displayName(targets[0]!.relPath);
    const from = saySource(order, file);
    return isThere
      ? { photoId: null, path: from, what: 'skip', details: `the same as ${path}; compared before it is believed` }
      : { photoId: null, path, what: 'copy', details: `from ${from}` };
  });
  const counts: Record<string, number> = {};
  for (const { what } of changes) counts[what] = (counts[what] ?? 0) + 1;
  const from = order.cards.map(({ name }) => name).join(' and ');
  const where = order.destinations.map(displayName).join(' and ');
  const says = `Copy ${files(counts.copy ?? 0)} from ${from} to ${where}`;
  return {
    planId,
    says,
    counts,
    fields: [],
    notes: notesOf(planned, counts.skip ?? 0),
    changes,
    photoCount: steps.length,
    bytes,
  };
}

function notesOf({ order, contents }: PlannedIngest, there: number): string[] {
  const notes: string[] = [];
  if (there > 0)
    notes.push(
      there === 1
        ? '1 file has the same content as another one and will be compared, not copied again.'
        : `${files(there)} have the same content as others and will be compared, not copied again.`,
    );
  for (const [card, { left, problems }] of contents.entries()) {
    const { name } = order.cards[card]!;
    if (left > 0)
      notes.push(
        `${files(left)} on ${name}, neither picture, clip nor companion (the camera's own lists), stay there.`,
      );
    for (const problem of problems) notes.push(`${name}: ${problem}`);
  }
  return notes;
}

/** @file An ingest in words: what goes where, and what one should know before. */

import { say } from '../../../texts/say.ts';
import type { ExportPlan, PlannedChange } from '../../contract/exporting.ts';
import { asWritten, joinTold, type Told } from '../../contract/told.ts';
import { displayName } from '../library/paths.ts';
import type { PlannedIngest } from './plan/order.ts';
import { saySource } from './plan/plan-ingest.ts';

/** `bytes`: to be written at the first destination. */
export function describePlan(planId: string, planned: PlannedIngest, bytes: number): ExportPlan {
  const { order, steps } = planned;
  const changes = steps.map(({ file, targets }): PlannedChange => {
    const isThere = targets.every((target) => target.isThere);
    const path = displayName(targets[0]!.relPath);
    const from = saySource(order, file);
    return isThere
      ? { photoId: null, path: from, what: 'skip', details: say('ingest.sameAs', { path }) }
      : { photoId: null, path, what: 'copy', details: say('export.from', { name: from }) };
  });
  const counts: Record<string, number> = {};
  for (const { what } of changes) counts[what] = (counts[what] ?? 0) + 1;
  const says = say('ingest.plan', {
    files: counts.copy ?? 0,
    from: order.cards.map(({ name }) => name),
    to: order.destinations.map(displayName),
  });
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

function notesOf({ order, contents }: PlannedIngest, there: number): Told[] {
  const notes: Told[] = [];
  if (there > 0) notes.push(say('ingest.compared', { files: there }));
  for (const [card, { left, problems }] of contents.entries()) {
    const { name } = order.cards[card]!;
    if (left > 0) notes.push(say('ingest.left', { files: left, name }));
    for (const problem of problems) notes.push(joinTold([asWritten(name), problem], ': '));
  }
  return notes;
}

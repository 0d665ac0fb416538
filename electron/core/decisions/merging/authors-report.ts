/** @file What each author said of a shoot, two by two. */
import type { Decision } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { AuthorsAgreement } from '../../../contract/report.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Shoot } from '../../shoot/shoot.ts';
import { agreementBetween } from './agreement-between.ts';
import type { Authors } from './authors.ts';
import { registersOf } from './registers.ts';

const namedAtMost = 8;

/** Empty until somebody else decided: in what was merged, or on a paired device. */
export function authorsReport(
  catalog: Pick<Catalog, 'merges'>,
  authors: Authors,
  { folderId, stacks }: Pick<Shoot, 'folderId' | 'stacks'>,
): AuthorsAgreement[] {
  const byAuthor = new Map<string, Map<PhotoId, Decision>>();
  for (const { photoId, author, state, fields } of catalog.merges.opinions(folderId)) {
    if (!fields.includes('flag') && !fields.includes('stars')) continue;
    const id = authors.isMe(author) ? authors.me() : author;
    const said = byAuthor.get(id) ?? new Map<PhotoId, Decision>();
    byAuthor.set(id, said.set(photoId, state.decision));
  }
  const me = authors.me();
  const mine = byAuthor.get(me) ?? new Map<PhotoId, Decision>();
  // The own word stands in the decision itself, until somebody else's hand has changed it.
  for (const row of byAuthor.size > 0 ? catalog.merges.stamped(folderId) : []) {
    const { flag, stars } = registersOf(row, authors);
    const isOwn = [flag, stars].some((one) => one && authors.isMe(one.by));
    if (isOwn && !mine.has(row.photoId)) byAuthor.set(me, mine.set(row.photoId, row.state.decision));
  }
  const said = [...byAuthor]
    .map(([id, of]) => ({ name: authors.nameOf(id), of }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .slice(0, namedAtMost);
  return said.flatMap((one, i) =>
    said.slice(i + 1).map((other) => ({
      authors: [one.name, other.name] as [string, string],
      ...agreementBetween(one.of, other.of, stacks()),
    })),
  );
}

/** @file What each author said of a shoot, two by two. */
import type { Decision } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { AuthorsAgreement } from '../../../contract/report.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Shoot } from '../../shoot/shoot.ts';
import { agreementBetween } from './agreement-between.ts';
import type { Authors } from './authors.ts';

const namedAtMost = 8;

/** Empty until somebody's decisions were merged. */
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

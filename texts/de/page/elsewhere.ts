/** @file Entscheidungen über dieselben Bilder in anderen Ordnern. */
import type { elsewhereTexts as english } from '../../en/page/elsewhere.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

export const elsewhereTexts: Like<typeof english> = {
  says: ({ count: all, picks, rejects, from }) => {
    const kinds = [picks > 0 && `${count(picks)} ausgewählt`, rejects > 0 && `${count(rejects)} abgelehnt`].filter(
      Boolean,
    );
    const more =
      from.length > 1
        ? ` und ${from.length === 2 ? 'einem weiteren Ordner' : `${count(from.length - 1)} weiteren Ordnern`}`
        : '';
    const what = all === 1 ? 'Hier liegt die Kopie eines Bildes' : `Hier liegen Kopien von ${count(all)} Bildern`;
    return `${what}, über die schon entschieden ist: in ${from[0]?.folder ?? ''}${more}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}.`;
  },
  take: 'Entscheidungen übernehmen',
  leave: 'Hier nicht',
};

/** @file A line of the report: who is in more than one photo and in none that is kept. Absent where nobody asked for people. */
import type { ReactNode } from 'react';
import { withoutKeeper } from '../../../electron/contract/people-filter.ts';
import { useApp } from '../../state/use-app.ts';
import { peoplePageTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { nameOf, usePeople, withoutKeeperOf } from '../people/use-people.ts';

/** Named in the line itself; more are counted. */
const named = 6;

export const PeopleCard = (): ReactNode => {
  const app = useApp();
  const { value } = usePeople();
  if (value?.state !== 'ready' || value.people.length === 0) return null;
  const without = withoutKeeperOf(value.people);
  return (
    <section className="report-section" aria-labelledby="report-people">
      <h2 id="report-people">{t.title}</h2>
      <p>
        {t.withoutTitle(without.length)}
        {without.length > 0
          ? `: ${without.slice(0, named).map(nameOf).join(', ')}${without.length > named ? ' …' : ''}`
          : ''}
      </p>
      {without.length > 0 ? (
        <Button onClick={() => app.navigate({ filter: { people: [withoutKeeper] }, view: 'grid' })}>{t.show}</Button>
      ) : null}
    </section>
  );
};

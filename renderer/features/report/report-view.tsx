/** @file The shoot in numbers, and the app's suggestions against the photographer's decisions. */
import { ChartColumn } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { reportTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { focusHome, takeFocusHome } from '../../ui/focus-home.ts';
import { EmptyState } from '../../ui/marks.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { AuthorsCard } from './authors-card.tsx';
import { DeliveryCard } from './delivery-card.tsx';
import { GroupTable } from './group-table.tsx';
import { LibraryCard } from './library-card.tsx';
import { MetricRow } from './metric-row.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { RatingsCard } from './ratings-card.tsx';
import './report.css';
import { useReport } from './use-report.ts';

const Report = (): ReactNode => {
  const { value, problem, again } = useReport();
  const isBusy = useStore(useApp().work, (s) => s.list.some((work) => work.state === 'running'));
  if (problem) return <Failed problem={problem} again={again} />;
  if (!value) return <Waiting />;
  const { shoot, agreement, authors } = value;
  return (
    <>
      <header className="report-head">
        <h1>{t.title}</h1>
        <p>{t.says(shoot.photos, shoot.stacks)}</p>
        {isBusy ? <p role="status">{t.working}</p> : null}
      </header>
      <OutcomeCard />
      <PeopleCard />
      <AgreementCard agreement={agreement} />
      <AuthorsCard authors={authors} />
      <DeliveryCard />
      <RatingsCard />
      <LibraryCard />
      {shoot.metrics.length === 0 ? (
        <EmptyState icon={<ChartColumn size={28} aria-hidden />} title={t.none} says={t.noneSays} />
      ) : (
        <>
          <section className="report-section" aria-labelledby="report-numbers">
            <h2 id="report-numbers">{t.numbers}</h2>
            {shoot.metrics.map((metric) => (
              <MetricRow key={metric.key} metric={metric} />
            ))}
          </section>
          <GroupTable groups={shoot.groups} metrics={shoot.metrics} />
        </>
      )}
    </>
  );
};

const ReportView = (): ReactNode => {
  useEffect(takeFocusHome, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard and is where the focus rests in this view.
    <section className="report" tabIndex={0} {...focusHome} aria-label={t.title}>
      <Report />
    </section>
  );
};

export default ReportView;

/** @file What came of the cull so far: what is left to decide, how long it took, what to look at again. */
import type { ReactNode } from 'react';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { PhotoFilter } from '../../../electron/contract/query.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { reportTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { timeTakenMs } from './time-taken.ts';

const mostSteps = 500;

const Line = ({ says, filter }: { says: string; filter: PhotoFilter }): ReactNode => {
  const app = useApp();
  return (
    <li>
      <span>{says}</span>
      <Button look="quiet" aria-label={t.showOf(says)} onClick={() => app.navigate({ filter, view: 'grid' })}>
        {t.show}
      </Button>
    </li>
  );
};

export const OutcomeCard = (): ReactNode => {
  const app = useApp();
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const folderId = useStore(app.place, (s) => s.folderId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another summary, another history.
  const ask = useCallback(
    async () => (folderId === null ? [] : app.engine.decisions.history({ folderId, limit: mostSteps })),
    [app, folderId, summary],
  );
  const { value: steps } = useAnswer(ask);
  if (!summary) return null;
  const { picks, rejects, undecided, suggested, total } = summary;
  const taken = timeTakenMs((steps ?? []).map(({ at }) => at));
  return (
    <section className="report-section outcome" aria-labelledby="report-outcome">
      <h2 id="report-outcome">{undecided === 0 && total > 0 ? t.allDecided : t.leftToDecide(undecided)}</h2>
      <p>
        {t.outcome(picks, rejects, total)}
        {taken > 0 ? ` ${t.timeTaken(taken)}` : ''}
      </p>
      <ul>
        {undecided > 0 ? <Line says={t.undecidedLeft(undecided)} filter={{ decided: ['no'] }} /> : null}
        {suggested.keep > 0 ? (
          <Line says={t.keepsLeft(suggested.keep)} filter={{ flags: ['none'], suggestions: ['keep'] }} />
        ) : null}
        {suggested.reject > 0 ? (
          <Line says={t.rejectsLeft(suggested.reject)} filter={{ flags: ['none'], suggestions: ['reject'] }} />
        ) : null}
        {picks > 0 ? (
          <Line says={t.picksAgain} filter={{ flags: ['pick'], findings: ['eyes-closed', 'soft', 'motion-blur'] }} />
        ) : null}
      </ul>
    </section>
  );
};

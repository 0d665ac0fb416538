/** @file The line in the left panel that opens the list of problems; absent while there are none. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';

export const ProblemsItem = (): ReactNode => {
  const app = useApp();
  const problems = useStore(app.shoot.state, (s) => s.summary?.problems ?? 0);
  if (problems === 0) return null;
  return (
    <section className="side-group">
      <button type="button" className="side-row" aria-haspopup="dialog" onClick={() => app.actions.run('app.problems')}>
        <span className="side-name">{texts.sides.problems}</span>
        <span className="side-count">{texts.count(problems)}</span>
      </button>
    </section>
  );
};

/** @file The button that does it, named by what it does; the trash, and writing into files, ask once more. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ExportPlan } from '../../../electron/contract/exporting.ts';
import { useApp } from '../../state/use-app.ts';
import { exportTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { bytesText } from '../../ui/bytes-text.ts';
import type { How } from './export-form.ts';
import { startExport } from './export-run.ts';

const idleKinds = new Set(['unchanged', 'conflict', 'skip']);

/** What is asked once more, with its numbers. */
const asksOnce = (how: How): how is 'trash' | 'embed' | 'discard' =>
  how === 'trash' || how === 'embed' || how === 'discard';

/** Files that would change. */
export const changingCount = (plan: ExportPlan): number =>
  Object.entries(plan.counts)
    .filter(([kind]) => !idleKinds.has(kind))
    .reduce((sum, [, n]) => sum + n, 0);

export const ExportFoot = ({ plan, how }: { plan: ExportPlan | null; how: How }): ReactNode => {
  const app = useApp();
  const [isAsking, setAsking] = useState(false);
  const changing = plan ? changingCount(plan) : 0;
  const planId = plan?.planId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan was not what was asked about.
  useEffect(() => setAsking(false), [planId]);
  if (plan && isAsking && asksOnce(how)) {
    return (
      <>
        <strong className="export-asks" role="alert">
          {t.confirm[how](plan.photoCount, changing, bytesText(plan.bytes))}
        </strong>
        <Button autoFocus onClick={() => setAsking(false)}>
          {t.confirmNo[how]}
        </Button>
        <Button
          {...(how === 'embed' ? { look: 'accent' as const } : { className: 'button-danger' })}
          onClick={() => void startExport(app, plan)}
        >
          {t.confirmYes[how](plan.photoCount)}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button look="quiet" onClick={() => app.ui.setState({ dialog: 'readBack' })}>
        {t.readBack}
      </Button>
      <span className="spacer" />
      <Button
        look="accent"
        disabled={changing === 0}
        onClick={() => {
          if (!plan) return;
          if (asksOnce(how)) setAsking(true);
          else void startExport(app, plan);
        }}
      >
        {t.run[how](changing)}
      </Button>
    </>
  );
};

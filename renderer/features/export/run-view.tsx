/** @file An export under way, and what came of it: every file that failed is named. */
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExportResult } from '../../../electron/contract/exporting.ts';
import { exportTexts as t } from '../../texts/texts.ts';
import { ProgressLine } from '../../ui/marks.tsx';
import type { ExportRun } from './export-run.ts';
import { FailureList } from './failure-list.tsx';
import { ProofsResult } from './proofs-result.tsx';

const Result = ({ result }: { result: ExportResult }): ReactNode => {
  const { done, unchanged, skipped, failures, cancelled } = result;
  return (
    <>
      {cancelled ? <h3>{t.stopped}</h3> : null}
      <p className="run-done">
        {failures.length === 0 ? <CircleCheck size={16} aria-hidden /> : null}
        {t.doneSays(done, unchanged, skipped)}
      </p>
      {result.proofs ? <ProofsResult proofs={result.proofs} /> : null}
      <FailureList title={t.failures(failures.length)} failures={failures} />
      {result.notTried > 0 ? <p>{t.notTried(result.notTried)}</p> : null}
    </>
  );
};

interface RunViewProps {
  run: Exclude<ExportRun, { state: 'idle' }>;
  /** What to do with it in the program it is for; null where nothing is. */
  next: string | null;
}

export const RunView = ({ run, next }: RunViewProps): ReactNode => (
  <div className="run-view" role="status">
    <p className="plan-says">{run.says}</p>
    {run.state === 'running' ? (
      <>
        <ProgressLine fraction={run.total > 0 ? run.done / run.total : null} name={run.says} />
        <p>{t.running(run.done, run.total)}</p>
        <p className="plan-path">{run.path}</p>
      </>
    ) : run.state === 'done' ? (
      <>
        <Result result={run.result} />
        {next && run.result.failures.length === 0 ? (
          <>
            <h3>{t.next}</h3>
            <p>{next}</p>
          </>
        ) : null}
      </>
    ) : run.state === 'stopped' ? (
      <>
        <h3>{t.stopped}</h3>
        <p>{t.stoppedSays(run.done, run.total)}</p>
      </>
    ) : (
      <>
        <h3 className="run-failed">{t.failed}</h3>
        <p>{run.problem}</p>
      </>
    )}
  </div>
);

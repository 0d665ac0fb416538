/** @file A copy under way, and what came of it: which card may be formatted, and every file that could not be copied. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { IngestState } from '../../../electron/contract/ingest.ts';
import { ingestTexts as t } from '../../texts/texts.ts';
import { bytesText } from '../../ui/bytes-text.ts';
import { ProgressLine } from '../../ui/marks.tsx';
import { FailureList } from '../export/failure-list.tsx';

export type Run = Exclude<IngestState, { state: 'none' }>;
const headings: Partial<Record<Run['state'], string>> = { paused: t.paused, cancelled: t.cancelled, failed: t.failed };

export const IngestRunView = ({ run }: { run: Run }): ReactNode => {
  const isUnderWay = run.state === 'running' || run.state === 'paused';
  const { filesDone, filesTotal, bytesDone, bytesTotal } = run;
  return (
    <div className="run-view">
      <p className="plan-says">{run.says}</p>
      {headings[run.state] ? <h3>{headings[run.state]}</h3> : null}
      {isUnderWay ? (
        <>
          <ProgressLine fraction={bytesTotal > 0 ? bytesDone / bytesTotal : null} name={run.says} />
          <p role="status">{t.progress(filesDone, filesTotal, bytesText(bytesDone), bytesText(bytesTotal))}</p>
          <p className="plan-path">{run.current}</p>
        </>
      ) : (
        <div role="status" className="ingest-end">
          <p>{t.done(run.copied, run.there)}</p>
          {run.cards.map(({ name, files, safe, isComplete }) => (
            <p key={name} className="run-done" data-safe={isComplete}>
              {isComplete ? <CircleCheck size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
              {isComplete ? t.safe(name, files) : t.unsafe(name, safe, files)}
            </p>
          ))}
          <p className="export-note">{t.log(run.logName)}</p>
        </div>
      )}
      {run.stopped.map((text) => (
        <p key={text} className="run-failed" role="alert">
          {text}
        </p>
      ))}
      <FailureList title={t.failures(run.failures.length)} failures={run.failures} />
    </div>
  );
};

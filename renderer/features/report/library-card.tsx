/** @file All shoots over time: what drifted, with its pictures, and medians by gear. Asked for by hand: it reads the whole catalog. */
import { type ReactNode, useState } from 'react';
import type { Drift, LibraryReport } from '../../../electron/contract/evaluating.ts';
import { whatFailed } from '../../api/client.ts';
import type { Scales } from '../../photo/words/score-words.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { useApp } from '../../state/use-app.ts';
import { numbers, ratingTexts as t, texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressLine } from '../../ui/marks.tsx';
import { MetricCells, MetricTable } from './metric-table.tsx';
import { metricName, metricText } from './metric-text.ts';

type State =
  | { is: 'idle' }
  | { is: 'running' }
  | { is: 'done'; report: LibraryReport }
  | { is: 'failed'; problem: string };

/** Pictures that are named of each side. */
const somePictures = 3;
const kinds = ['camera', 'lens', 'aperture', 'iso'] as const;

const Side = ({
  name,
  side,
  metric,
  scales,
}: {
  name: string;
  side: Drift['before'];
  metric: string;
  scales: Scales;
}) => (
  <p>
    <strong>{name}</strong>: {t.side(metricText(metric, side.median, scales), side.photos, side.sessions)}
    {side.pictures.length > 0 ? (
      <span className="report-quiet">
        ,{' '}
        {t.like(
          side.pictures
            .slice(0, somePictures)
            .map(({ folder, path }) => `${folder}/${path}`)
            .join(', '),
        )}
      </span>
    ) : null}
  </p>
);

/** Null where the number may lie around zero: a share of it would say nothing. */
const percentOf = ({ metric, before, after }: Drift): string | null =>
  metric === 'exposure' || before.median <= 0
    ? null
    : numbers.decimal((100 * Math.abs(after.median - before.median)) / before.median, 0);

const OneDrift = ({ drift, scales }: { drift: Drift; scales: Scales }): ReactNode => (
  <li>
    <strong>
      {t.drift(
        drift.group,
        metricName(drift.metric, scales),
        drift.after.median > drift.before.median,
        percentOf(drift),
        drift.since,
      )}
    </strong>
    <Side name={t.before} side={drift.before} metric={drift.metric} scales={scales} />
    <Side name={t.after} side={drift.after} metric={drift.metric} scales={scales} />
  </li>
);

const Groups = ({ report, scales }: { report: LibraryReport; scales: Scales }): ReactNode => {
  const keys = [...new Set(report.groups.flatMap(({ metrics }) => Object.keys(metrics)))];
  if (keys.length === 0) return null;
  return (
    <details>
      <summary>{t.groups}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className="group-scroll" tabIndex={0}>
        {kinds.map((by) => {
          const rows = report.groups.filter((group) => group.by === by);
          return rows.length === 0 ? null : (
            <MetricTable key={by} heads={[t.by[by], t.pictures]} keys={keys} scales={scales}>
              {rows.map((group) => (
                <tr key={group.name}>
                  <th scope="row">{group.name}</th>
                  <td>{texts.count(group.photos)}</td>
                  <MetricCells keys={keys} scales={scales} valueOf={(key) => group.metrics[key]?.median} />
                </tr>
              ))}
            </MetricTable>
          );
        })}
      </div>
    </details>
  );
};

const Result = ({ report }: { report: LibraryReport }): ReactNode => {
  const scales = useScales();
  return (
    <div role="status">
      <p>{t.lookedAt(report.shoots, report.photos, report.lookedAt)}</p>
      {report.drifts.length === 0 ? <p>{t.noDrift}</p> : null}
      <ul className="drifts">
        {report.drifts.map((drift) => (
          <OneDrift key={`${drift.by} ${drift.group} ${drift.metric} ${drift.since}`} drift={drift} scales={scales} />
        ))}
      </ul>
      <Groups report={report} scales={scales} />
    </div>
  );
};

export const LibraryCard = (): ReactNode => {
  const app = useApp();
  const [state, setState] = useState<State>({ is: 'idle' });
  const run = async (): Promise<void> => {
    setState({ is: 'running' });
    try {
      setState({ is: 'done', report: await app.engine.library.report({}) });
    } catch (error) {
      setState({ is: 'failed', problem: whatFailed(error) });
    }
  };
  return (
    <section className="report-section library" aria-labelledby="report-library">
      <h2 id="report-library">{t.library}</h2>
      <p>{t.librarySays}</p>
      <div className="delivery-choice">
        <Button onClick={() => void run()} disabled={state.is === 'running'}>
          {t.lookLibrary}
        </Button>
      </div>
      {state.is === 'running' ? <ProgressLine fraction={null} name={t.looking} /> : null}
      {state.is === 'failed' ? <p role="alert">{state.problem}</p> : null}
      {state.is === 'done' ? <Result report={state.report} /> : null}
    </section>
  );
};

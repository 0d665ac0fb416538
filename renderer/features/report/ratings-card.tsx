/** @file A panel's file of ratings against the numbers of this shoot. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Evaluation } from '../../../electron/contract/evaluating.ts';
import { whatFailed } from '../../api/client.ts';
import type { Scales } from '../../photo/words/score-words.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { useApp } from '../../state/use-app.ts';
import { numbers, ratingTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressLine } from '../../ui/marks.tsx';
import { readSmallFile } from '../../ui/read-small-file.ts';
import { metricName } from './metric-text.ts';

type State =
  | { is: 'idle' }
  | { is: 'running' }
  | { is: 'done'; file: string; result: Evaluation }
  | { is: 'failed'; problem: string };

/** Below it intervals are wider than what they are about. */
const fewPictures = 30;
const columns = ['srcc', 'krcc', 'plcc', 'rmse'] as const;
/** Names that are listed before it becomes a wall. */
const someNames = 12;
const three = (value: number): string => numbers.decimal(value, 3);

const listed = (names: readonly string[]): string =>
  names.length > someNames ? `${names.slice(0, someNames).join(', ')} …` : names.join(', ');

const Lines = ({ result, scales }: { result: Evaluation; scales: Scales }): ReactNode => {
  const { icc, halves, outliers, unmatched, calibration } = result;
  const lines = [
    t.rated(result.ratings, result.rated, result.raters, result.matched),
    result.kind === 'pairs' ? t.pairs : '',
    icc ? t.icc(icc.form, three(icc.single), three(icc.mean)) : '',
    halves ? t.halves(three(halves.srcc), three(halves.ceiling)) : '',
    outliers.length > 0 ? t.outliers(listed(outliers)) : '',
    unmatched.length > 0 ? t.notHere(listed(unmatched)) : '',
    result.matched < fewPictures ? t.few(result.matched) : '',
    calibration ? t.kept(calibration.name, metricName(calibration.of, scales), three(calibration.rmse)) : '',
  ];
  return lines.filter(Boolean).map((line) => <p key={line}>{line}</p>);
};

const Result = ({ file, result }: { file: string; result: Evaluation }): ReactNode => {
  const scales = useScales();
  return (
    <div role="status">
      <h3>{file}</h3>
      <Lines result={result} scales={scales} />
      <table className="group-table" title={t.intervalSays}>
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name.toUpperCase()}
              </th>
            ))}
            <th scope="col">{t.pictures}</th>
          </tr>
        </thead>
        <tbody>
          {result.evaluated.map((one) => (
            <tr key={one.name}>
              <th scope="row">{metricName(one.name, scales)}</th>
              {one.srcc === null ? (
                <td colSpan={columns.length}>{t.none}</td>
              ) : (
                columns.map((name) => {
                  const found = one[name];
                  return (
                    <td key={name}>
                      {found ? t.interval(three(found.value), three(found.low), three(found.high)) : '–'}
                    </td>
                  );
                })
              )}
              <td>{numbers.count(one.pictures)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="report-quiet">{t.intervalSays}</p>
    </div>
  );
};

export const RatingsCard = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const [state, setState] = useState<State>({ is: 'idle' });
  const [name, setName] = useState('');
  const run = async (): Promise<void> => {
    const file = await readSmallFile('.csv,.txt');
    if (!file || folderId === null) return;
    setState({ is: 'running' });
    try {
      const calibrate = name.trim();
      const asked = { folderId, text: file.text, ...(calibrate && { calibrate }) };
      setState({ is: 'done', file: file.name, result: await app.engine.evaluating.run(asked) });
    } catch (error) {
      setState({ is: 'failed', problem: whatFailed(error) });
    }
  };
  return (
    <section className="report-section ratings" aria-labelledby="report-ratings">
      <h2 id="report-ratings">{t.title}</h2>
      <p>{t.says}</p>
      <div className="delivery-choice">
        <Button onClick={() => void run()} disabled={state.is === 'running'}>
          {t.choose}
        </Button>
        <label className="select-field" title={t.keepSays}>
          <span>{t.keep}</span>
          <input
            className="field"
            type="text"
            value={name}
            maxLength={80}
            placeholder={t.keepPlace}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
      </div>
      {state.is === 'running' ? <ProgressLine fraction={null} name={t.running} /> : null}
      {state.is === 'failed' ? <p role="alert">{state.problem}</p> : null}
      {state.is === 'done' ? <Result file={state.file} result={state.result} /> : null}
    </section>
  );
};

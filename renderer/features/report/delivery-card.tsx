/** @file Finished pictures against delivery rules: which break one, by name and by rule, and the way to them in the grid. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { CheckResult, RulePreset, RulesChoice } from '../../../electron/contract/checking.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { deliveryTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { ProgressLine } from '../../ui/marks.tsx';
import { readSmallFile } from '../../ui/read-small-file.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';

const presets: readonly RulePreset[] = ['print-a4', 'web-2048', 'newspaper', 'document-photo'];

type State =
  | { is: 'idle' }
  | { is: 'running'; done: number; total: number; stop: AbortController }
  | { is: 'done'; result: CheckResult }
  | { is: 'failed'; problem: string };

const useCheck = () => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const [state, setState] = useState<State>({ is: 'idle' });
  const check = async (rules: RulesChoice): Promise<void> => {
    if (folderId === null) return;
    const stop = new AbortController();
    setState({ is: 'running', done: 0, total: 0, stop });
    try {
      for await (const event of await app.engine.checking.run({ folderId, rules }, { signal: stop.signal })) {
        if (event.type === 'progress') setState({ is: 'running', done: event.done, total: event.total, stop });
        else setState(event.result.cancelled ? { is: 'idle' } : { is: 'done', result: event.result });
      }
      if (stop.signal.aborted) setState({ is: 'idle' });
    } catch (error) {
      setState(stop.signal.aborted ? { is: 'idle' } : { is: 'failed', problem: whatFailed(error) });
    }
  };
  return { state, check };
};

const Result = ({ result }: { result: CheckResult }): ReactNode => {
  const app = useApp();
  const broken = result.photos.filter(({ breaks, problem }) => breaks.length > 0 || problem !== null);
  return (
    <>
      <p role="status">
        {t.came(result.photos.length, broken.length)}{' '}
        {broken.length > 0 ? (
          <Button onClick={() => app.navigate({ filter: { findings: ['breaks-rule'] }, view: 'grid' })}>
            {t.show}
          </Button>
        ) : null}
      </p>
      {broken.length > 0 ? (
        <VirtualList
          name={t.list}
          items={broken}
          rowPx={40}
          row={({ path, breaks, problem }) => (
            <div className="delivery-line">
              <span title={path}>{path}</span>
              <small title={breaks.map(({ says }) => says).join('\n')}>
                {problem ?? breaks.map(({ rule, says }) => `${t.rules[rule]}: ${says}`).join('; ')}
              </small>
            </div>
          )}
        />
      ) : null}
    </>
  );
};

export const DeliveryCard = (): ReactNode => {
  const { state, check } = useCheck();
  const [chosen, choose] = useState<RulePreset | 'own'>('web-2048');
  /** Rules of a file stand among the others under its name. */
  const [own, setOwn] = useState<{ name: string; text: string } | null>(null);
  const run = (which: typeof chosen, file: typeof own) =>
    check(which === 'own' ? { text: file?.text ?? '' } : { preset: which });
  const takeFile = async (): Promise<void> => {
    const file = await readSmallFile('.json');
    if (file === null) return;
    setOwn(file);
    choose('own');
    await run('own', file);
  };
  return (
    <section className="report-section delivery" aria-labelledby="report-delivery">
      <h2 id="report-delivery">{t.title}</h2>
      <p>{t.says}</p>
      <div className="delivery-choice">
        <SelectField
          name={t.preset}
          hidesName
          value={chosen}
          options={[
            ...presets.map((value) => ({ value, text: t.presets[value] })),
            ...(own ? [{ value: 'own' as const, text: own.name }] : []),
          ]}
          onChange={choose}
        />
        {state.is === 'running' ? (
          <Button onClick={() => state.stop.abort()}>{t.stop}</Button>
        ) : (
          <>
            <Button look="accent" onClick={() => void run(chosen, own)}>
              {t.check}
            </Button>
            <Button onClick={() => void takeFile()}>{t.file}</Button>
          </>
        )}
      </div>
      {state.is === 'running' ? (
        <ProgressLine fraction={state.total > 0 ? state.done / state.total : null} name={t.title} />
      ) : state.is === 'failed' ? (
        <p role="alert">{state.problem}</p>
      ) : state.is === 'done' ? (
        <Result result={state.result} />
      ) : null}
    </section>
  );
};

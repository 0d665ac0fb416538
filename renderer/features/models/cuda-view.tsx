/** @file What CUDA needs beyond the program: whether it is here, what the machine lacks for it, installing and removing it. Nothing where there is no CUDA. */
import { type ReactNode, useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import type { LibraryNeed } from '../../../electron/contract/device-libraries.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { modelTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cudaRun, installCuda, installRuns } from './install-run.ts';
import { InstallView } from './install-view.tsx';

const Need = ({ need }: { need: LibraryNeed }): ReactNode => (
  <li>
    {t.cuda.needs[need.what]} {need.version}:{' '}
    {need.ok ? t.cuda.found : `${t.cuda.lacks(need.lacks.join(', '))}, ${t.cuda.get[need.what]}`}
  </li>
);

export const CudaView = (): ReactNode => {
  const app = useApp();
  const { value, again } = useAnswer(useCallback(() => app.engine.models.deviceLibraries({}), [app]));
  useEffect(() => app.models.subscribe(again), [app, again]);
  const run = useStore(installRuns, (s) => s.runs[cudaRun.id]);
  if (!value || value.state === 'not-here') return null;
  const remove = async (): Promise<void> => {
    try {
      await app.engine.models.removeDeviceLibraries({});
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <section className="cuda" aria-label={t.cuda.title}>
      <div className="model-head">
        <strong>{t.cuda.title}</strong>
        <span className="model-quiet">{t.cuda.states[value.state]}</span>
      </div>
      <ul className="cuda-needs">
        {value.needs.map((need) => (
          <Need key={need.what} need={need} />
        ))}
      </ul>
      {run ? (
        <InstallView model={cudaRun} run={run} onAccept={() => void installCuda(app, true)} />
      ) : (
        <div className="model-buttons">
          {value.state === 'installed' ? (
            <Button onClick={() => void remove()}>{t.cuda.remove}</Button>
          ) : (
            <Button onClick={() => void installCuda(app, false)}>{t.cuda.install}</Button>
          )}
          <span className="model-quiet">{t.cuda.says}</span>
        </div>
      )}
    </section>
  );
};

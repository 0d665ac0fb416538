/** @file An installation as it goes: terms, steps, refusal. */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ModelInfo, ModelStep } from '../../../electron/contract/model.ts';
import { useApp } from '../../state/use-app.ts';
import { modelTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { bytesText } from '../../ui/bytes-text.ts';
import { ProgressLine } from '../../ui/marks.tsx';
import { forgetInstall, type InstallRun, installModel, stopInstall } from './install-run.ts';
import { TermsView } from './terms-view.tsx';

const stepText = ({ step, doneBytes, totalBytes }: ModelStep): string =>
  totalBytes !== null && doneBytes > 0
    ? `${t.steps[step]}, ${t.of(bytesText(doneBytes), bytesText(totalBytes))}`
    : t.steps[step];

const Running = ({ id, step }: { id: string; step: ModelStep | null }): ReactNode => {
  const says = step ? stepText(step) : t.loading;
  return (
    <div className="model-running" role="status">
      <ProgressLine fraction={step?.fraction ?? null} name={says} />
      <span>{says}</span>
      <Button onClick={() => stopInstall(id)}>{t.stop}</Button>
    </div>
  );
};

export const InstallView = (props: {
  model: Pick<ModelInfo, 'id' | 'name'>;
  run: InstallRun;
  onAccept?: () => void;
}): ReactNode => {
  const app = useApp();
  const { model, run, onAccept = () => void installModel(app, model, true) } = props;
  if (run.state === 'terms') {
    return <TermsView terms={run.terms} onAccept={onAccept} onRefuse={() => forgetInstall(model.id)} />;
  }
  if (run.state === 'refused') {
    return (
      <div className="model-refused" role="alert">
        <CircleAlert size={14} aria-hidden />
        <div>
          <strong>{t.refused(model.name)}</strong>
          <p>{run.problem}</p>
          <p>{t.refusedSays}</p>
        </div>
        <Button onClick={run.again}>{t.again}</Button>
        <Button look="quiet" onClick={() => forgetInstall(model.id)}>
          {t.dismiss}
        </Button>
      </div>
    );
  }
  return <Running id={model.id} step={run.state === 'running' ? run.step : null} />;
};

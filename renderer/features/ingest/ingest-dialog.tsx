/** @file Cards to the disk: choose, see every file, copy. Culling can begin while files arrive. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ExportPlan } from '../../../electron/contract/exporting.ts';
import type { IngestSpec } from '../../../electron/contract/ingest.ts';
import { whatFailed } from '../../api/client.ts';
import type { App } from '../../state/app.ts';
import { openPlace } from '../../state/open-shoot.ts';
import { useApp } from '../../state/use-app.ts';
import { ingestTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import '../export/export.css';
import { PlanView } from '../export/plan-view.tsx';
import { type Ask, usePlan } from '../export/use-plan.ts';
import './ingest.css';
import { IngestChoices } from './ingest-choices.tsx';
import { IngestRunView, type Run } from './ingest-run-view.tsx';
import { followIngest, ingestForm, ingestRun, toIngestSpec } from './ingest-store.ts';

const close = (app: App): void => app.ui.setState({ dialog: null });

const start = async (app: App, plan: ExportPlan): Promise<void> => {
  try {
    const now = await app.engine.ingest.start({ planId: plan.planId, confirmCount: plan.photoCount });
    ingestRun.setState({ now, isSeen: false });
    void followIngest(app, new AbortController().signal);
  } catch (error) {
    app.toasts.say('error', whatFailed(error));
  }
};

const Planning = (): ReactNode => {
  const app = useApp();
  const form = useStore(ingestForm);
  const [tries, setTries] = useState(0);
  const spec = toIngestSpec(form);
  const ask: Ask<IngestSpec> = useCallback((asked, options) => app.engine.ingest.plan(asked, options), [app]);
  const { plan, problem } = usePlan(spec, tries, ask);
  const copies = plan?.counts.copy ?? 0;
  return (
    <Dialog
      title={t.title}
      says={t.says}
      width="wide"
      onClose={() => close(app)}
      foot={
        <>
          <span className="spacer" />
          <Button look="accent" disabled={!plan || plan.photoCount === 0} onClick={() => plan && void start(app, plan)}>
            {plan && copies === 0 && plan.photoCount > 0 ? t.compare(plan.photoCount) : t.run(copies)}
          </Button>
        </>
      }
    >
      <div className="export ingest">
        <IngestChoices />
        <section className="export-plan" aria-label={t.plan} aria-busy={spec !== null && !plan && problem === null}>
          {spec === null ? (
            <p className="export-missing">{t.choose}</p>
          ) : problem ? (
            <Failed problem={problem} again={() => setTries((n) => n + 1)} />
          ) : plan ? (
            <PlanView key={plan.planId} plan={plan} />
          ) : (
            <Waiting />
          )}
        </section>
      </div>
    </Dialog>
  );
};

const Running = ({ run }: { run: Run }): ReactNode => {
  const app = useApp();
  const isUnderWay = run.state === 'running' || run.state === 'paused';
  const say = (call: Promise<unknown>): void =>
    void call.catch((error: unknown) => app.toasts.say('error', whatFailed(error)));
  return (
    <Dialog
      title={t.title}
      width="wide"
      onClose={() => close(app)}
      foot={
        <>
          {isUnderWay ? (
            <>
              <Button onClick={() => say(app.engine.ingest.cancel({}))}>{t.stop}</Button>
              <Button
                onClick={() => say(run.state === 'paused' ? app.engine.ingest.resume({}) : app.engine.ingest.pause({}))}
              >
                {run.state === 'paused' ? t.resume : t.pause}
              </Button>
            </>
          ) : (
            <Button onClick={() => ingestRun.setState({ isSeen: true })}>{t.another}</Button>
          )}
          <span className="spacer" />
          <Button onClick={() => close(app)}>{isUnderWay ? t.behind : t.close}</Button>
          <Button look="accent" onClick={() => void openPlace(app, run.destination)}>
            {t.cull}
          </Button>
        </>
      }
    >
      <IngestRunView run={run} />
    </Dialog>
  );
};

const IngestDialog = (): ReactNode => {
  const app = useApp();
  const { now, isSeen } = useStore(ingestRun);
  useEffect(() => {
    const stop = new AbortController();
    void followIngest(app, stop.signal);
    return () => stop.abort();
  }, [app]);
  return now.state === 'none' || isSeen ? <Planning /> : <Running run={now} />;
};

export default IngestDialog;

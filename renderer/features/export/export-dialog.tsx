/** @file Handing decisions over: choose, see every change, do it. */
import { type ReactNode, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ExportSpec } from '../../../electron/contract/exporting.ts';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { Settings } from '../../../electron/contract/settings.ts';
import { useApp } from '../../state/use-app.ts';
import { profileTexts, exportTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './export.css';
import { ExportChoices } from './export-choices.tsx';
import { ExportFoot } from './export-foot.tsx';
import { type ExportForm, type Missing, startForm, toSpec } from './export-form.ts';
import { exportRun, forgetExport, stopExport } from './export-run.ts';
import { PlanView } from './plan-view.tsx';
import { RunView } from './run-view.tsx';
import { type Ask, usePlan } from './use-plan.ts';

/** Kept while the page lives: an export that was stopped, or the next one, starts from the last choices. */
const choices = createStore<{ form: ExportForm | null }>(() => ({ form: null }));

const firstForm = (settings: Settings | null): ExportForm =>
  startForm(settings?.xmpProfile ?? 'lightroom', settings?.writeScoresToXmp ?? false);

const missingTexts: Record<Missing, string> = {
  destination: t.destinationMissing,
  name: t.nameMissing,
  selection: t.selectionMissing,
};

const Planning = ({
  shoot,
  onClose,
}: {
  shoot: { folderId: FolderId; name: string };
  onClose: () => void;
}): ReactNode => {
  const app = useApp();
  const form = useStore(choices, (s) => s.form) ?? firstForm(app.settings.getState().value);
  const setForm = (next: ExportForm): void => choices.setState({ form: next });
  const selected = useStore(app.cursor.state, (s) => s.selected);
  const [tries, setTries] = useState(0);
  const spec = toSpec(form, shoot, [...selected]);
  const ask: Ask<ExportSpec> = useCallback((asked, options) => app.engine.exporting.plan(asked, options), [app]);
  const { plan, problem } = usePlan(typeof spec === 'string' ? null : spec, tries, ask);
  return (
    <Dialog
      title={t.title}
      says={t.says}
      width="wide"
      onClose={onClose}
      foot={<ExportFoot plan={plan} how={form.how} />}
    >
      <div className="export">
        <ExportChoices form={form} shootName={shoot.name} kinds={plan?.kinds ?? null} onChange={setForm} />
        <section
          className="export-plan"
          aria-label={t.plan}
          aria-busy={typeof spec !== 'string' && plan === null && problem === null}
        >
          {typeof spec === 'string' ? (
            <p className="export-missing">{missingTexts[spec]}</p>
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

const ExportDialog = (): ReactNode => {
  const app = useApp();
  const folder = useStore(app.shoot.state, (s) => s.folder);
  const run = useStore(exportRun);
  const form = useStore(choices, (s) => s.form) ?? firstForm(app.settings.getState().value);
  const close = (): void => {
    forgetExport();
    app.ui.setState({ dialog: null });
  };
  if (!folder) return null;
  if (run.state === 'idle') return <Planning shoot={{ folderId: folder.id, name: folder.name }} onClose={close} />;
  return (
    <Dialog
      title={t.title}
      width="wide"
      onClose={close}
      foot={
        run.state === 'running' ? (
          <>
            <Button onClick={stopExport}>{t.stop}</Button>
            <Button onClick={close}>{t.behind}</Button>
          </>
        ) : (
          <>
            <Button onClick={forgetExport}>{t.another}</Button>
            <Button look="accent" onClick={close}>
              {t.close}
            </Button>
          </>
        )
      }
    >
      <RunView run={run} next={form.how === 'xmp' || form.how === 'embed' ? profileTexts.next[form.profile] : null} />
    </Dialog>
  );
};

export default ExportDialog;

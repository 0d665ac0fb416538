/** @file One model: what it gives, under which terms, whether it is here, where its weights came from, and what can be done with it. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelInfo } from '../../../electron/contract/model.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { modelTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { importModel, installModel, installRuns } from './install-run.ts';
import { InstallView } from './install-view.tsx';
import { Provenance } from './provenance.tsx';
import { sizeText } from './size-text.ts';
import { CommercialUse } from './terms-view.tsx';

const Removing = ({ model, onClose }: { model: ModelInfo; onClose: () => void }): ReactNode => {
  const app = useApp();
  const remove = async (): Promise<void> => {
    onClose();
    try {
      await app.engine.models.remove({ id: model.id });
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <div className="model-buttons" role="alert">
      <span>{t.removeAsk(model.name)}</span>
      <Button autoFocus onClick={onClose}>
        {t.keep}
      </Button>
      <Button onClick={() => void remove()}>{t.removeYes}</Button>
    </div>
  );
};

const Buttons = ({ model, onAct }: { model: ModelInfo; onAct: (act: 'import' | 'remove') => void }): ReactNode => {
  const app = useApp();
  const [says, setSays] = useState<string | null>(null);
  const isHere = model.state !== 'missing';
  const verify = async (): Promise<void> => {
    setSays(t.verifying);
    try {
      const { problem } = await app.engine.models.verify({ id: model.id });
      setSays(problem ?? t.verified);
    } catch (error) {
      setSays(whatFailed(error));
    }
  };
  const importFile = async (): Promise<void> => {
    if (!app.host.chooseModelFile) return onAct('import');
    const token = await app.host.chooseModelFile();
    if (token) await importModel(app, model, token);
  };
  return (
    <div className="model-buttons model-actions">
      <span className="model-quiet" role="status">
        {says}
      </span>
      {/* What nobody may fetch has to be brought; what comes along has nothing to be brought. */}
      {model.custom || (model.url === null && !model.builtIn && !model.isPackaged) ? null : (
        <Button aria-label={t.installName(model.name)} onClick={() => void installModel(app, model, false)}>
          {isHere ? t.reinstall : t.install}
        </Button>
      )}
      {model.builtIn ? null : (
        <Button aria-label={t.importName(model.name)} onClick={() => void importFile()}>
          {t.import}
        </Button>
      )}
      {isHere ? (
        <>
          <Button aria-label={t.verifyName(model.name)} onClick={() => void verify()}>
            {t.verify}
          </Button>
          <Button aria-label={t.removeName(model.name)} onClick={() => onAct('remove')}>
            {t.remove}
          </Button>
        </>
      ) : null}
    </div>
  );
};

export const ModelRow = ({ model }: { model: ModelInfo }): ReactNode => {
  const run = useStore(installRuns, (s) => s.runs[model.id]);
  const [act, setAct] = useState<'import' | 'remove' | null>(null);
  const done = (): void => setAct(null);
  return (
    <li className="model" data-state={model.state}>
      <div className="model-head">
        <h4>{model.name}</h4>
        <span className="model-state" data-state={model.state}>
          {t.states[model.state]}
        </span>
        {model.custom ? <span className="model-quiet">{t.custom}</span> : null}
      </div>
      <p>{t.ofFamily(model.gives)}</p>
      <p className="model-quiet">
        {model.licence} · {sizeText(model.bytes)} · <CommercialUse use={model.commercialUse} />
      </p>
      {model.state === 'unproven' ? <p className="model-problem">{t.stateHints.unproven}</p> : null}
      {model.problem ? <p className="model-problem">{model.problem}</p> : null}
      {model.provenance ? <Provenance provenance={model.provenance} /> : null}
      {run ? (
        <InstallView model={model} run={run} />
      ) : act === 'remove' ? (
        <Removing model={model} onClose={done} />
      ) : (
        <Buttons model={model} onAct={setAct} />
      )}
      {act === 'import' ? <ImportDialog model={model} onClose={done} /> : null}
    </li>
  );
};

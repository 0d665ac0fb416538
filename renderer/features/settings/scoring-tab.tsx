/** @file Which models score, when, and on what; where models are fetched from. */
import { type ReactNode, useCallback, useState } from 'react';
import type { NamedServer, Provider } from '../../../electron/contract/model.ts';
import type { Settings } from '../../../electron/contract/settings.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, RadioChoice, SelectField } from '../../ui/fields.tsx';
import { QuickPass } from '../models/quick-pass.tsx';
import { ScoringServers } from './scoring-servers.tsx';

const t = settingsTexts.scoring;
const providers = Object.keys(t.providers) as Provider[];

const ModelChoice = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const { value: list } = useAnswer(useCallback(() => app.engine.models.list({}), [app]));
  const installed = (list ?? []).filter((model) => model.purpose === 'score' && model.state !== 'missing');
  const chosen = settings.scoreModels;
  const set = (scoreModels: string[] | null): void => void changeSettings(app, { scoreModels });
  if (list && installed.length === 0) return <p className="settings-note">{t.noModels}</p>;
  return (
    <>
      <RadioChoice
        name={t.models}
        value={chosen === null ? 'all' : 'these'}
        options={[
          { value: 'all', text: t.allModels },
          { value: 'these', text: t.theseModels },
        ]}
        onChange={(mode) => set(mode === 'all' ? null : installed.map((model) => model.id))}
      />
      <div className="settings-indent">
        {installed.map((model) => (
          <CheckBox
            key={model.id}
            checked={chosen === null || chosen.includes(model.id)}
            disabled={chosen === null}
            onChange={(on) =>
              set(on ? [...(chosen ?? []), model.id] : (chosen ?? []).filter((each) => each !== model.id))
            }
          >
            {model.name}
          </CheckBox>
        ))}
      </div>
    </>
  );
};

const Mirror = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const [text, setText] = useState(settings.modelMirror);
  const isChanged = text.trim() !== settings.modelMirror;
  return (
    <form
      className="settings-line"
      onSubmit={(event) => {
        event.preventDefault();
        void changeSettings(app, { modelMirror: text.trim() });
      }}
    >
      <label>
        <span>{t.mirror}</span>
        <input className="field" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <Button disabled={!isChanged} onClick={() => void changeSettings(app, { modelMirror: text.trim() })}>
        {t.save}
      </Button>
      <p className="settings-note">{t.mirrorSays}</p>
    </form>
  );
};

export const ScoringTab = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const { value: devices } = useAnswer(useCallback(() => app.engine.models.devices({}), [app]));
  const [servers, setServers] = useState<readonly NamedServer[]>([]);
  // The one that was chosen stays on the list, also on a machine that has it no more.
  const known = providers.filter(
    (name) => name !== 'remote' && (name === settings.device || devices?.some((device) => device.provider === name)),
  );
  return (
    <>
      <CheckBox
        checked={settings.scoreAutomatically}
        onChange={(scoreAutomatically) => void changeSettings(app, { scoreAutomatically })}
      >
        {t.automatic}
      </CheckBox>
      <QuickPass />
      <ModelChoice settings={settings} />
      <SelectField
        name={t.device}
        value={settings.device ?? ''}
        options={[
          { value: '', text: t.fastest },
          ...known.map((name) => ({ value: name as string, text: t.providers[name] as string })),
          ...servers.map(({ url, host }) => ({ value: `remote=${url}`, text: t.onServer(host) })),
        ]}
        onChange={(device) => void changeSettings(app, { device: device === '' ? null : device })}
      />
      <ScoringServers onChange={setServers} />
      <Mirror settings={settings} />
      <div>
        <Button onClick={() => app.ui.setState({ dialog: 'models' })}>{t.toModels}</Button>
      </div>
    </>
  );
};

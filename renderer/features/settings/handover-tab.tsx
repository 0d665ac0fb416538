/** @file How decisions are handed to other programs unless the export says otherwise. */
import { type ReactNode, useEffect, useState } from 'react';
import type { Program } from '../../../electron/contract/programs.ts';
import type { Settings } from '../../../electron/contract/settings.ts';
import { whatFailed } from '../../api/client.ts';
import type { App } from '../../state/app.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useApp } from '../../state/use-app.ts';
import { profiles, profileTexts, settingsTexts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, RadioChoice } from '../../ui/fields.tsx';

const t = settingsTexts.handover;

type PlugIn = Awaited<ReturnType<App['engine']['app']['lightroom']>>;

/** One button; what it says is what lies there. */
const LightroomPlugIn = (): ReactNode => {
  const app = useApp();
  const [plugIn, setPlugIn] = useState<PlugIn | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    app.engine.app.lightroom({}).then(setPlugIn, (error: unknown) => setProblem(whatFailed(error)));
  }, [app]);
  const install = (): void => {
    app.engine.app.installLightroom({}).then(setPlugIn, (error: unknown) => setProblem(whatFailed(error)));
  };
  return (
    <section aria-label={t.lightroom}>
      <h3 className="settings-name">{t.lightroom}</h3>
      <p className="settings-note">{t.lightroomSays}</p>
      <div className="settings-line">
        <Button disabled={plugIn === null || plugIn.state === 'impossible'} onClick={install}>
          {t.install}
        </Button>
        <span role="status">{problem || (plugIn ? t.plugIn[plugIn.state](plugIn.folder ?? '') : '')}</span>
      </div>
    </section>
  );
};

/** Where programs can be started: those that were found, and own ones. */
const OwnPrograms = (): ReactNode => {
  const app = useApp();
  const { chooseProgram } = app.host;
  const [programs, setPrograms] = useState<readonly Program[]>([]);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    app.engine.programs.list({}).then(setPrograms, (error: unknown) => setProblem(whatFailed(error)));
  }, [app]);
  if (!chooseProgram) return null;
  const change = (call: Promise<Program[]>): void => {
    setProblem('');
    call.then(setPrograms, (error: unknown) => setProblem(whatFailed(error)));
  };
  const add = async (): Promise<void> => {
    const place = await chooseProgram();
    if (place) change(app.engine.programs.add({ place }));
  };
  return (
    <section aria-label={t.programs}>
      <h3 className="settings-name">{t.programs}</h3>
      <p className="settings-note">{t.programsSays}</p>
      <ul>
        {programs.map(({ id, name, isOwn }) => (
          <li key={id} className="settings-line">
            <span>{name}</span>
            {isOwn ? (
              <Button look="quiet" onClick={() => change(app.engine.programs.remove({ id }))}>
                {t.removeProgram(name)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="settings-line">
        <Button onClick={() => void add()}>{t.addProgram}</Button>
        <span role="status">{problem}</span>
      </div>
    </section>
  );
};

export const HandoverTab = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  return (
    <>
      <RadioChoice
        name={t.profile}
        value={settings.xmpProfile}
        options={profiles.map((value) => ({
          value,
          text: profileTexts.names[value],
          says: profileTexts.says[value],
        }))}
        onChange={(profile) => void changeSettings(app, { xmpProfile: profile })}
      />
      <CheckBox
        checked={settings.writeScoresToXmp}
        says={t.scoresSays}
        onChange={(writeScoresToXmp) => void changeSettings(app, { writeScoresToXmp })}
      >
        {t.scores}
      </CheckBox>
      <OwnPrograms />
      <LightroomPlugIn />
    </>
  );
};

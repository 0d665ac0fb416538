/** @file What was learnt of one's choices, in words: switched off, forgotten, taken away as a file. */
import { type ReactNode, useCallback } from 'react';
import type { Settings } from '../../../electron/contract/settings.ts';
import type { LearntTaste } from '../../../electron/contract/taste.ts';
import { whatFailed } from '../../api/client.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { tastePageTexts as t, typeTexts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/fields.tsx';
import { PlaceField } from '../folders/place-field.tsx';

const said = ({ says }: LearntTaste): string => says.join(' · ');

const Learnt = ({ taste, onForget }: { taste: LearntTaste; onForget: () => void }): ReactNode => (
  <li>
    <strong>{typeTexts.ofType(taste.type)}</strong>
    <span>{taste.isOn ? t.on(taste.shared, taste.personal) : t.off(taste)}</span>
    {taste.says.length > 0 ? <span>{taste.isOn ? said(taste) : t.seems(said(taste))}</span> : null}
    <Button look="quiet" onClick={onForget}>
      {t.forget}
    </Button>
  </li>
);

export const TasteSection = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const calls = app.engine.taste;
  const { value, again } = useAnswer(useCallback(() => calls.list({}), [calls]));
  const failed = (error: unknown): void => app.toasts.say('error', whatFailed(error));
  const forget = (type: string): void => {
    if (!globalThis.confirm(t.forgetSure(typeTexts.ofType(type)))) return;
    calls.forget({ type }).then(again, failed);
  };
  return (
    <section className="taste" aria-label={t.title}>
      <h3 className="settings-name">{t.title}</h3>
      <CheckBox checked={settings.learnTaste} onChange={(learnTaste) => void changeSettings(app, { learnTaste })}>
        {t.learn}
      </CheckBox>
      <p className="settings-note">{t.says}</p>
      {value && value.length === 0 ? <p className="settings-note">{t.nothing}</p> : null}
      <ul>
        {value?.map((taste) => (
          <Learnt key={taste.type} taste={taste} onForget={() => forget(taste.type)} />
        ))}
      </ul>
      {value && value.length > 0 ? (
        <PlaceField
          name={t.exportTo}
          value={null}
          onChange={({ token }) => {
            calls.exportTo({ destination: token }).then(({ file }) => app.toasts.say('info', t.written(file)), failed);
          }}
        />
      ) : null}
    </section>
  );
};

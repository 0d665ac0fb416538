/** @file While the filter shows suggestions: how many, how strict, and one answer to all of them. */
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CullSettings, Strictness } from '../../../electron/contract/suggestion.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { Chip } from '../../ui/button.tsx';
import { ActionButton } from '../shell/action-button.tsx';
import './review.css';

const t = texts.review;
const levels: readonly Strictness[] = ['low', 'normal', 'high'];

const StrictnessChoice = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const [settings, setSettings] = useState<CullSettings | null>(null);
  useEffect(() => {
    if (folderId === null) return;
    app.engine.culling
      .settings({ folderId })
      .then(setSettings)
      .catch(() => undefined);
  }, [app, folderId]);
  if (!settings || folderId === null) return null;
  const choose = async (strictness: Strictness): Promise<void> => {
    try {
      setSettings(await app.engine.culling.changeSettings({ folderId, settings: { ...settings, strictness } }));
      app.shoot.reloadIds();
      app.shoot.reloadSummary();
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <fieldset className="strictness">
      <legend>{t.strictness}</legend>
      {levels.map((level) => (
        <Chip
          key={level}
          label={t.levels[level]}
          active={settings.strictness === level}
          aria-pressed={settings.strictness === level}
          onClick={() => void choose(level)}
        />
      ))}
    </fieldset>
  );
};

export const ReviewBar = (): ReactNode => {
  const app = useApp();
  const kinds = useStore(app.place, (s) => s.filter.suggestions);
  const count = useStore(app.shoot.state, (s) => s.ids.length);
  if (!kinds) return null;
  const kind = kinds.length === 1 ? t.kinds[kinds[0]!] : t.mixed;
  const canAccept = count > 0 && !kinds.includes('undecided');
  return (
    <section className="review-bar" aria-label={t.title}>
      <strong>{t.says(count, kind)}</strong>
      {canAccept ? <ActionButton action="suggest.acceptAll" text={t.acceptAll} /> : null}
      {count > 0 ? <ActionButton action="suggest.dismissAll" text={t.dismissAll} /> : null}
      <span className="spacer" />
      <StrictnessChoice />
      <ActionButton action="filter.clear" text={t.done} showsKey={false} />
    </section>
  );
};

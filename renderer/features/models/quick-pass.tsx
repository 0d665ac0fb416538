/** @file The quick pass, offered where scoring is started and in the settings. */
import { type ReactNode, useCallback } from 'react';
import { useStore } from 'zustand';
import { changeSettings } from '../../state/change-settings.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/texts.ts';
import { CheckBox } from '../../ui/fields.tsx';

const t = settingsTexts.scoring;

export const QuickPass = (): ReactNode => {
  const app = useApp();
  const isOn = useStore(app.settings, (s) => s.value?.quickScores ?? false);
  return (
    <CheckBox checked={isOn} says={t.quickSays} onChange={(quickScores) => void changeSettings(app, { quickScores })}>
      {t.quick}
    </CheckBox>
  );
};

/** Where nothing but the processor can score, or somebody chose it. */
export const QuickPassOffer = (): ReactNode => {
  const app = useApp();
  const chosen = useStore(app.settings, (s) => s.value?.device ?? null);
  const { value } = useAnswer(useCallback(() => app.engine.models.devices({}), [app]));
  const hasOther = value?.some(
    ({ provider, state }) => provider !== 'cpu' && (state === 'ready' || state === 'untested'),
  );
  return value !== null && (chosen === 'cpu' || (chosen === null && !hasOther)) ? <QuickPass /> : null;
};

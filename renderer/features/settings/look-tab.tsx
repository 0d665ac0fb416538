import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../electron/contract/settings.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { uiScales } from '../../state/ui.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/texts.ts';
import { CheckBox, RadioChoice } from '../../ui/fields.tsx';

const t = settingsTexts.look;

export const LookTab = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const scale = useStore(app.ui, (s) => s.scale);
  const latency = useStore(app.ui, (s) => s.latency);
  return (
    <>
      <RadioChoice
        name={t.theme}
        value={settings.theme}
        options={(['dark', 'grey', 'light'] as const).map((value) => ({
          value,
          text: t.themes[value],
          says: t.themeSays[value],
        }))}
        onChange={(theme) => void changeSettings(app, { theme })}
      />
      <RadioChoice
        name={t.scale}
        look="row"
        value={String(scale)}
        options={uiScales.map((value) => ({ value: String(value), text: t.scaleOf(value) }))}
        onChange={(value) => app.ui.setState({ scale: Number(value) })}
      />
      <CheckBox checked={latency} onChange={(on) => app.ui.setState({ latency: on })}>
        {t.latency}
      </CheckBox>
    </>
  );
};

import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../electron/contract/settings.ts';
import { languageNames, languages } from '../../../texts/languages.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { languageOf, systemLanguage } from '../../state/follow-language.ts';
import { uiScales } from '../../state/ui.ts';
import { useApp } from '../../state/use-app.ts';
import { language, settingsTexts } from '../../texts/texts.ts';
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
        name={t.language}
        look="row"
        value={settings.language}
        options={(['system', ...languages] as const).map((value) => ({
          value,
          text: value === 'system' ? t.systemLanguage(languageNames[systemLanguage()]) : languageNames[value],
        }))}
        onChange={(chosen) => void changeSettings(app, { language: chosen })}
      />
      {languageOf(settings) === language ? null : <p className="settings-note">{t.languageWaits}</p>}
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

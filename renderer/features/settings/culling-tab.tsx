/** @file What a shoot starts with. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../electron/contract/settings.ts';
import type { CullSettings } from '../../../electron/contract/suggestion.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts, strictnessTexts } from '../../texts/texts.ts';
import { CheckBox, RadioChoice } from '../../ui/fields.tsx';
import { Slider } from '../../ui/slider.tsx';
import { KeepTarget } from '../strictness/keep-target.tsx';
import { LevelChoice } from '../strictness/level-choice.tsx';
import { TasteSection } from './taste-section.tsx';

export const CullingTab = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const total = useStore(app.shoot.state, (s) => s.total);
  const { culling } = settings;
  const set = (part: Partial<CullSettings>): void => void changeSettings(app, { culling: { ...culling, ...part } });
  return (
    <>
      <RadioChoice
        name={settingsTexts.decided.name}
        value={settings.decidedBy}
        options={(['any', 'flag', 'stars', 'label'] as const).map((value) => ({
          value,
          text: settingsTexts.decided.by[value],
          says: settingsTexts.decided.says[value],
        }))}
        onChange={(decidedBy) => void changeSettings(app, { decidedBy })}
      />
      <p className="settings-note">{settingsTexts.culling.says}</p>
      <LevelChoice value={culling.strictness} onChange={(strictness) => set({ strictness })} />
      <p className="settings-note">{strictnessTexts.hints[culling.strictness]}</p>
      <KeepTarget keep={culling.keep} total={total} onChange={(keep) => set({ keep })} />
      <div className="settings-slider">
        <span>{strictnessTexts.stacksSays}</span>
        <span>{strictnessTexts.stacksLow}</span>
        <Slider
          name={strictnessTexts.stacksSays}
          value={culling.stackStrength}
          min={0}
          max={1}
          step={0.05}
          onChange={(stackStrength) => set({ stackStrength })}
        />
        <span>{strictnessTexts.stacksHigh}</span>
      </div>
      <CheckBox
        checked={settings.stacksByModel}
        onChange={(stacksByModel) => void changeSettings(app, { stacksByModel })}
      >
        {settingsTexts.stacksByModel.name}
      </CheckBox>
      <p className="settings-note">{settingsTexts.stacksByModel.says}</p>
      <TasteSection settings={settings} />
    </>
  );
};

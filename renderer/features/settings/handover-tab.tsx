/** @file How decisions are handed to other programs unless the export says otherwise. */
import type { ReactNode } from 'react';
import type { Settings } from '../../../electron/contract/settings.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/en-settings.ts';
import { profiles, profileTexts } from '../../texts/en-xmp.ts';
import { CheckBox, RadioChoice } from '../../ui/fields.tsx';

const t = settingsTexts.handover;

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
    </>
  );
};

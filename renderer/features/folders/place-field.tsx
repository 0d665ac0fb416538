/** @file A folder as a field of a form: its name, and a button that lets one choose another, by the system's dialog where there is one. */
import { FolderOpen } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { PlaceToken } from '../../../electron/contract/ids.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ChooseFolderDialog } from './choose-folder-dialog.tsx';

export interface ChosenPlace {
  token: PlaceToken;
  name: string;
}

export const PlaceField = (props: {
  name: string;
  value: ChosenPlace | null;
  onChange: (place: ChosenPlace) => void;
}): ReactNode => {
  const { host } = useApp();
  const label = useId();
  const [isChoosing, setChoosing] = useState(false);
  const choose = async (): Promise<void> => {
    if (!host.chooseFolder) return setChoosing(true);
    const token = await host.chooseFolder();
    if (token) props.onChange({ token, name: texts.places.chosen });
  };
  return (
    <div className="place-field">
      <span id={label}>{props.name}</span>
      <Button aria-describedby={label} onClick={() => void choose()}>
        <FolderOpen size={14} aria-hidden />
        {props.value?.name ?? texts.places.choose}
      </Button>
      {isChoosing ? (
        <ChooseFolderDialog
          title={props.name}
          choose={texts.places.take}
          canMake
          onChosen={({ token, name, isParent }) => {
            props.onChange({ token, name: isParent ? texts.places.chosen : name });
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </div>
  );
};

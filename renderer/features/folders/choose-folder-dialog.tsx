/** @file Choosing a folder where no system dialog can be had. */
import { type ReactNode, useState } from 'react';
import type { Place } from '../../../electron/contract/folder.ts';
import { texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NewFolder } from './new-folder.tsx';
import { PlaceBrowser } from './place-browser.tsx';

export const ChooseFolderDialog = (props: {
  title: string;
  /** On the button: what happens with the folder. */
  choose: string;
  /** A new folder may be made, and is chosen then. */
  canMake?: boolean;
  onChosen: (place: Place) => void;
  onClose: () => void;
}): ReactNode => {
  const [here, setHere] = useState<Place | null>(null);
  return (
    <Dialog
      title={props.title}
      says={here ? (here.isParent ? texts.places.up : here.name) : texts.places.hint}
      onClose={props.onClose}
      foot={
        <>
          {props.canMake && here ? <NewFolder here={here} onMade={(place) => props.onChosen(place)} /> : null}
          <span className="places-here">{here ? texts.places.pictures(here.pictureCount) : ''}</span>
          <Button look="accent" disabled={!here} onClick={() => here && props.onChosen(here)}>
            {props.choose}
          </Button>
        </>
      }
    >
      <PlaceBrowser onHere={setHere} />
    </Dialog>
  );
};

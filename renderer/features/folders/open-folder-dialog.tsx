/** @file Choosing a folder where no system dialog can be had: the engine lists places by opaque names, the page never sees a path. */
import { CornerLeftUp, Folder, HardDrive } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Place } from '../../../electron/contract/folder.ts';
import { whatFailed } from '../../api/client.ts';
import { openPlace } from '../../state/open-shoot.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './folders.css';

const OpenFolderDialog = (): ReactNode => {
  const app = useApp();
  const [here, setHere] = useState<Place | null>(null);
  const [places, setPlaces] = useState<readonly Place[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const look = useCallback(
    async (place: Place | null): Promise<void> => {
      try {
        const found = await (place ? app.engine.places.inside({ token: place.token }) : app.engine.places.roots({}));
        setPlaces(found);
        setHere(place);
        setProblem(null);
      } catch (error) {
        setProblem(whatFailed(error));
      }
    },
    [app],
  );
  useEffect(() => void look(null), [look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its first entry.
  useEffect(() => list.current?.querySelector('button')?.focus(), [places]);
  return (
    <Dialog
      title={texts.dialogs.openFolder}
      says={here?.name ?? texts.places.hint}
      onClose={() => app.ui.setState({ dialog: null })}
      foot={
        <>
          <span className="places-here">{here ? texts.places.pictures(here.pictureCount) : ''}</span>
          <Button look="accent" disabled={!here} onClick={() => here && void openPlace(app, here.token)}>
            {texts.places.here}
          </Button>
        </>
      }
    >
      <div className="places" ref={list}>
        {problem ? <p className="places-says">{problem}</p> : null}
        {places?.map((place) => (
          <button key={place.token} type="button" className="place" onClick={() => void look(place)}>
            {place.isParent ? (
              <CornerLeftUp size={14} aria-hidden />
            ) : here ? (
              <Folder size={14} aria-hidden />
            ) : (
              <HardDrive size={14} aria-hidden />
            )}
            <span className="place-name">{place.isParent ? texts.places.up : place.name}</span>
            <span className="place-count">{texts.places.pictures(place.pictureCount)}</span>
          </button>
        ))}
        {places?.every((place) => place.isParent) ? <p className="places-says">{texts.places.empty}</p> : null}
      </div>
    </Dialog>
  );
};

export default OpenFolderDialog;

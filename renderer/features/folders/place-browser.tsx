/** @file Places on this machine, one folder at a time: the engine lists them by opaque names, the page never sees a path. */
import { CornerLeftUp, Folder, HardDrive } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Place } from '../../../electron/contract/folder.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import './folders.css';

/** Starts at the drives; `onHere` tells which folder is looked into, null at the drives. */
export const PlaceBrowser = ({ onHere }: { onHere: (place: Place | null) => void }): ReactNode => {
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
        onHere(place);
        setProblem(null);
      } catch (error) {
        setProblem(whatFailed(error));
      }
    },
    [app, onHere],
  );
  useEffect(() => void look(null), [look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its first entry.
  useEffect(() => list.current?.querySelector('button')?.focus(), [places]);
  return (
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
  );
};

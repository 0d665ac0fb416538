/** @file Places on this machine, one folder at a time: the engine lists them by opaque names, the page never sees a path. */
import { CornerLeftUp, FileBox, Folder, HardDrive } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Place, PlaceFile } from '../../../electron/contract/folder.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { bytesText } from '../../ui/bytes-text.ts';
import './folders.css';

export interface FileChoice {
  list: (place: Place) => Promise<readonly PlaceFile[]>;
  chosen: PlaceFile | null;
  onChoose: (file: PlaceFile) => void;
  /** Chosen and meant: a double click. */
  onTake: (file: PlaceFile) => void;
}

/** Starts at the drives; `onHere` tells which folder is looked into, null at the drives. With `files` those stand below the folders. */
export const PlaceBrowser = ({
  onHere,
  files,
}: {
  onHere: (place: Place | null) => void;
  files?: FileChoice;
}): ReactNode => {
  const app = useApp();
  const [here, setHere] = useState<Place | null>(null);
  const [places, setPlaces] = useState<readonly Place[] | null>(null);
  const [inHere, setInHere] = useState<readonly PlaceFile[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const listFiles = files?.list;
  const look = useCallback(
    async (place: Place | null): Promise<void> => {
      try {
        const found = await (place ? app.engine.places.inside({ token: place.token }) : app.engine.places.roots({}));
        setInHere(place && listFiles ? await listFiles(place) : []);
        setPlaces(found);
        setHere(place);
        onHere(place);
        setProblem(null);
      } catch (error) {
        setProblem(whatFailed(error));
      }
    },
    [app, onHere, listFiles],
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
      {files
        ? inHere.map((file) => (
            <button
              key={file.token}
              type="button"
              className="place"
              aria-pressed={file.token === files.chosen?.token}
              onClick={() => files.onChoose(file)}
              onDoubleClick={() => files.onTake(file)}
            >
              <FileBox size={14} aria-hidden />
              <span className="place-name">{file.name}</span>
              <span className="place-count">{bytesText(file.bytes)}</span>
            </button>
          ))
        : null}
      {places?.every((place) => place.isParent) && inHere.length === 0 ? (
        <p className="places-says">{files ? texts.places.noFiles : texts.places.empty}</p>
      ) : null}
    </div>
  );
};

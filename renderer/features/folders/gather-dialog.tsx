/** @file Several folders as one shoot: chosen one by one, opened under a name. */
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { gatherTexts as t } from '../../texts/texts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './folders.css';
import { type ChosenPlace, PlaceField } from './place-field.tsx';

const GatherDialog = (): ReactNode => {
  const app = useApp();
  const [places, setPlaces] = useState<readonly ChosenPlace[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? places.map((place) => place.name).join(' and ');
  const close = (): void => app.ui.setState({ dialog: null });
  const open = async (): Promise<void> => {
    try {
      const folder = await app.engine.shoots.gather({ places: places.map(({ token }) => token), name: name.trim() });
      close();
      app.navigate({ folderId: folder.id, view: 'grid', photoId: null, filter: {} });
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <Dialog
      title={t.title}
      says={t.says}
      onClose={close}
      foot={
        <Button look="accent" disabled={places.length < 2 || name.trim() === ''} onClick={() => void open()}>
          {t.open}
        </Button>
      }
    >
      <div className="gather">
        <ul aria-label={t.folders}>
          {places.map((place) => (
            <li key={place.token}>
              <span>{place.name}</span>
              <IconButton
                name={t.remove(place.name)}
                icon={<X size={14} aria-hidden />}
                onClick={() => setPlaces(places.filter((one) => one !== place))}
              />
            </li>
          ))}
        </ul>
        {places.length < 2 ? <p className="places-says">{t.none}</p> : null}
        <PlaceField
          name={t.add}
          value={null}
          onChange={(place) => setPlaces([...places.filter(({ token }) => token !== place.token), place])}
        />
        <label className="gather-name">
          <span>{t.name}</span>
          <input className="field" value={name} maxLength={120} onChange={(event) => setTyped(event.target.value)} />
        </label>
      </div>
    </Dialog>
  );
};

export default GatherDialog;

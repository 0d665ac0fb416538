/** @file Names of the people of the open shoot, for chips and pictures: asked for with the shoot and whenever people changed. */
import type { StoreApi } from 'zustand/vanilla';
import type { PersonKey } from '../../electron/contract/people.ts';
import type { Connection, Engine } from '../api/client.ts';
import type { Place } from '../layout/url-state.ts';
import type { SettingsState } from './change-settings.ts';

export interface PeopleState {
  /** People were found, named, joined or deleted. */
  changes: number;
  /** Names that were given. */
  names: Readonly<Record<PersonKey, string>>;
}

const nobody: PeopleState['names'] = {};

export const followPeopleNames = (app: {
  engine: Engine;
  connection: Connection;
  place: StoreApi<Place>;
  settings: StoreApi<SettingsState>;
  people: StoreApi<PeopleState>;
}): void => {
  const { engine, connection, place, settings, people } = app;
  const wanted = (): string => {
    const { folderId } = place.getState();
    const isOn = settings.getState().value?.people && folderId !== null;
    return isOn ? `${folderId} ${connection.state.getState().epoch} ${people.getState().changes}` : '';
  };
  let asked = '';
  const ask = (): void => {
    const now = wanted();
    if (now === asked) return;
    const isOther = now.split(' ')[0] !== asked.split(' ')[0];
    asked = now;
    if (isOther) people.setState({ names: nobody });
    if (now === '') return;
    // A paired device is not told who people are: it shows none.
    engine.people.names({ folderId: place.getState().folderId! }).then(
      (names) => asked === now && people.setState({ names }),
      () => undefined,
    );
  };
  place.subscribe(ask);
  settings.subscribe(ask);
  people.subscribe(ask);
  connection.state.subscribe(ask);
};

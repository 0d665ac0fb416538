/** @file Opening a folder that the host named by a token. */
import type { PlaceToken } from '../../electron/contract/ids.ts';
import { whatFailed } from '../api/client.ts';
import { texts } from '../texts/texts.ts';
import type { App } from './app.ts';

/** Opens the shoot in the grid; failures are said, never thrown. */
export const openPlace = async (app: App, place: PlaceToken): Promise<void> => {
  try {
    const folder = await app.engine.shoots.open({ place });
    app.ui.setState({ dialog: null });
    app.navigate({ folderId: folder.id, view: 'grid', photoId: null, filter: {} });
  } catch (error) {
    app.toasts.say('error', whatFailed(error));
  }
};

/** Opens the folder beside the open shoot's, or says that there is none. */
export const openBeside = async (app: App, which: 'previous' | 'next'): Promise<void> => {
  const { folderId } = app.place.getState();
  if (folderId === null) return;
  try {
    const place = (await app.engine.places.beside({ folderId }))[which];
    if (place) await openPlace(app, place.token);
    else app.toasts.say('info', texts.places.noneBeside[which]);
  } catch (error) {
    app.toasts.say('error', whatFailed(error));
  }
};

/** By the system's dialog where there is one, else by the page's own list of places. */
export const chooseAndOpen = async (app: App): Promise<void> => {
  if (!app.host.chooseFolder) {
    app.ui.setState({ dialog: 'openFolder' });
    return;
  }
  const place = await app.host.chooseFolder();
  if (place) await openPlace(app, place);
};

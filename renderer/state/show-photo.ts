/** @file Bringing one photo on screen from somewhere else (report, problems, exports). */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { ViewName } from '../layout/url-state.ts';
import type { App } from './app.ts';
import { noSelection } from './selection.ts';

/** Closes whatever dialog is open; a filter that hides the photo is taken off. */
export const showPhoto = (app: App, photoId: PhotoId, view: ViewName = 'loupe'): void => {
  const isListed = app.order.getState().walk.indexOf(photoId) >= 0;
  app.ui.setState({ dialog: null });
  if (isListed) app.cursor.go(photoId);
  // The list that has it comes in a moment, and a cursor that stands nowhere goes to the address's photo.
  else app.cursor.state.setState(noSelection);
  app.navigate({ view, photoId, ...(isListed ? {} : { filter: {} }) });
};

/** @file The folder of a shoot, from the page's own list of places. */
import type { ReactNode } from 'react';
import { openPlace } from '../../state/open-shoot.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { ChooseFolderDialog } from './choose-folder-dialog.tsx';

const OpenFolderDialog = (): ReactNode => {
  const app = useApp();
  return (
    <ChooseFolderDialog
      title={texts.dialogs.openFolder}
      choose={texts.places.here}
      onChosen={(place) => void openPlace(app, place.token)}
      onClose={() => app.ui.setState({ dialog: null })}
    />
  );
};

export default OpenFolderDialog;

/** @file Choosing the file of a model where no system dialog can be had: folders, and in them the files that end as models do. */
import { type ReactNode, useCallback, useState } from 'react';
import type { Place, PlaceFile } from '../../../electron/contract/folder.ts';
import type { ModelInfo } from '../../../electron/contract/model.ts';
import { modelFileEndings, publishedName } from '../../../electron/contract/model-files.ts';
import { useApp } from '../../state/use-app.ts';
import { modelTexts as t, texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlaceBrowser } from '../folders/place-browser.tsx';
import { importModel } from './install-run.ts';

export const ImportDialog = ({ model, onClose }: { model: ModelInfo; onClose: () => void }): ReactNode => {
  const app = useApp();
  const [here, setHere] = useState<Place | null>(null);
  const [chosen, setChosen] = useState<PlaceFile | null>(null);
  const published = publishedName(model);
  const take = (file: PlaceFile): void => {
    onClose();
    void importModel(app, model, file.token);
  };
  const list = useCallback(
    async (place: Place) => {
      const files = await app.engine.places.modelFiles({ token: place.token });
      setChosen(files.find(({ name }) => name === published) ?? null);
      return files;
    },
    [app, published],
  );
  return (
    <Dialog
      title={t.importFrom(model.name)}
      onClose={onClose}
      foot={
        <>
          <span className="places-here">
            {chosen?.name ?? (here ? (here.isParent ? texts.places.up : here.name) : '')}
          </span>
          <Button look="accent" disabled={!chosen} onClick={() => chosen && take(chosen)}>
            {t.importTake}
          </Button>
        </>
      }
    >
      <p className="model-quiet">{t.importHint(modelFileEndings, published)}</p>
      <PlaceBrowser onHere={setHere} files={{ list, chosen, onChoose: setChosen, onTake: take }} />
    </Dialog>
  );
};

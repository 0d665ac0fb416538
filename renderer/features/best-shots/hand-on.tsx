/** @file The best handed on: as stars, as a set, as names. */
import type { ReactNode } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { fileTexts, bestShotsTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';

export const HandOn = ({ ids, onHanded }: { ids: readonly PhotoId[]; onHanded: () => void }): ReactNode => {
  const app = useApp();
  const act = (work: () => Promise<{ step: { says: string } | null } | null>) => () => {
    work()
      .then((told) => {
        if (!told?.step) return;
        onHanded();
        app.toasts.say('info', told.step.says, 'edit.undo');
      })
      .catch((error: unknown) => app.toasts.say('error', whatFailed(error)));
  };
  const copy = async (): Promise<null> => {
    const { folderId } = app.place.getState();
    if (folderId === null) return null;
    const { names } = await app.engine.exporting.names({
      ...{ folderId, selection: { ids: [...ids] }, separator: 'line', withExtension: true },
    });
    await navigator.clipboard.writeText(names.join('\n')).then(
      () => app.toasts.say('info', fileTexts.copiedNames(names.length)),
      () => app.toasts.say('error', fileTexts.noClipboard),
    );
    return null;
  };
  const { decisions, sets } = app.engine;
  const none = ids.length === 0;
  return (
    <fieldset className="best-hand" disabled={none}>
      <legend>{t.hand(ids.length)}</legend>
      <Button onClick={act(() => decisions.apply({ ids: [...ids], change: { stars: 5 } }))}>{t.stars}</Button>
      <Button onClick={act(() => sets.add({ name: t.setName(ids.length), ids: [...ids] }))}>{t.set}</Button>
      <Button onClick={act(copy)}>{t.copy}</Button>
    </fieldset>
  );
};

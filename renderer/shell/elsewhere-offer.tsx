/** @file Copies of pictures that were decided on in another folder: their decisions are offered, with the count. */
import { Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DecisionsElsewhere } from '../../electron/contract/folder.ts';
import { whatFailed } from '../api/client.ts';
import { useApp } from '../state/use-app.ts';
import { elsewhereTexts as t } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';

export const ElsewhereOffer = (): ReactNode => {
  const app = useApp();
  // Asked again when photos were listed: only then can there be an answer that was not there before.
  const shoot = useStore(
    app.shoot.state,
    useShallow(({ folder }) => ({ id: folder?.id ?? null, photos: folder?.photoCount ?? 0 })),
  );
  const [offered, setOffered] = useState<DecisionsElsewhere['offered']>(null);
  useEffect(() => {
    let isWanted = true;
    const { id } = shoot;
    if (id === null || shoot.photos === 0) return setOffered(null);
    app.engine.shoots
      .elsewhere({ folderId: id })
      .then((found) => isWanted && setOffered(found.offered))
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [app, shoot]);
  if (!offered || shoot.id === null) return null;
  const folderId = shoot.id;
  const take = async (): Promise<void> => {
    try {
      const { step } = await app.engine.decisions.takeOverElsewhere({ folderId });
      setOffered(null);
      if (step) app.toasts.say('info', step.says, 'edit.undo');
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  const leave = async (): Promise<void> => {
    try {
      await app.engine.decisions.leaveElsewhere({ folderId });
      setOffered(null);
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <div className="notice-line" role="status">
      <Copy size={14} aria-hidden />
      {t.says(offered)}
      <Button onClick={() => void take()}>{t.take}</Button>
      <Button onClick={() => void leave()}>{t.leave}</Button>
    </div>
  );
};

/** @file Many files vanished at once: the engine keeps them until somebody says that they are gone. */
import { FileQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { whatFailed } from '../api/client.ts';
import { useApp } from '../state/use-app.ts';
import { missingTexts as t } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';

export const MissingFiles = (): ReactNode => {
  const app = useApp();
  const folder = useStore(app.shoot.state, (s) => s.folder);
  if (!folder || folder.missingCount === 0 || folder.state === 'offline') return null;
  const start = async (confirmMissing: boolean): Promise<void> => {
    try {
      await app.engine.work.start({ folderId: folder.id, confirmMissing });
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <div className="notice-line" role="status">
      <FileQuestion size={14} aria-hidden />
      {t.says(folder.missingCount)}
      <Button onClick={() => void start(false)}>{t.again}</Button>
      <Button onClick={() => void start(true)}>{t.gone}</Button>
    </div>
  );
};

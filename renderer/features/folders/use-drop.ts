/** @file A folder dragged onto the window. */
import { useEffect, useState } from 'react';
import { openPlace } from '../../state/open-shoot.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';

/** True while something is dragged over the window. */
export const useDrop = (): boolean => {
  const app = useApp();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = async (event: DragEvent): Promise<void> => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      const place = await app.host.placeOfDrop?.(file);
      if (place) await openPlace(app, place);
      else {
        app.toasts.say('info', texts.first.dropHidden);
        app.actions.run('app.openFolder');
      }
    };
    const dropped = (event: DragEvent): void => void drop(event);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', dropped);
    };
  }, [app]);
  return isOver;
};

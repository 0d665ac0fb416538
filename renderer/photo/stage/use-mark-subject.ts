/** @file M, or the menu and then a click: the subject is here. */
import { useRef } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { useApp, useHandlers } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import type { Stage } from './picture-stage.tsx';

/** Under the pointer where it is over the picture; else the next click says where. Gives what asks whether a click was for that. */
export const useMarkSubject = (stage: Stage): (() => boolean) => {
  const app = useApp();
  const isWaiting = useRef(false);
  const mark = (): boolean => {
    const [point, frame] = [stage.pointer.current, stage.frame.getState()];
    if (!point || !frame || point.photoId !== frame.photoId) return false;
    const x = (point.x - frame.place.left) / frame.place.width;
    const y = (point.y - frame.place.top) / frame.place.height;
    if (x < 0 || x > 1 || y < 0 || y > 1) return false;
    app.ui.setState(({ overlays }) => ({ overlays: { ...overlays, on: true, subject: true } }));
    app.decisions.markSubject(frame.photoId as PhotoId, { x, y });
    return true;
  };
  useHandlers({
    'subject.mark': () => {
      if (mark()) return true;
      isWaiting.current = true;
      app.toasts.say('info', texts.loupe.subjectNext);
      return true;
    },
    'subject.forget': () => {
      const { cursor } = app.cursor.state.getState();
      if (cursor === null) return false;
      app.decisions.markSubject(cursor, null);
      return true;
    },
  });
  return () => {
    if (!isWaiting.current) return false;
    isWaiting.current = false;
    return mark();
  };
};

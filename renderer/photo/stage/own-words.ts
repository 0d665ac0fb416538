/**
 * @file Words stand beside a picture only while it is theirs. A picture is drawn past React, before the words are; and where decoding is slow the frame
 * before stands a moment longer. Either way the words of another photo are made invisible in the same painting, and keep their place and the focus.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { Stage } from './picture-stage.tsx';

/** The stage that panels beside the view speak of; null while the view has none of its own. */
export const mainStage = createStore<{ stage: Stage | null }>(() => ({ stage: null }));

/** For the element that holds words about these photos, each beside its stage. A stage that shows nothing contradicts nobody. */
export const useOwnWords = <T extends HTMLElement>(
  about: readonly (readonly [id: PhotoId | null, stage: Stage | null])[],
): RefObject<T | null> => {
  const element = useRef<T>(null);
  useLayoutEffect(() => {
    const judge = (): void => {
      const isForeign = about.some(([id, stage]) => (stage?.frame.getState()?.photoId ?? id) !== id);
      if (element.current) element.current.dataset.foreign = String(isForeign);
    };
    judge();
    const stops = about.map(([, stage]) => stage?.frame.subscribe(judge));
    return () => {
      for (const stop of stops) stop?.();
    };
  });
  return element;
};

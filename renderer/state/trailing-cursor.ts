/**
 * @file The active photo as the words around the picture follow it: one frame after the picture, which is drawn straight from the cursor. What React has to draw
 * for a new photo then never stands between a key and its picture. Which words may be seen meanwhile: photo/stage/own-words.ts.
 */
import { startTransition, useEffect, useState } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../electron/contract/ids.ts';
import { afterFrame } from '../image/after-frame.ts';
import type { Cursor } from './cursor.ts';

export type TrailingCursor = StoreApi<{ cursor: PhotoId | null }>;

export const createTrailingCursor = (
  { state }: Pick<Cursor, 'state'>,
  later: (run: () => void) => void = afterFrame,
): TrailingCursor => {
  const trailing = createStore<{ cursor: PhotoId | null }>(() => ({ cursor: state.getState().cursor }));
  let isWaiting = false;
  state.subscribe(({ cursor }) => {
    if (isWaiting || cursor === trailing.getState().cursor) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      trailing.setState({ cursor: state.getState().cursor });
    });
  });
  return trailing;
};

/** Drawn when there is time: the next key may interrupt it. */
export const useTrailing = (trailing: TrailingCursor): PhotoId | null => {
  const [cursor, setCursor] = useState(() => trailing.getState().cursor);
  useEffect(() => {
    const follow = (): void => startTransition(() => setCursor(trailing.getState().cursor));
    follow();
    return trailing.subscribe(follow);
  }, [trailing]);
  return cursor;
};

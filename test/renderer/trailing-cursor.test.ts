/** @file What the words follow: the active photo, once the picture's frame is out. */
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { PhotoId } from '../../electron/contract/ids.ts';
import { createTrailingCursor } from '../../renderer/state/trailing-cursor.ts';

test('words follow the active photo after its frame, and a run of keys in one step', () => {
  const state = createStore(() => ({
    cursor: 1 as PhotoId,
    anchor: null,
    selected: new Set<PhotoId>(),
    direction: 1 as const,
  }));
  const frames: (() => void)[] = [];
  const trailing = createTrailingCursor({ state }, (run) => void frames.push(run));
  const seen: (PhotoId | null)[] = [];
  trailing.subscribe(({ cursor }) => seen.push(cursor));

  for (const cursor of [2, 3, 4] as PhotoId[]) state.setState({ cursor });
  expect([seen, frames.length]).toEqual([[], 1]);
  frames.shift()!();
  expect([seen, frames.length]).toEqual([[4], 0]);

  state.setState({ cursor: 5 as PhotoId });
  frames.shift()!();
  expect(seen).toEqual([4, 5]);
  // Marks and selections around the same photo move no words.
  state.setState({ selected: new Set([5 as PhotoId]) });
  expect(frames).toEqual([]);
});

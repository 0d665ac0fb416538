/** @file One question to the engine as a component sees it: waiting, answered or failed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { whatFailed } from '../api/client.ts';
import { useApp } from './use-app.ts';

export interface Answer<T> {
  /** The last answer; stays while a new one is awaited. */
  value: T | null;
  problem: string | null;
  again: () => void;
}

/** Asks at once, with every new connection, and whenever `ask` is another function (memoise it) or `on` another value: what the answer hangs on. */
export const useAnswer = <T>(
  ask: ((signal: AbortSignal) => Promise<T>) | null,
  on: string | number = '',
): Answer<T> => {
  const { connection } = useApp();
  const epoch = useStore(connection.state, (s) => s.epoch);
  const [state, setState] = useState<{ value: T | null; problem: string | null }>({ value: null, problem: null });
  const running = useRef<AbortController>(undefined);
  const again = useCallback(() => {
    running.current?.abort();
    if (!ask) return;
    const stop = new AbortController();
    running.current = stop;
    ask(stop.signal).then(
      (value) => stop.signal.aborted || setState({ value, problem: null }),
      (error: unknown) => stop.signal.aborted || setState((s) => ({ ...s, problem: whatFailed(error) })),
    );
  }, [ask]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection asks again, and what the answer hangs on.
  useEffect(() => {
    again();
    return () => running.current?.abort();
  }, [again, epoch, on]);
  return { ...state, again };
};

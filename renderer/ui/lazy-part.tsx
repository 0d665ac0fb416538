/**
 * @file Views and dialogs that come as files of their own. All are fetched while the page idles, so that they open at once, and also when the engine
 * that serves them is away; one that could not be fetched is asked for again, which React's own lazy never does.
 */
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

const waiting = new Set<() => Promise<void>>();
const startAfterMs = 1_500;

/** `Missing` stands in its place where the file cannot be had; `again` tries once more. */
export const lazyPart = (load: Load, Missing: ComponentType<{ again: () => void }>): ComponentType => {
  let Loaded: ComponentType | null = null;
  const fetchPart = async (): Promise<void> => {
    Loaded ??= (await load()).default;
    waiting.delete(fetchPart);
  };
  waiting.add(fetchPart);
  const LazyPart = (): ReactNode => {
    const [tries, setTries] = useState(0);
    const [state, setState] = useState<'waiting' | 'loaded' | 'missing'>('waiting');
    // biome-ignore lint/correctness/useExhaustiveDependencies: another try fetches again.
    useEffect(() => {
      let isHere = true;
      const told = (next: 'loaded' | 'missing') => () => isHere && setState(next);
      fetchPart().then(told('loaded'), told('missing'));
      return () => {
        isHere = false;
      };
    }, [tries]);
    if (Loaded) return <Loaded />;
    if (state !== 'missing') return null;
    const again = (): void => {
      setState('waiting');
      setTries(tries + 1);
    };
    return <Missing again={again} />;
  };
  return LazyPart;
};

/** One after the other, each when there is nothing else to do. Returns what stops it. */
export const fetchPartsWhenIdle = (): (() => void) => {
  let isWanted = true;
  const next = async (): Promise<void> => {
    for (const fetchPart of [...waiting]) {
      await new Promise<void>((idle) => requestIdleCallback(() => idle()));
      if (!isWanted) return;
      // One that fails now is fetched when it is opened.
      await fetchPart().catch(() => undefined);
    }
  };
  const timer = setTimeout(() => void next(), startAfterMs);
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
};

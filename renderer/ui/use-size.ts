import { type RefObject, useLayoutEffect, useState } from 'react';

/** Inner size in CSS pixels, following the element, also one that is only drawn later or replaced. */
export const useSize = (element: RefObject<HTMLElement | null>): { width: number; height: number } => {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => setTarget(element.current));
  useLayoutEffect(() => {
    if (!target) return;
    const read = (): void => setSize({ width: target.clientWidth, height: target.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(target);
    return () => observer.disconnect();
  }, [target]);
  return size;
};

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** A wheel listener that may refuse the browser's own zoom and scroll; React's cannot. */
export const useWheel = (element: RefObject<HTMLElement | null>, handler: (event: WheelEvent) => void): void => {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const listen = (event: WheelEvent): void => latest.current(event);
    target.addEventListener('wheel', listen, { passive: false });
    return () => target.removeEventListener('wheel', listen);
  }, [element]);
};

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { MarkKind } from '../../image/picture-request.ts';
import { useApp } from '../../state/use-app.ts';

/** Marks computed over the picture, as the overlays are switched. */
export const useMarks = (): readonly MarkKind[] => {
  const { on, clipping, peaking } = useStore(
    useApp().ui,
    useShallow((s) => s.overlays),
  );
  return useMemo(() => {
    const marks: MarkKind[] = [];
    if (on && clipping) marks.push('clipping');
    if (on && peaking) marks.push('peaking');
    return marks;
  }, [on, clipping, peaking]);
};

/** @file One frame as large as the window allows, its neighbours under it. */
import { type ReactNode, useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { isSharpEnough } from '../../image/painted.ts';
import { cursorSource } from '../../image/pane-source.ts';
import type { MarkKind } from '../../image/picture-request.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { sendFocusHome } from '../../ui/focus-home.ts';
import { CloseUps } from '../closeups/close-ups.tsx';
import './loupe.css';
import { loupeScale } from './loupe-scale.ts';
import { FaceBoxes, Thirds } from './overlays.tsx';
import { PictureStage, useStage } from './picture-stage.tsx';
import { StageHead } from './stage-head.tsx';
import { Strip } from './strip.tsx';
import { useZoomKeys } from './use-zoom-keys.ts';

export const LoupeView = (): ReactNode => {
  const app = useApp();
  const stage = useStage();
  const source = useMemo(() => cursorSource(app), [app]);
  const overlays = useStore(
    app.ui,
    useShallow((s) => s.overlays),
  );
  const name = useCard(useDeferredValue(useStore(app.cursor.state, (s) => s.cursor)))?.name ?? '';
  useZoomKeys(() => ({ stage, zoom: app.ui }));
  useEffect(
    () => stage.frame.subscribe((frame) => loupeScale.setState({ scale: frame?.place.scale ?? null })),
    [stage],
  );
  useEffect(sendFocusHome, []);
  const marks = useMemo(() => {
    const on: MarkKind[] = [];
    if (overlays.on && overlays.clipping) on.push('clipping');
    if (overlays.on && overlays.peaking) on.push('peaking');
    return on;
  }, [overlays]);
  return (
    <div className="loupe">
      <CloseUps stage={stage} />
      <div className="loupe-main">
        <PictureStage
          source={source}
          stage={stage}
          zoom={app.ui}
          marks={marks}
          name={name}
          onSharp={app.latency.drawn}
          onPane={isSharpEnough.follow}
        >
          <StageHead />
          {overlays.on && overlays.faces ? <FaceBoxes stage={stage} /> : null}
          {overlays.on && overlays.thirds ? <Thirds stage={stage} /> : null}
        </PictureStage>
        <Strip />
      </div>
    </div>
  );
};

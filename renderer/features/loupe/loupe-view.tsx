/** @file One frame as large as the window allows, its neighbours under it. */
import { type ReactNode, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { isSharpEnough } from '../../image/painted.ts';
import type { MarkKind } from '../../image/picture-request.ts';
import { DecisionFlash } from '../../photo/marks/decision-flash.tsx';
import { cursorSource } from '../../photo/stage/pane-source.ts';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { liveTexts } from '../../texts/texts.ts';
import { takeFocusHome } from '../../ui/focus-home.ts';
import { CloseUps } from '../closeups/close-ups.tsx';
import { useWinner, WinnerPane, WinnerWords } from '../review/winner-pane.tsx';
import './loupe.css';
import { FaceBoxes, SubjectBox, Thirds } from '../../photo/stage/overlays.tsx';
import { mainStage } from '../../photo/stage/own-words.ts';
import { PictureStage, useStage } from '../../photo/stage/picture-stage.tsx';
import { useMarkSubject } from '../../photo/stage/use-mark-subject.ts';
import { useZoomKeys } from '../../photo/stage/use-zoom-keys.ts';
import { ClipPlayer } from './clip-player.tsx';
import { loupeScale } from './loupe-scale.ts';
import { StageHead } from './stage-head.tsx';
import { Strip } from './strip.tsx';

export const LoupeView = (): ReactNode => {
  const app = useApp();
  const stage = useStage();
  const isAcross = useStore(app.ui, (s) => s.closeUps === 'stack');
  const source = useMemo(() => cursorSource(app), [app]);
  const overlays = useStore(
    app.ui,
    useShallow((s) => s.overlays),
  );
  const cursor = useActivePhoto();
  const name = useCard(cursor)?.name ?? '';
  const winner = useWinner();
  const reference = useStore(app.ui, (s) => s.reference);
  // A frame beside itself says nothing; one of another shoot is not there.
  const isHere = useStore(app.shoot.state, (s) => reference !== null && s.ids.includes(reference));
  const beside = winner ?? (isHere && reference !== cursor ? reference : null);
  const winnerStage = useStage();
  const strip = useStore(app.ui, (s) => s.strip);
  const takesClick = useMarkSubject(stage);
  useZoomKeys(() => ({ stage, zoom: app.ui }));
  useEffect(
    () => stage.frame.subscribe((frame) => loupeScale.setState({ scale: frame?.place.scale ?? null })),
    [stage],
  );
  useEffect(() => {
    mainStage.setState({ stage });
    return () => mainStage.setState({ stage: null });
  }, [stage]);
  useEffect(takeFocusHome, []);
  const marks = useMemo(() => {
    const on: MarkKind[] = [];
    if (overlays.on && overlays.clipping) on.push('clipping');
    if (overlays.on && overlays.peaking) on.push('peaking');
    return on;
  }, [overlays]);
  return (
    <div className="loupe">
      {isAcross ? null : <CloseUps stage={stage} />}
      <div className="loupe-main">
        <div className="loupe-pair">
          <PictureStage
            source={source}
            stage={stage}
            zoom={app.ui}
            marks={marks}
            name={name}
            onSharp={app.latency.drawn}
            onPane={isSharpEnough.follow}
            takesClick={takesClick}
            takesTap
          >
            <StageHead stage={stage} />
            <DecisionFlash id={cursor} follows />
            {overlays.on && overlays.faces ? <FaceBoxes stage={stage} /> : null}
            {overlays.on && overlays.subject ? <SubjectBox stage={stage} /> : null}
            {overlays.on && overlays.thirds ? <Thirds stage={stage} /> : null}
          </PictureStage>
          <ClipPlayer />
          {beside === null ? null : (
            <WinnerPane winner={beside} stage={winnerStage} {...(winner === null && { label: liveTexts.reference })} />
          )}
        </div>
        {winner === null ? null : <WinnerWords winner={winner} stages={[stage, winnerStage]} />}
        {/* A band over the strip: a panel beside the picture was mostly empty, and squeezed it. */}
        {isAcross ? <CloseUps stage={stage} /> : null}
        {strip === 'none' ? null : <Strip size={strip} />}
      </div>
    </div>
  );
};

/** @file Up to nine frames at once, as large as the window allows, zoomed and panned together. */
import { memo, type ReactNode, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { ZoomLink } from '../../layout/zoom-link.ts';
import { DecisionFlash } from '../../photo/marks/decision-flash.tsx';
import { PhotoLine } from '../../photo/marks/photo-line.tsx';
import { FaceBoxes } from '../../photo/stage/overlays.tsx';
import { PictureStage, type Stage, useStage } from '../../photo/stage/picture-stage.tsx';
import { useLinkedZoom } from '../../photo/stage/use-linked-zoom.ts';
import { useMarks } from '../../photo/stage/use-marks.ts';
import { useSourceOfOne } from '../../photo/stage/use-source-of-one.ts';
import { useZoomKeys } from '../../photo/stage/use-zoom-keys.ts';
import { cellLabel } from '../../photo/words/cell-text.ts';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { useDetails } from '../../state/use-details.ts';
import { texts } from '../../texts/texts.ts';
import { takeFocusHome } from '../../ui/focus-home.ts';
import { useSize } from '../../ui/use-size.ts';
import './survey.css';
import { inSurvey, surveyPage } from './survey-set.ts';
import { createSurveyState, keepSurvey } from './survey-store.ts';
import { type Tile, tileLayout } from './tile-layout.ts';
import { useSurveyKeys } from './use-survey-keys.ts';

const captionPx = 28;
const gapPx = 8;

interface FrameProps {
  id: PhotoId;
  tile: Tile;
  isActive: boolean;
  link: ZoomLink<PhotoId>;
  stages: Map<PhotoId, Stage>;
}

const Frame = memo(({ id, tile, isActive, link, stages }: FrameProps): ReactNode => {
  const app = useApp();
  const card = useCard(id);
  const stage = useStage();
  const source = useSourceOfOne(id);
  const overlays = useStore(
    app.ui,
    useShallow((s) => s.overlays),
  );
  const marks = useMarks();
  const zoom = useMemo(() => link.of(id), [link, id]);
  // A view that leaves the screen and comes back runs its effects again, with what it had made.
  useEffect(() => {
    stages.set(id, stage);
    link.adopt(id, zoom);
    return () => {
      stages.delete(id);
      link.drop(id);
    };
  }, [stages, id, stage, link, zoom]);
  // The first press makes a frame the active one; only a press on the active one zooms.
  const wasActive = useRef(true);
  return (
    // A press anywhere on a frame makes it the active one; by keyboard, the arrows do.
    <section
      className="survey-frame"
      aria-label={card ? cellLabel(card) : texts.loading}
      aria-current={isActive}
      data-rejected={card?.decision.flag === 'reject'}
      style={tile}
      onPointerDownCapture={() => {
        wasActive.current = app.cursor.state.getState().cursor === id;
        app.cursor.activate(id);
      }}
    >
      <PictureStage
        source={source}
        stage={stage}
        zoom={zoom}
        marks={marks}
        name={card?.name ?? ''}
        takesClick={() => !wasActive.current}
      >
        <DecisionFlash id={id} />
        {overlays.on && overlays.faces ? <FaceBoxes stage={stage} /> : null}
      </PictureStage>
      <div className="photo-line" data-photo={id}>
        <PhotoLine id={id} withReason={tile.width > 300} />
      </div>
    </section>
  );
});

/** Width over height of each; 1.5 while unknown. */
const useAspects = (ids: readonly PhotoId[]): readonly number[] => {
  const { cards } = useApp();
  const key = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids.
  const wanted = useMemo(() => ids, [key]);
  const read = (): string =>
    wanted
      .map((id) => {
        const card = cards.get(id);
        return card && card.heightPx > 0 ? (card.widthPx / card.heightPx).toFixed(3) : '1.5';
      })
      .join(' ');
  const subscribe = useMemo(
    () =>
      (changed: () => void): (() => void) => {
        const stops = wanted.map((id) => cards.subscribe(id, changed));
        return () => {
          for (const stop of stops) stop();
        };
      },
    [cards, wanted],
  );
  const text = useSyncExternalStore(subscribe, read);
  return useMemo(() => (text ? text.split(' ').map(Number) : []), [text]);
};

export const SurveyView = (): ReactNode => {
  const app = useApp();
  const state = useMemo(() => createSurveyState(app), [app]);
  useEffect(() => keepSurvey(app, state), [app, state]);
  const set = useStore(state, (s) => s.set);
  const active = useActivePhoto();
  const page = set ? surveyPage(set, active) : [];
  const pageKey = page.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the page.
  const ids = useMemo(() => page, [pageKey]);
  const aspects = useAspects(ids);
  const room = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(room);
  const tiles = useMemo(() => tileLayout(aspects, { width, height, gap: gapPx, captionPx }), [aspects, width, height]);
  const link = useLinkedZoom(ids, useDetails(ids), active);
  const stages = useMemo(() => new Map<PhotoId, Stage>(), []);
  useSurveyKeys(state, tiles);
  useZoomKeys(() => {
    const pointed = [...stages].find(([, stage]) => stage.pointer.current !== null)?.[0];
    const id = pointed ?? app.cursor.state.getState().cursor;
    const stage = id === null ? undefined : stages.get(id);
    return stage && id !== null ? { stage, zoom: link.of(id) } : null;
  });
  useEffect(takeFocusHome, []);
  const all = set ? inSurvey(set) : [];
  const total = all.length;
  const from = ids[0] === undefined ? 0 : all.indexOf(ids[0]);
  const says = total > ids.length ? texts.survey.page(from + 1, from + ids.length, total) : texts.survey.shown(total);
  return (
    <section className="survey" aria-label={texts.survey.title}>
      <div ref={room} className="survey-room">
        {tiles.length === ids.length
          ? ids.map((id, i) => (
              <Frame key={id} id={id} tile={tiles[i]!} isActive={id === active} link={link} stages={stages} />
            ))
          : null}
      </div>
      <p className="survey-says">
        {[says, set && set.removed.length > 0 ? texts.survey.off(set.removed.length) : ''].filter(Boolean).join(', ')}
      </p>
    </section>
  );
};

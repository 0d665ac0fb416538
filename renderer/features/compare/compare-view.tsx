/** @file Two frames side by side: the champion stays, the challengers come and go. */
import { memo, type ReactNode, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { isSharpEnough } from '../../image/painted.ts';
import { FaceBoxes, Thirds } from '../../photo/stage/overlays.tsx';
import { useOwnWords } from '../../photo/stage/own-words.ts';
import { PictureStage, type Stage, useStage } from '../../photo/stage/picture-stage.tsx';
import { useZoomKeys } from '../../photo/stage/use-zoom-keys.ts';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { useDetails } from '../../state/use-details.ts';
import { texts } from '../../texts/texts.ts';
import { takeFocusHome } from '../../ui/focus-home.ts';
import { EmptyState } from '../../ui/marks.tsx';
import { useSize } from '../../ui/use-size.ts';
import './compare.css';
import type { ZoomStore } from '../../layout/zoom-link.ts';
import { DecisionFlash } from '../../photo/marks/decision-flash.tsx';
import { PhotoLine } from '../../photo/marks/photo-line.tsx';
import { useLinkedZoom } from '../../photo/stage/use-linked-zoom.ts';
import { useMarks } from '../../photo/stage/use-marks.ts';
import { DifferenceLayer } from './difference-layer.tsx';
import { DifferenceTable } from './difference-table.tsx';
import type { Duel } from './duel.ts';
import { createDuelState, type DuelState, keepDuel, type Role, roleSource } from './duel-store.ts';
import { splitFor } from './split.ts';
import { useDuelKeys } from './use-duel-keys.ts';

const roles: readonly Role[] = ['champion', 'challenger'];

interface DuelistProps {
  role: Role;
  id: PhotoId;
  /** Whom it stands against; null for the champion itself. */
  champion: PhotoId | null;
  isActive: boolean;
  /** "2 of 7"; empty for the champion. */
  place: string;
  state: DuelState;
  stage: Stage;
  zoom: ZoomStore;
}

const Duelist = memo(({ role, id, champion, isActive, place, state, stage, zoom }: DuelistProps): ReactNode => {
  const app = useApp();
  const source = useMemo(() => roleSource(app, state, role), [app, state, role]);
  const overlays = useStore(
    app.ui,
    useShallow((s) => s.overlays),
  );
  const marks = useMarks();
  const name = useCard(id)?.name ?? '';
  const words = useOwnWords<HTMLElement>([[id, stage]]);
  const isChallenger = role === 'challenger';
  // The first press makes a frame the active one; only a press on the active one zooms.
  const wasActive = useRef(true);
  const activate = (): void => {
    const own = state.getState().duel?.[role];
    wasActive.current = own === app.cursor.state.getState().cursor;
    if (own) app.cursor.activate(own);
  };
  return (
    // A press anywhere on a frame makes it the active one; by keyboard, Shift and an arrow do.
    <section
      className="duelist"
      aria-label={texts.compare[role]}
      aria-current={isActive}
      data-role={role}
      onPointerDownCapture={activate}
    >
      <header ref={words} className="photo-line" data-photo={id}>
        <span className="photo-line-role">{texts.compare[role]}</span>
        <PhotoLine id={id} withReason />
        {place ? <span className="photo-line-place">{place}</span> : null}
      </header>
      <PictureStage
        source={source}
        stage={stage}
        zoom={zoom}
        marks={marks}
        name={name}
        takesClick={() => !wasActive.current}
        {...(isChallenger ? { onSharp: app.latency.drawn, onPane: isSharpEnough.follow } : {})}
      >
        <DecisionFlash id={id} />
        {isChallenger && champion !== null ? <DifferenceLayer stage={stage} champion={champion} /> : null}
        {overlays.on && overlays.faces ? <FaceBoxes stage={stage} /> : null}
        {overlays.on && overlays.thirds ? <Thirds stage={stage} /> : null}
      </PictureStage>
    </section>
  );
});

/** Its own component, so that its size is known whenever it comes on screen. */
const Room = ({ duel, children }: { duel: Duel<PhotoId>; children: ReactNode }): ReactNode => {
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const champion = useCard(duel.champion);
  const challenger = useCard(duel.challenger);
  return (
    <div ref={room} className="compare-panes" data-split={splitFor(champion, challenger, size)}>
      {children}
    </div>
  );
};

export const CompareView = (): ReactNode => {
  const app = useApp();
  const state = useMemo(() => createDuelState(app), [app]);
  useEffect(() => keepDuel(app, state), [app, state]);
  useDuelKeys(state);
  const duel = useDeferredValue(useStore(state, (s) => s.duel));
  const active = useActivePhoto();
  const stages = { champion: useStage(), challenger: useStage() };
  const activeRole: Role = duel?.champion === active ? 'champion' : 'challenger';
  const shown = useMemo(
    () => (duel ? [duel.champion, ...(duel.challenger === null ? [] : [duel.challenger])] : []),
    [duel],
  );
  const details = useDetails(shown);
  const link = useLinkedZoom<Role>(roles, details, activeRole);
  useZoomKeys(() => {
    const { champion, challenger } = stages;
    const pointed = champion.pointer.current ? 'champion' : challenger.pointer.current ? 'challenger' : null;
    const { cursor } = app.cursor.state.getState();
    const role = pointed ?? (state.getState().duel?.champion === cursor ? 'champion' : 'challenger');
    return { stage: stages[role], zoom: link.of(role) };
  });
  useEffect(takeFocusHome, []);
  if (!duel) return null;
  if (duel.challenger === null) return <EmptyState title={texts.compare.alone} says={texts.compare.aloneMore} />;
  return (
    <div className="compare">
      <Room duel={duel}>
        {roles.map((role) => (
          <Duelist
            key={role}
            role={role}
            id={duel[role] ?? duel.champion}
            champion={role === 'challenger' ? duel.champion : null}
            isActive={activeRole === role}
            place={
              role === 'challenger' ? texts.status.of(duel.ids.indexOf(duel.challenger!) + 1, duel.ids.length) : ''
            }
            state={state}
            stage={stages[role]}
            zoom={link.of(role)}
          />
        ))}
      </Room>
      <DifferenceTable champion={details[0]} challenger={details[1]} stages={stages} />
    </div>
  );
};

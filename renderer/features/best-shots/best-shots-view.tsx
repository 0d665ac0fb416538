/** @file Two photos, one key each: what is chosen makes the ranking of a shoot's best. */
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { ZoomStore } from '../../layout/zoom-link.ts';
import { PhotoLine } from '../../photo/marks/photo-line.tsx';
import { PictureStage, type Stage, useStage } from '../../photo/stage/picture-stage.tsx';
import { useLinkedZoom } from '../../photo/stage/use-linked-zoom.ts';
import { useMarks } from '../../photo/stage/use-marks.ts';
import { useSourceOfOne } from '../../photo/stage/use-source-of-one.ts';
import { useZoomKeys } from '../../photo/stage/use-zoom-keys.ts';
import { useApp, useCard, useHandlers, useKeyLabel } from '../../state/use-app.ts';
import { useDetails } from '../../state/use-details.ts';
import { bestShotsTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { RadioChoice } from '../../ui/fields.tsx';
import { takeFocusHome } from '../../ui/focus-home.ts';
import { EmptyState, ProgressLine } from '../../ui/marks.tsx';
import './best-shots.css';
import { type BestShotsStore, createBestShotsStore, tops } from './best-shots-store.ts';
import { HandOn } from './hand-on.tsx';
import { Ranking } from './ranking.tsx';

type Side = 'left' | 'right';
const sides: readonly Side[] = ['left', 'right'];
/** A double click is one choice. */
const oneClickMs = 400;
/** After a change of the shoot: many come together. */
const restMs = 500;

interface SideProps {
  side: Side;
  id: PhotoId;
  stage: Stage;
  zoom: ZoomStore;
  onTake: (side: Side) => void;
}

const OneSide = memo(({ side, id, stage, zoom, onTake }: SideProps): ReactNode => {
  const source = useSourceOfOne(id);
  const marks = useMarks();
  const name = useCard(id)?.name ?? '';
  // Near, a click goes back to the whole picture, as everywhere.
  const takesClick = (): boolean => {
    if (zoom.getState().zoom.kind === 'at') return false;
    onTake(side);
    return true;
  };
  return (
    <section className="best-side" aria-label={t[side]}>
      <header className="photo-line" data-photo={id}>
        <PhotoLine id={id} withReason={false} />
      </header>
      <PictureStage
        source={source}
        stage={stage}
        zoom={zoom}
        marks={marks}
        name={name}
        takesClick={takesClick}
        takesTap
      />
    </section>
  );
});

const aboutMore = (n: number): number => (n > 20 ? Math.round(n / 10) * 10 : n > 5 ? Math.ceil(n / 5) * 5 : n);

const Act = ({ action, text, onClick }: { action: string; text: string; onClick: () => void }): ReactNode => (
  <Button size="large" keyLabel={useKeyLabel(action)} onClick={onClick}>
    {text}
  </Button>
);

interface PairProps {
  left: PhotoId;
  right: PhotoId;
  store: BestShotsStore;
  children: ReactNode;
}

const Pair = ({ left, right, store, children }: PairProps): ReactNode => {
  const stages = { left: useStage(), right: useStage() };
  const ids = useMemo(() => [left, right], [left, right]);
  const link = useLinkedZoom<Side>(sides, useDetails(ids), 'left');
  const lastTaken = useRef(Number.NEGATIVE_INFINITY);
  const take = useCallback(
    (side: Side): void => {
      const now = performance.now();
      if (now - lastTaken.current > oneClickMs && store.choose(side)) lastTaken.current = now;
    },
    [store],
  );
  useZoomKeys(() => {
    const side: Side = stages.right.pointer.current ? 'right' : 'left';
    return { stage: stages[side], zoom: link.of(side) };
  });
  return (
    <div className="best-pair">
      {sides.map((side) => (
        <OneSide
          key={side}
          side={side}
          id={side === 'left' ? left : right}
          stage={stages[side]}
          zoom={link.of(side)}
          onTake={take}
        />
      ))}
      <div className="best-acts">
        <Act action="best.left" text={t.takeLeft} onClick={() => store.choose('left')} />
        <Act action="best.equal" text={t.equal} onClick={() => store.choose('equal')} />
        <Act action="best.skip" text={t.skip} onClick={() => store.choose('skip')} />
        <Act action="best.right" text={t.takeRight} onClick={() => store.choose('right')} />
        {children}
        <span className="best-hint">{t.pictureTakes}</span>
      </div>
    </div>
  );
};

const OfShoot = ({ folderId }: { folderId: FolderId }): ReactNode => {
  const app = useApp();
  const store = useMemo(() => createBestShotsStore(app, folderId), [app, folderId]);
  const { query, answer, failed, done } = useStore(store.state);
  const backKey = useKeyLabel('best.back');
  useEffect(() => {
    store.ask();
    takeFocusHome();
  }, [store]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (isMoved: boolean): void => {
      if (!isMoved || store.state.getState().answer === null) return;
      clearTimeout(timer);
      timer = setTimeout(store.refresh, restMs);
    };
    const stops = [
      app.shoot.state.subscribe((now, before) => soon(now.summary !== before.summary)),
      app.connection.state.subscribe((now, before) => soon(now.epoch !== before.epoch)),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [app, store]);
  useEffect(() => app.decisions.last.subscribe(() => store.decided()), [app, store]);
  const once = (outcome: 'left' | 'right' | 'equal' | 'skip') => (how: { isRepeat: boolean }) =>
    how.isRepeat ? true : store.choose(outcome);
  useHandlers({
    'best.left': once('left'),
    'best.right': once('right'),
    'best.equal': once('equal'),
    'best.skip': once('skip'),
    'best.back': () => store.takeBack(),
    // Undo means the last thing that was done.
    ...(done.length > 0 && { 'edit.undo': () => store.undo() }),
  });
  if (answer === null)
    return failed === null ? null : (
      <EmptyState title={t.failed} says={failed}>
        <Button onClick={() => store.ask()}>{t.again}</Button>
      </EmptyState>
    );
  const best = answer.ranking.slice(0, query.top);
  const isEmpty = answer.candidates < 2;
  const isNothingDone = answer.choices === 0 && done.length === 0;
  const back = (
    <Button size="large" look="quiet" keyLabel={backKey} disabled={isNothingDone} onClick={() => store.takeBack()}>
      {t.back}
    </Button>
  );
  return (
    <div className="best">
      <div className="best-room">
        {answer.pair ? (
          <Pair left={answer.pair.left} right={answer.pair.right} store={store}>
            {back}
          </Pair>
        ) : (
          <EmptyState title={isEmpty ? t.none : t.done} says={isEmpty ? t.noneMore : t.doneMore}>
            {isEmpty ? null : back}
          </EmptyState>
        )}
      </div>
      <aside className="best-panel" aria-label={t.ranking}>
        <div className="best-asks">
          <RadioChoice
            name={t.topOf}
            look="row"
            value={`${query.top}`}
            options={tops.map((top) => ({ value: `${top}`, text: `${top}` }))}
            onChange={(top) => store.ask({ top: Number(top) })}
          />
          <RadioChoice
            name={t.among}
            look="row"
            value={query.of}
            options={[
              { value: 'all', text: t.all },
              { value: 'picks', text: t.picks },
            ]}
            onChange={(of) => store.ask({ of })}
          />
        </div>
        <p className="best-says" role="status">
          {t.progress(answer.choices, answer.candidates)}
          <br />
          {answer.candidates <= query.top ? t.inOrder(answer.candidates) : t.sure(answer.sure)}
          {answer.candidates > query.top ? (
            <>
              <br />
              {t.more(aboutMore(answer.more))}
            </>
          ) : null}
        </p>
        {answer.candidates > query.top ? (
          <ProgressLine
            name={t.title}
            fraction={answer.more === 0 ? 1 : answer.choices / (answer.choices + answer.more)}
          />
        ) : null}
        <Ranking shots={best} of={answer.candidates} />
        <HandOn ids={best.map(({ id }) => id)} onHanded={store.decided} />
        <div className="best-hand">
          <Button
            look="quiet"
            disabled={answer.choices === 0}
            onClick={() => globalThis.confirm(t.startOverSure) && store.startOver()}
          >
            {t.startOver}
          </Button>
        </div>
      </aside>
    </div>
  );
};

const BestShotsView = (): ReactNode => {
  const folderId = useStore(useApp().place, (s) => s.folderId);
  return folderId === null ? null : <OfShoot key={folderId} folderId={folderId} />;
};

export default BestShotsView;

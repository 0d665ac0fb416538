/** @file Two photos, one key each: what is chosen makes the ranking of a shoot's best. */
import { memo, type ReactNode, useEffect, useMemo } from 'react';
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
import { EmptyState } from '../../ui/marks.tsx';
import './best-shots.css';
import { type BestShotsStore, createBestShotsStore, tops } from './best-shots-store.ts';
import { HandOn } from './hand-on.tsx';
import { Ranking } from './ranking.tsx';

type Side = 'left' | 'right';
const sides: readonly Side[] = ['left', 'right'];

interface SideProps {
  side: Side;
  id: PhotoId;
  stage: Stage;
  zoom: ZoomStore;
}

const OneSide = memo(({ side, id, stage, zoom }: SideProps): ReactNode => {
  const source = useSourceOfOne(id);
  const marks = useMarks();
  const name = useCard(id)?.name ?? '';
  return (
    <section className="best-side" aria-label={t[side]}>
      <header className="photo-line" data-photo={id}>
        <PhotoLine id={id} withReason={false} />
      </header>
      <PictureStage source={source} stage={stage} zoom={zoom} marks={marks} name={name} takesClick={() => true} />
    </section>
  );
});

const Act = ({ action, text, onClick }: { action: string; text: string; onClick: () => void }): ReactNode => (
  <Button size="large" keyLabel={useKeyLabel(action)} onClick={onClick}>
    {text}
  </Button>
);

const Pair = ({ left, right, store }: { left: PhotoId; right: PhotoId; store: BestShotsStore }): ReactNode => {
  const stages = { left: useStage(), right: useStage() };
  const ids = useMemo(() => [left, right], [left, right]);
  const link = useLinkedZoom<Side>(sides, useDetails(ids), 'left');
  useZoomKeys(() => {
    const side: Side = stages.right.pointer.current ? 'right' : 'left';
    return { stage: stages[side], zoom: link.of(side) };
  });
  return (
    <div className="best-pair">
      {sides.map((side) => (
        <OneSide key={side} side={side} id={side === 'left' ? left : right} stage={stages[side]} zoom={link.of(side)} />
      ))}
      <div className="best-acts">
        <Act action="best.left" text={t.takeLeft} onClick={() => store.choose('left')} />
        <Act action="best.equal" text={t.equal} onClick={() => store.choose('equal')} />
        <Act action="best.skip" text={t.skip} onClick={() => store.choose('skip')} />
        <Act action="best.right" text={t.takeRight} onClick={() => store.choose('right')} />
      </div>
    </div>
  );
};

const OfShoot = ({ folderId }: { folderId: FolderId }): ReactNode => {
  const app = useApp();
  const store = useMemo(() => createBestShotsStore(app, folderId), [app, folderId]);
  const { query, answer, failed, done } = useStore(store.state);
  useEffect(() => {
    store.ask();
    takeFocusHome();
  }, [store]);
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
  return (
    <div className="best">
      <div className="best-room">
        {answer.pair ? (
          <Pair left={answer.pair.left} right={answer.pair.right} store={store} />
        ) : (
          <EmptyState title={isEmpty ? t.none : t.done} says={isEmpty ? t.noneMore : t.doneMore} />
        )}
      </div>
      <aside className="best-panel" aria-label={t.ranking}>
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
        <p className="best-says" role="status">
          {t.progress(answer.choices, answer.candidates)}
          <br />
          {t.sure(answer.sure)}
        </p>
        <Ranking shots={best} of={answer.candidates} />
        <HandOn ids={best.map(({ id }) => id)} onHanded={store.decided} />
        <div className="best-hand">
          <Act action="best.back" text={t.back} onClick={() => store.takeBack()} />
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

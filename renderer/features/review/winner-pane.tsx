/** @file While suggestions are reviewed in the loupe: the frame that beats this one beside it, at the same zoom, and the difference in words. */
import { type ReactNode, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { DecisionMarks } from '../../photo/marks/decision-marks.tsx';
import { useOwnWords } from '../../photo/stage/own-words.ts';
import { PictureStage, type Stage } from '../../photo/stage/picture-stage.tsx';
import { useSourceOfOne } from '../../photo/stage/use-source-of-one.ts';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { useDetails } from '../../state/use-details.ts';
import { texts } from '../../texts/texts.ts';
import { differencesOf } from '../compare/differences.ts';
import { beatenBy } from './beaten-by.ts';
import './review.css';

const t = texts.review;

/** Null unless rejects are reviewed and something beats the active one. */
export const useWinner = (): PhotoId | null => {
  const app = useApp();
  const isReviewing = useStore(app.place, (s) => s.filter.suggestions?.includes('reject') ?? false);
  const cursor = useActivePhoto();
  const stack = useStore(app.shoot.state, (s) => (cursor === null ? undefined : s.stackOf.get(cursor)));
  return isReviewing ? beatenBy(cursor, stack) : null;
};

/** `label`: what the frame is there for. */
export const WinnerPane = ({
  winner,
  stage,
  label = t.winner,
}: {
  winner: PhotoId;
  stage: Stage;
  label?: string;
}): ReactNode => {
  const app = useApp();
  const card = useCard(winner);
  const source = useSourceOfOne(winner);
  useEffect(() => app.cards.want([winner]), [app, winner]);
  return (
    <section className="winner" aria-label={label}>
      <PictureStage source={source} stage={stage} zoom={app.ui} marks={[]} name={card?.name ?? ''}>
        <div className="stage-head" data-photo={winner}>
          <div className="badge stage-title">
            <span>
              {label} {card?.name}
            </span>
            {card ? <DecisionMarks card={card} /> : null}
          </div>
        </div>
      </PictureStage>
    </section>
  );
};

/** What the winner has better, under both; `stages`: of the active photo and of the winner. */
export const WinnerWords = ({ winner, stages }: { winner: PhotoId; stages: readonly [Stage, Stage] }): ReactNode => {
  const cursor = useActivePhoto();
  const pair = useMemo(() => (cursor === null ? [] : [cursor, winner]), [cursor, winner]);
  const [own, best] = useDetails(pair);
  const words = useOwnWords<HTMLDivElement>([
    [cursor, stages[0]],
    [winner, stages[1]],
  ]);
  const rows = own && best ? differencesOf(own, best, true).filter((row) => row.better === 'right') : [];
  return (
    <div ref={words} className="winner-words" data-photo={cursor}>
      <strong>{t.beats}</strong>
      {rows.length === 0 ? <span>{own && best ? t.noDifference : ''}</span> : null}
      {rows.map((row) => (
        <span key={row.key}>
          {row.name}: {row.right} <span className="winner-other">{t.against(row.left)}</span>
        </span>
      ))}
    </div>
  );
};

/** @file A frame in one line beside its picture: name, decision or suggestion with its first reason, stars, label. */
import { memo, type ReactNode } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { useCard } from '../../state/use-app.ts';
import { headReason } from '../words/head-reason.ts';
import { DecisionMarks } from './decision-marks.tsx';
import './photo-line.css';

export const PhotoLine = memo(({ id, withReason }: { id: PhotoId; withReason: boolean }): ReactNode => {
  const card = useCard(id);
  const reason = card && withReason ? headReason(card) : null;
  return (
    <>
      <span className="photo-line-name" title={card?.name}>
        {card?.name ?? ''}
      </span>
      {card ? <DecisionMarks card={card} /> : null}
      {reason ? (
        <span className="photo-line-reason" title={reason}>
          {reason}
        </span>
      ) : null}
    </>
  );
});

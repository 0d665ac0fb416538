/** @file A frame in one line beside its picture: name, decision or suggestion with its first reason, stars, label. */
import { memo, type ReactNode } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import { useCard } from '../../state/use-app.ts';
import { DecisionMarks } from './decision-marks.tsx';
import './photo-line.css';

/** The reason that weighs most for what is suggested; nothing once a person has decided. */
const reasonOf = (card: PhotoCard): string | null => {
  const { suggestion, decision } = card;
  if (!suggestion || suggestion.dismissed || decision.flag !== 'none') return null;
  const weight = suggestion.class === 'reject' ? 'bad' : 'good';
  return (suggestion.reasons.find((reason) => reason.weight === weight) ?? suggestion.reasons[0])?.text ?? null;
};

export const PhotoLine = memo(({ id, withReason }: { id: PhotoId; withReason: boolean }): ReactNode => {
  const card = useCard(id);
  const reason = card && withReason ? reasonOf(card) : null;
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

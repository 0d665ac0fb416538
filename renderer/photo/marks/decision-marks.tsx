/** @file Decision or suggestion, stars and label of a card: the same signs in cells, strip and panel. */
import type { ReactNode } from 'react';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import { texts } from '../../texts/en.ts';
import { LabelDot, Mark, Stars } from '../../ui/marks.tsx';

/** A decision hides the suggestion; *can't tell* is no news in a cell. */
export const FlagMark = ({ card }: { card: PhotoCard }): ReactNode => {
  const { flag } = card.decision;
  if (flag !== 'none') return <Mark kind={flag} name={texts.cell[flag]} />;
  const { suggestion } = card;
  if (!suggestion || suggestion.dismissed || suggestion.class === 'undecided') return null;
  return suggestion.class === 'keep' ? (
    <Mark kind="keep-suggested" name={texts.cell.suggestedKeep} />
  ) : (
    <Mark kind="reject-suggested" name={texts.cell.suggestedReject} />
  );
};

export const DecisionMarks = ({ card }: { card: PhotoCard }): ReactNode => (
  <>
    <FlagMark card={card} />
    <Stars count={card.decision.stars} name={texts.cell.stars(card.decision.stars)} />
    <LabelDot label={card.decision.label} name={texts.cell.label(card.decision.label)} />
  </>
);

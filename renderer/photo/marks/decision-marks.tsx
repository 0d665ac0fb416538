/** @file Decision or suggestion, stars and label of a card: the same signs in cells, strip and panel. */
import type { ReactNode } from 'react';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import { texts } from '../../texts/texts.ts';
import { LabelDot, Mark, Stars } from '../../ui/marks.tsx';

/** A decision hides what others say, and that hides the suggestion; *can't tell* is no news in a cell. */
export const FlagMark = ({ card }: { card: PhotoCard }): ReactNode => {
  const { flag } = card.decision;
  if (flag !== 'none') return <Mark kind={flag} name={texts.cell[flag]} />;
  const { suggestion, theirs } = card;
  if (theirs?.flag === 'pick' || theirs?.flag === 'reject')
    return <Mark kind={`${theirs.flag}-theirs`} name={texts.cell.theirs(texts.cell[theirs.flag])} />;
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
    <Stars
      count={card.theirs?.stars ?? 0}
      name={texts.cell.theirs(texts.cell.stars(card.theirs?.stars ?? 0))}
      isTheirs
    />
    <LabelDot label={card.decision.label} name={texts.cell.label(card.decision.label)} />
    <LabelDot
      label={card.theirs?.label ?? 'none'}
      name={texts.cell.theirs(texts.cell.label(card.theirs?.label ?? 'none'))}
      isTheirs
    />
  </>
);

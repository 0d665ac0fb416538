/** @file Under the pictures of loupe, compare and survey: the active frame's decision, by pointer. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ActionButton } from '../../actions/action-button.tsx';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { decideTexts as t } from '../../texts/texts.ts';
import { FlagButtons, LabelButtons, StarButtons } from './decide-buttons.tsx';

export const DecideBar = (): ReactNode => {
  const app = useApp();
  const cursor = useActivePhoto();
  const card = useCard(cursor);
  const hasStack = useStore(app.shoot.state, (s) => cursor !== null && s.stackOf.has(cursor));
  if (!card) return null;
  const { suggestion, decision } = card;
  const isSuggested =
    decision.flag === 'none' && suggestion && !suggestion.dismissed && suggestion.class !== 'undecided';
  return (
    <div className="decide-bar" role="toolbar" aria-label={t.title}>
      <span className="decide-name">{card.name}</span>
      <FlagButtons decision={decision} />
      <StarButtons decision={decision} />
      <LabelButtons decision={decision} />
      <span className="spacer" />
      {card.theirs ? <ActionButton action="decide.takeTheirs" text={t.short.takeTheirs} look="quiet" /> : null}
      {isSuggested ? (
        <>
          <ActionButton action="suggest.accept" text={t.short.accept} look="quiet" />
          <ActionButton action="suggest.dismiss" text={t.short.dismiss} look="quiet" />
        </>
      ) : null}
      {hasStack ? <ActionButton action="decide.keepBest" text={t.short.keepBest} look="quiet" /> : null}
    </div>
  );
};

/** @file What the app would decide, why, and the two answers to it. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import { ActionButton } from '../../actions/action-button.tsx';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Mark } from '../../ui/marks.tsx';

export const SuggestionSection = ({ card }: { card: PhotoCard }): ReactNode => {
  const app = useApp();
  const stack = useStore(app.shoot.state, (s) => s.stackOf.get(card.id));
  const { suggestion } = card;
  if (!suggestion) return null;
  // Nothing was judged: there is nothing to answer yet.
  const isUnjudged = suggestion.reasons.some(({ code }) => code === 'not-measured');
  const isOpen = !isUnjudged && !suggestion.dismissed && card.decision.flag === 'none';
  const title = suggestion.dismissed
    ? texts.info.dismissed
    : isUnjudged
      ? texts.info.notLookedAt
      : texts.info.suggested[suggestion.class];
  return (
    <section className="info-section" aria-label={title}>
      <div className="suggestion-title">
        <Mark kind={`${suggestion.class}-suggested`} name={title} />
        {suggestion.class === 'undecided' || suggestion.dismissed
          ? title
          : texts.info.suggestedAt(title, suggestion.confidence)}
      </div>
      {/* No verdict without a word on why. */}
      {suggestion.class === 'undecided' && suggestion.reasons.length === 0 ? (
        <p className="small">{stack ? texts.info.nothingInStack : texts.info.nothingAlone}</p>
      ) : null}
      <ul className="reasons">
        {suggestion.reasons.map((reason) => (
          <li key={reason.code} data-weight={reason.weight}>
            {reason.text}
          </li>
        ))}
      </ul>
      {isOpen ? (
        <div className="info-buttons">
          {suggestion.class === 'undecided' ? null : <ActionButton action="suggest.accept" text={texts.info.accept} />}
          <ActionButton action="suggest.dismiss" text={texts.info.dismiss} />
          {stack && suggestion.class === 'keep' ? (
            <ActionButton action="decide.keepBest" text={texts.info.keepBest} />
          ) : null}
        </div>
      ) : null}
    </section>
  );
};

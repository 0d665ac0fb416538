/** @file While the filter shows suggestions: how many, how strict, and one answer to all of them. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ActionButton } from '../../actions/action-button.tsx';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { useCulling } from '../strictness/culling-settings.ts';
import { LevelChoice } from '../strictness/level-choice.tsx';
import './review.css';
import { WhatNext } from './what-next.tsx';

const t = texts.review;
const StrictnessChoice = (): ReactNode => {
  const { value, change } = useCulling();
  return value ? <LevelChoice value={value.strictness} onChange={(strictness) => change({ strictness })} /> : null;
};

export const ReviewBar = (): ReactNode => {
  const app = useApp();
  const kinds = useStore(app.place, (s) => s.filter.suggestions);
  const count = useStore(app.shoot.state, (s) => s.ids.length);
  if (!kinds) return null;
  const kind = kinds.length === 1 ? t.kinds[kinds[0]!] : t.mixed;
  const canAccept = count > 0 && !kinds.includes('undecided') && !kinds.includes('waiting');
  return (
    <section className="review-bar" aria-label={t.title}>
      <strong>{count > 0 ? t.says(count, kind) : t.none(kind)}</strong>
      {canAccept ? <ActionButton action="suggest.acceptAll" text={t.acceptAll} /> : null}
      {count > 0 ? <ActionButton action="suggest.dismissAll" text={t.dismissAll} /> : null}
      {count === 0 ? <WhatNext /> : null}
      <span className="spacer" />
      <StrictnessChoice />
      <ActionButton action="filter.clear" text={t.done} showsKey={false} />
    </section>
  );
};

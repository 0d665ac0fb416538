/** @file What was just decided, over its picture: there at once, gone after a moment, whatever panels are open. */
import { type ReactNode, useEffect, useState } from 'react';
import type { DecisionChange } from '../../../electron/contract/decision.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { useApp } from '../../state/use-app.ts';
import { decideTexts as t } from '../../texts/texts.ts';
import { LabelDot, Mark } from '../../ui/marks.tsx';
import './decision-flash.css';

const shownMs = 600;

const Sign = ({ change }: { change: DecisionChange }): ReactNode => {
  const { flag, stars, label } = change;
  return (
    <>
      {flag === 'pick' || flag === 'reject' ? <Mark kind={flag} name="" /> : null}
      {flag ? t.flashed[flag] : null}
      {stars === undefined ? null : stars === 0 ? t.noStars : '★'.repeat(stars)}
      {label === undefined ? null : <LabelDot label={label} name="" />}
      {label === undefined ? null : t.labelled[label]}
    </>
  );
};

/**
 * Over the picture of `id`, in its stage. Where a decision moves on, the one before is meant, and named (`follows`): its picture is gone by then.
 * Hidden from screen readers: the photo's own words say the same for good.
 */
export const DecisionFlash = ({ id, follows = false }: { id: PhotoId | null; follows?: boolean }): ReactNode => {
  const { decisions, cards } = useApp();
  const [shown, setShown] = useState<{ count: number; id: PhotoId; change: DecisionChange } | null>(null);
  useEffect(() => {
    let timer = 0;
    const stop = decisions.last.subscribe(({ count, changes }) => {
      const about = id !== null && changes.has(id) ? id : follows && changes.size === 1 ? [...changes.keys()][0] : null;
      if (about === null || about === undefined) return;
      setShown({ count, id: about, change: changes.get(about)! });
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setShown(null), shownMs);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [decisions, id, follows]);
  if (!shown) return null;
  return (
    <div key={shown.count} className="decision-flash" aria-hidden>
      <Sign change={shown.change} />
      {shown.id === id ? null : <span className="decision-flash-name">{cards.get(shown.id)?.name}</span>}
    </div>
  );
};

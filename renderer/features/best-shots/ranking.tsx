/** @file The best so far, each with the places it may be at. */
import { memo, type ReactNode } from 'react';
import type { RankedShot } from '../../../electron/contract/best-shots.ts';
import { Thumb } from '../../photo/marks/thumb.tsx';
import { showPhoto } from '../../state/show-photo.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { bestShotsTexts as t } from '../../texts/texts.ts';

const Shot = memo(({ shot, of }: { shot: RankedShot; of: number }): ReactNode => {
  const app = useApp();
  const card = useCard(shot.id);
  const name = card?.name ?? '';
  const at = (place: number): string => `${(100 * (place - 1)) / Math.max(1, of - 1)}%`;
  return (
    <li>
      <button type="button" aria-label={t.open(name)} onClick={() => showPhoto(app, shot.id)}>
        <span className="best-picture">{card ? <Thumb id={shot.id} version={card.previewVersion} /> : null}</span>
        <span className="best-words">
          <span className="best-name" title={name}>
            {name}
          </span>
          <span className="best-place">{t.place(shot.place, shot.from, shot.to)}</span>
          <span className="best-interval" aria-hidden>
            <i style={{ left: at(shot.from), right: `calc(100% - ${at(shot.to)} - 3px)` }} />
          </span>
        </span>
      </button>
    </li>
  );
});

/** `of`: so many candidates there are; the bars are as wide as their places. */
export const Ranking = ({ shots, of }: { shots: readonly RankedShot[]; of: number }): ReactNode => (
  <ol className="best-ranking" aria-label={t.ranking}>
    {shots.map((shot) => (
      <Shot key={shot.id} shot={shot} of={of} />
    ))}
  </ol>
);

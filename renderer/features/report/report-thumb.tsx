/** @file A small picture that opens its photo. */
import type { ReactNode } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { FlagMark } from '../../photo/marks/decision-marks.tsx';
import { Thumb } from '../../photo/marks/thumb.tsx';
import { showPhoto } from '../../state/show-photo.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { reportTexts as t } from '../../texts/texts.ts';

export const ReportThumb = ({ id }: { id: PhotoId }): ReactNode => {
  const app = useApp();
  const card = useCard(id);
  return (
    <button
      type="button"
      className="report-thumb"
      aria-label={card ? t.open(card.name) : t.openUnknown}
      title={card?.name}
      onClick={() => showPhoto(app, id)}
    >
      {card ? <Thumb id={id} version={card.previewVersion} /> : null}
      {card ? <FlagMark card={card} /> : null}
    </button>
  );
};

export const ThumbRow = ({ name, ids }: { name: string; ids: readonly PhotoId[] }): ReactNode => (
  <div className="thumb-row">
    <h4>{name}</h4>
    <ul aria-label={name}>
      {ids.map((id) => (
        <li key={id}>
          <ReportThumb id={id} />
        </li>
      ))}
    </ul>
  </div>
);

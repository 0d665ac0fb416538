/** @file A face cut out of its photo's small picture, square; nothing of it is stored anywhere. */
import { type CSSProperties, type ReactNode, useState } from 'react';
import type { Person } from '../../../electron/contract/people.ts';
import { previewAddress } from '../../api/preview-address.ts';
import { useApp, useCard } from '../../state/use-app.ts';

/** More than the face: who somebody is shows in hair and chin too. */
const around = 1.5;

export const FaceCrop = ({ photoId, box }: Person['face']): ReactNode => {
  const { host } = useApp();
  const card = useCard(photoId);
  /** Width over height of the picture; null until it is there. */
  const [shape, setShape] = useState<number | null>(null);
  if (!card) return <span className="face-crop" aria-hidden />;
  const style: CSSProperties = { visibility: 'hidden' };
  if (shape !== null) {
    // In widths of the picture: a face is as high as it is wide there. Never beyond the picture's edge.
    const high = 1 / shape;
    const side = Math.min(Math.max(box.w, box.h * high) * around, 1, high);
    const within = (middle: number, length: number): number => Math.max(0, Math.min(middle - side / 2, length - side));
    style.width = `${100 / side}%`;
    style.left = `${(-100 * within(box.x + box.w / 2, 1)) / side}%`;
    style.top = `${(-100 * within((box.y + box.h / 2) * high, high)) / side}%`;
    style.visibility = 'visible';
  }
  return (
    <span className="face-crop" aria-hidden>
      <img
        alt=""
        draggable={false}
        src={previewAddress(host.previewBase, photoId, 'cell', card.previewVersion)}
        style={style}
        onLoad={({ currentTarget }) => setShape(currentTarget.naturalWidth / currentTarget.naturalHeight)}
      />
    </span>
  );
};

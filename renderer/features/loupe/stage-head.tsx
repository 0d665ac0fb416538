import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { PhotoLine } from '../../photo/marks/photo-line.tsx';
import { useOwnWords } from '../../photo/stage/own-words.ts';
import type { Stage } from '../../photo/stage/picture-stage.tsx';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Badge } from '../../ui/marks.tsx';

/** Over the picture's corner, also where every panel is hidden: what it is, what was decided or is suggested and why, its place in the stack, its time. */
export const StageHead = ({ stage }: { stage: Stage }): ReactNode => {
  const app = useApp();
  const cursor = useActivePhoto();
  const card = useCard(cursor);
  const stack = useStore(app.shoot.state, (s) => (cursor === null ? undefined : s.stackOf.get(cursor)));
  const words = useOwnWords<HTMLDivElement>([[cursor, stage]]);
  if (!card || cursor === null) return null;
  const time = card.takenAt?.slice(11, 22).replace(/\.0+$/, '');
  return (
    <div ref={words} className="stage-head" data-photo={cursor}>
      <div className="badge stage-title">
        <PhotoLine id={cursor} withReason />
      </div>
      {stack ? (
        <Badge>
          {texts.loupe.inStack(
            stack.photoIds.indexOf(cursor) + 1,
            stack.photoIds.length,
            texts.loupe.stackNames[stack.kind],
          )}
        </Badge>
      ) : null}
      {time ? <Badge>{time}</Badge> : null}
      {card.state === 'damaged' ? <Badge tone="warn">{card.problem ?? texts.cell.states.damaged}</Badge> : null}
    </div>
  );
};

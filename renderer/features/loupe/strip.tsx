/** @file Neighbours of the active photo, stacks in labelled brackets. Only what is in sight exists. */
import { memo, type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { stripBrackets, stripStart } from '../../layout/strip.ts';
import { letDrag } from '../../photo/carrying/drag-out.ts';
import { FlagMark } from '../../photo/marks/decision-marks.tsx';
import { Thumb, withoutPicture } from '../../photo/marks/thumb.tsx';
import { cellLabel } from '../../photo/words/cell-text.ts';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { usePriorities } from '../../state/use-priorities.ts';
import { texts } from '../../texts/texts.ts';
import { useSize } from '../../ui/use-size.ts';

/** A cell and the room to the next, in CSS pixels. */
const stepsPx = { normal: 92, large: 184 } as const;
const padPx = 8;

const StripCell = memo(({ id, left, isActive }: { id: PhotoId; left: number; isActive: boolean }): ReactNode => {
  const app = useApp();
  const card = useCard(id);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: arrows move through the strip, from anywhere.
    <div
      role="option"
      id={`strip-${id}`}
      className="strip-cell"
      aria-selected={isActive}
      aria-label={card ? cellLabel(card) : texts.loading}
      data-rejected={card?.decision.flag === 'reject'}
      style={{ left }}
      // A drag means nothing else here, so it needs no key: the photo goes to another program.
      onPointerDown={(event) => {
        if (event.button === 0 && event.pointerType === 'mouse') letDrag(app, event.currentTarget, [id]);
      }}
      onClick={(event) => {
        app.latency.pressed(event.timeStamp);
        app.cursor.go(id);
      }}
    >
      {card && !withoutPicture.has(card.state) ? <Thumb id={id} version={card.previewVersion} /> : null}
      {card ? (
        <span className="strip-mark">
          <FlagMark card={card} />
        </span>
      ) : null}
      {card?.isStackBest && card.stackSize > 1 ? <span className="strip-best" /> : null}
    </div>
  );
});

export const Strip = ({ size }: { size: keyof typeof stepsPx }): ReactNode => {
  const stepPx = stepsPx[size];
  const app = useApp();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const { ids, indexOf } = useStore(app.order, (s) => s.walk);
  // After the picture.
  const cursor = useActivePhoto();
  const stackOf = useStore(app.shoot.state, (s) => s.stackOf);
  const start = useRef(0);
  const visible = Math.max(1, Math.floor((width - 2 * padPx) / stepPx));
  const index = cursor === null ? 0 : Math.max(0, indexOf(cursor));
  start.current = stripStart(start.current, index, ids.length, visible);
  const first = start.current;
  const end = width === 0 ? first : Math.min(ids.length, first + visible + 1);
  usePriorities(ids, first, end - 1);
  const brackets = stripBrackets(ids, first, end, (id) => stackOf.get(id));
  return (
    <div ref={box} className="strip" data-size={size} role="listbox" aria-label={texts.loupe.strip}>
      {brackets.map((b) => {
        const stack = stackOf.get(ids[first + b.from]!);
        return (
          <div
            key={b.stackId}
            role="presentation"
            className="strip-bracket"
            data-cut-left={b.isCutLeft}
            data-cut-right={b.isCutRight}
            style={{ left: padPx + b.from * stepPx - 4, width: (b.to - b.from + 1) * stepPx + 4 }}
          >
            <span>
              {b.size} · {stack ? texts.loupe.stackNames[stack.kind] : ''}
            </span>
          </div>
        );
      })}
      {ids.slice(first, end).map((id, i) => (
        <StripCell key={id} id={id} left={padPx + i * stepPx} isActive={id === cursor} />
      ))}
    </div>
  );
};

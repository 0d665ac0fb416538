/** @file One cell. It knows its id; everything else it subscribes to by that id, so a change repaints this cell alone. */
import { FileWarning, Film, ImageOff, Layers } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import { DecisionMarks } from '../../photo/marks/decision-marks.tsx';
import { Thumb, withoutPicture } from '../../photo/marks/thumb.tsx';
import { cellLabel, clipText, scoreText } from '../../photo/words/cell-text.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Badge, Bar } from '../../ui/marks.tsx';

interface CellProps {
  id: PhotoId;
  index: number;
  left: number;
  width: number;
  height: number;
  column: number;
}

const Blank = ({ card, failed }: { card: PhotoCard; failed: boolean }): ReactNode => {
  const says = card.state === 'ready' ? '' : texts.cell.states[card.state];
  if (!says && !failed) return null;
  const Sign = card.clip ? Film : ImageOff;
  return (
    <div className="cell-blank">
      {card.state === 'corrupt' || card.state === 'not-a-picture' || card.state === 'unreadable' ? (
        <FileWarning size={20} aria-hidden />
      ) : (
        <Sign size={20} aria-hidden />
      )}
      {says}
    </div>
  );
};

const StackBadge = ({ card, id }: { card: PhotoCard; id: PhotoId }): ReactNode => {
  const app = useApp();
  if (card.stackSize < 2) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="badge cell-stack"
      data-best={card.isStackBest}
      aria-label={texts.cell.stack(card.stackSize)}
      title={texts.cell.stackOpens(card.stackSize, card.isStackBest)}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => {
        app.cursor.go(id);
        app.actions.run('stack.toggle');
      }}
    >
      <Layers size={10} aria-hidden />
      {card.isStackBest ? texts.cell.bestOf(card.stackSize) : card.stackSize}
    </button>
  );
};

/** Amber is for faces and the subject alone: a clipped window is a fact, and no warning. */
const ofSubject: ReadonlySet<string> = new Set([
  ...(['eyes-closed', 'soft', 'softer', 'motion-blur'] as const).map((finding) => texts.badges[finding]),
  texts.cell.states.damaged,
]);

const findingsOf = (card: PhotoCard): string[] => card.findings.map((finding) => texts.badges[finding]);

/** In a narrower cell a finding would be cut to a few letters, and so would a name with its extension. */
const roomyPx = 130;
const bareName = (name: string): string => name.replace(/\.[^.]+$/, '');

const Face = ({
  card,
  id,
  isSmall,
  devicePx,
}: {
  card: PhotoCard;
  id: PhotoId;
  isSmall: boolean;
  devicePx: number;
}): ReactNode => {
  const [failed, setFailed] = useState(false);
  const hasPicture = !withoutPicture.has(card.state);
  const badges = isSmall ? [] : findingsOf(card).slice(0, card.state === 'damaged' ? 1 : 2);
  if (card.state === 'damaged') badges.push(texts.cell.states.damaged);
  if (card.clip) badges.push(clipText(card.clip.seconds));
  return (
    <>
      {badges.length > 0 || card.stackSize > 1 ? (
        <div className="cell-top">
          <span className="cell-findings">
            {badges.map((text) => (
              <Badge key={text} tone={ofSubject.has(text) ? 'warn' : 'plain'}>
                {text}
              </Badge>
            ))}
          </span>
          <StackBadge card={card} id={id} />
        </div>
      ) : null}
      <div className="cell-picture">
        {!hasPicture || failed ? <Blank card={card} failed={failed} /> : null}
        {hasPicture ? <Thumb id={id} version={card.previewVersion} devicePx={devicePx} onFailed={setFailed} /> : null}
      </div>
      <div className="cell-foot">
        <DecisionMarks card={card} />
        <span className="cell-name">{isSmall ? bareName(card.name) : card.name}</span>
        {card.chip ? (
          <span className="cell-score">
            {scoreText(card.chip.value, card.chip.unit)}
            {card.chip.quickPx ? (
              <small className="cell-quick" title={texts.cell.quick(card.chip.quickPx)}>
                {card.chip.quickPx}
              </small>
            ) : null}
            <Bar value={card.chip.place} median={null} />
          </span>
        ) : null}
      </div>
    </>
  );
};

/** The place of a photo that flies by: no card, no picture, nothing subscribed to. */
export const PassingCell = ({ id, index, left, width, height, column }: CellProps): ReactNode => (
  // biome-ignore lint/a11y/useSemanticElements: cells are placed by arithmetic; a table would lay them out itself.
  // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant).
  <div
    role="gridcell"
    id={`cell-${id}`}
    className="cell"
    data-index={index}
    aria-colindex={column + 1}
    aria-label={texts.loading}
    style={{ left, width, height }}
  />
);

export const Cell = memo(({ id, index, left, width, height, column }: CellProps): ReactNode => {
  const app = useApp();
  const card = useCard(id);
  const isActive = useStore(app.cursor.state, (s) => s.cursor === id);
  const isSelected = useStore(app.cursor.state, (s) => s.selected.has(id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells are placed by arithmetic; a table would lay them out itself.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant).
    <div
      role="gridcell"
      id={`cell-${id}`}
      className="cell"
      data-index={index}
      data-active={isActive}
      data-selected={isSelected}
      data-rejected={card?.decision.flag === 'reject'}
      aria-selected={isSelected}
      aria-colindex={column + 1}
      aria-label={card ? cellLabel(card) : texts.loading}
      title={card && [card.name, ...findingsOf(card)].join(', ')}
      style={{ left, width, height }}
    >
      {card ? <Face card={card} id={id} isSmall={width < roomyPx} devicePx={width * window.devicePixelRatio} /> : null}
    </div>
  );
});

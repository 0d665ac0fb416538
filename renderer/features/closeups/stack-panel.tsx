/** @file The same persons side by side across the stack: find the frame where everybody's eyes are open. */

import { type CSSProperties, memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { CellFinding } from '../../../electron/contract/photo.ts';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import type { Want } from '../../image/picture-cache.ts';
import { type PictureRequest, requestCut } from '../../image/picture-request.ts';
import { frameOf } from '../../photo/faces/face-anchors.ts';
import { faceFocus, zoomOnFace } from '../../photo/faces/face-focus.ts';
import { useWho } from '../../photo/faces/use-who.ts';
import { FlagMark } from '../../photo/marks/decision-marks.tsx';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { useDetails } from '../../state/use-details.ts';
import { texts } from '../../texts/texts.ts';
import { useSize } from '../../ui/use-size.ts';
import { Crop } from './crop.tsx';
import { FaceCaption, faceName } from './face-caption.tsx';
import { squareOf } from './face-squares.ts';
import { type StackMatrix, stackMatrix } from './stack-matrix.ts';
import { useCuts } from './use-cuts.ts';

/** Head with name and count, caption, and the pads between. */
const aroundCropPx = { x: 10, y: 74 };
/** More of the window than this would be taken from the picture. */
const shareOfHeight = 0.42;

/** As large as lets every frame be in sight, and a person whole; within what is worth looking at. CSS pixels. */
export const stackCropPx = (frames: number, window: { width: number; height: number }): number => {
  const byWidth = Math.floor((window.width - 32) / Math.max(1, frames)) - aroundCropPx.x;
  const byHeight = Math.floor(window.height * shareOfHeight) - aroundCropPx.y;
  return Math.max(72, Math.min(byWidth, byHeight, 240));
};
/** A longer burst is shown around the active frame. */
const mostFrames = 24;

/** What lifts the measured sharpness of eyes that look no better. */
const spoiling: ReadonlySet<CellFinding> = new Set(['exposure-off', 'highlights-clipped', 'noisy']);

const t = texts.closeUps;

interface HeadProps {
  id: PhotoId;
  isActive: boolean;
  /** How many have their eyes open. */
  says: string;
  isLeading: boolean;
}

const FrameHead = memo(({ id, isActive, says, isLeading }: HeadProps): ReactNode => {
  const app = useApp();
  const card = useCard(id);
  const cell = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (isActive) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isActive]);
  return (
    <th ref={cell} scope="col" aria-current={isActive} data-rejected={card?.decision.flag === 'reject'}>
      <button type="button" aria-label={t.goTo(card?.name ?? '')} onClick={() => app.cursor.go(id)}>
        <span className="matrix-name">
          {card ? <FlagMark card={card} /> : null}
          <span title={card?.name}>{card?.name.replace(/\.[^.]+$/, '') ?? ''}</span>
        </span>
        <span className="matrix-open" data-leading={isLeading}>
          {says}
        </span>
      </button>
    </th>
  );
});

/** One cut per frame, in the order of the rows that have a face there. */
const cutsOf = (
  matrix: StackMatrix,
  details: readonly (PhotoDetail | undefined)[],
  opts: { previewBase: string; cellPx: number; onlyEyes: boolean },
): (PictureRequest | null)[] =>
  details.map((detail, column) => {
    if (!detail) return null;
    const size = { width: Math.max(1, detail.card.widthPx), height: Math.max(1, detail.card.heightPx) };
    const squares = matrix.rows.flatMap(({ cells }) => {
      const index = cells[column];
      return typeof index === 'number' ? [squareOf(detail.faces[index]!, size, opts.cellPx, opts.onlyEyes)] : [];
    });
    const photo = { id: detail.card.id, version: detail.card.previewVersion };
    return squares.length === 0 ? null : requestCut(opts.previewBase, photo, { squares, cellPx: opts.cellPx });
  });

const Matrix = ({ ids, cursor, cropPx }: { ids: readonly PhotoId[]; cursor: PhotoId; cropPx: number }): ReactNode => {
  const app = useApp();
  const details = useDetails(ids);
  const who = useWho(details);
  const onlyEyes = useStore(app.ui, (s) => s.closeUpsOfEyes);
  const { previewBase } = app.host;
  const cellPx = Math.round(cropPx * window.devicePixelRatio);
  const matrix = useMemo(
    () =>
      stackMatrix(
        details.map((detail) =>
          detail
            ? {
                ...{ ...frameOf(detail), faces: detail.faces },
                isSpoilt: detail.card.findings.some((finding) => spoiling.has(finding)),
              }
            : { faces: [], aspect: 1.5 },
        ),
      ),
    [details],
  );
  const cuts = useMemo(
    () => cutsOf(matrix, details, { previewBase, cellPx, onlyEyes }),
    [matrix, details, previewBase, cellPx, onlyEyes],
  );
  const active = ids.indexOf(cursor);
  const keys = cuts.map((cut) => cut?.key ?? '').join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the cuts.
  const wants = useMemo(
    () =>
      cuts.flatMap((request, i): Want[] => (request ? [{ request, priority: 1.5 + Math.abs(i - active) / 4 }] : [])),
    [keys, active],
  );
  const version = useCuts(wants);
  const goTo = (id: PhotoId, detail: PhotoDetail, index: number): void => {
    app.cursor.go(id);
    faceFocus.setState({ photoId: id, index });
    // By the picture's size alone: its pane may still show the frame before.
    const picture = { width: Math.max(1, detail.card.widthPx), height: Math.max(1, detail.card.heightPx) };
    app.ui.setState({ zoom: zoomOnFace(detail.faces[index]!, picture, { width: 1, height: 1 }) });
  };
  // Narrow until a face is known: most of a stack of landscapes would be an empty table.
  if (matrix.rows.length === 0)
    return (
      <p className="closeups-says">
        {!details.every(Boolean)
          ? texts.loading
          : details.some((detail) => detail?.facesLookedFor)
            ? t.noneInStack
            : t.notLookedInStack}
      </p>
    );
  return (
    <table className="matrix" style={{ '--crop': `${cropPx}px` } as CSSProperties} aria-label={t.acrossStack}>
      <thead>
        <tr>
          {ids.map((id, i) => (
            <FrameHead
              key={id}
              id={id}
              isActive={id === cursor}
              says={
                details[i] && matrix.rows.length > 1
                  ? t.open(matrix.open[i] ?? 0, matrix.closed[i] ?? 0, matrix.rows.length)
                  : ''
              }
              isLeading={matrix.leading[i] ?? false}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row, person) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: people have no name; left to right is who they are.
          <tr key={person} aria-label={t.person(person + 1)}>
            {ids.map((id, column) => {
              const index = row.cells[column];
              const detail = details[column];
              const cut = cuts[column];
              if (typeof index !== 'number' || !detail || !cut) {
                return (
                  <td key={id} className="matrix-none">
                    {detail ? t.notFound : ''}
                  </td>
                );
              }
              const face = detail.faces[index]!;
              const place = matrix.rows
                .slice(0, person)
                .filter(({ cells }) => typeof cells[column] === 'number').length;
              const isBest = row.best.includes(column);
              return (
                <td key={id} data-photo={id} data-active={id === cursor}>
                  <button
                    type="button"
                    className="closeup"
                    data-best={isBest}
                    aria-label={[
                      faceName(face, person + 1, who(id, face)),
                      t.inFrame(detail.card.name),
                      isBest ? (face.state === 'open' ? t.bestEyes : t.sharpest) : '',
                    ]
                      .filter(Boolean)
                      .join(', ')}
                    onClick={() => goTo(id, detail, index)}
                  >
                    <Crop request={cut} index={place} cssPx={cropPx} version={version} />
                    <FaceCaption face={face} name={who(id, face)} />
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const StackPanel = (): ReactNode => {
  const app = useApp();
  const cursor = useActivePhoto();
  const stack = useStore(app.shoot.state, (s) => (cursor === null ? undefined : s.stackOf.get(cursor)));
  const ids = useMemo(() => {
    if (!stack || cursor === null) return [];
    const at = stack.photoIds.indexOf(cursor);
    const start = Math.max(0, Math.min(at - mostFrames / 2, stack.photoIds.length - mostFrames));
    return stack.photoIds.slice(start, start + mostFrames);
  }, [stack, cursor]);
  const band = useRef<HTMLDivElement>(null);
  const { width } = useSize(band);
  if (cursor === null) return null;
  if (ids.length < 2) return <p className="closeups-says">{t.noStack}</p>;
  return (
    <div ref={band}>
      {width > 0 ? (
        <Matrix ids={ids} cursor={cursor} cropPx={stackCropPx(ids.length, { width, height: window.innerHeight })} />
      ) : null}
    </div>
  );
};

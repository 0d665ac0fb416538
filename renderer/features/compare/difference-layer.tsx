/** @file The champion over the challenger: by turns, left of a movable edge, or as a map of where the two differ; moved so that it lies on it. */
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { ShownFrame } from '../../image/pane.ts';
import type { Stage } from '../../photo/stage/picture-stage.tsx';
import type { DifferenceMode } from '../../state/ui.ts';
import { useApp } from '../../state/use-app.ts';
import { numbers, texts } from '../../texts/texts.ts';
import { Badge } from '../../ui/marks.tsx';
import { type Overlaid, useOverlaid } from './use-overlaid.ts';

const turnMs = 600;
const words = texts.compare;

export const DifferenceLayer = ({ stage, champion }: { stage: Stage; champion: PhotoId }): ReactNode => {
  const mode = useStore(useApp().ui, (s) => s.difference);
  const frame = useStore(stage.frame);
  return mode === 'off' || !frame ? null : <Layer stage={stage} champion={champion} mode={mode} frame={frame} />;
};

interface LayerProps {
  stage: Stage;
  champion: PhotoId;
  mode: Exclude<DifferenceMode, 'off'>;
  frame: ShownFrame;
}

const Layer = ({ stage, champion, mode, frame }: LayerProps): ReactNode => {
  const wantsFull = frame.quality === 'full' && mode !== 'map';
  const over = useOverlaid(champion, frame.photoId as PhotoId, wantsFull, mode === 'map');
  const canvas = useRef<HTMLCanvasElement>(null);
  const isAway = useTurns(mode === 'blink');
  const [edge, setEdge] = useState(0.5);
  const { place } = frame;
  const size = stage.pane()?.size() ?? { width: 0, height: 0 };
  const { map, champion: picture, shift } = over;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, size.width, size.height);
    if (mode === 'map' && map) void drawMap(context, map, place);
    if (mode === 'map' || !picture) return;
    context.imageSmoothingQuality = 'high';
    const left = place.left + shift.across * place.width;
    const top = place.top + shift.down * place.height;
    context.save();
    context.beginPath();
    context.rect(place.left, place.top, place.width, place.height);
    context.clip();
    context.drawImage(picture.bitmap, left, top, place.width, place.height);
    context.restore();
  }, [mode, map, picture, shift.across, shift.down, place, size.width, size.height]);
  if (!over.fits) return <p className="difference-says">{words.otherShape}</p>;
  const cut = mode === 'split' ? { clipPath: `inset(0 ${(1 - edge) * 100}% 0 0)` } : {};
  return (
    <div className="difference-layer" data-mode={mode}>
      <canvas ref={canvas} width={size.width} height={size.height} aria-hidden data-away={isAway} style={cut} />
      {mode === 'split' ? <Edge edge={edge} move={setEdge} /> : null}
      <Says over={over} mode={mode} isAway={isAway} />
    </div>
  );
};

/** Changes a little more than once a second, while it is wanted. */
const useTurns = (isWanted: boolean): boolean => {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    setAway(false);
    if (!isWanted) return;
    const timer = setInterval(() => setAway((before) => !before), turnMs);
    return () => clearInterval(timer);
  }, [isWanted]);
  return isAway;
};

async function drawMap(context: CanvasRenderingContext2D, map: ImageData, place: ShownFrame['place']): Promise<void> {
  const bitmap = await createImageBitmap(map);
  context.imageSmoothingEnabled = place.width < map.width * 2;
  context.drawImage(bitmap, place.left, place.top, place.width, place.height);
  bitmap.close();
}

const stepBy: Readonly<Record<string, number>> = { ArrowLeft: -0.02, ArrowRight: 0.02 };

const Edge = ({ edge, move }: { edge: number; move: (edge: number) => void }): ReactNode => {
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    move(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  };
  return (
    <div
      className="difference-edge"
      role="slider"
      tabIndex={0}
      aria-label={words.splitEdge}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(edge * 100)}
      style={{ left: `${edge * 100}%` }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        const by = stepBy[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        move(Math.min(1, Math.max(0, edge + by)));
      }}
    />
  );
};

const Says = ({ over, mode, isAway }: { over: Overlaid; mode: DifferenceMode; isAway: boolean }): ReactNode => {
  const { across, down } = over.shiftPx;
  const isMoved = across !== 0 || down !== 0;
  const says = [
    mode === 'map' ? words.mapKey : mode === 'split' ? `${words.champion} | ${words.challenger}` : '',
    // Of frames that lie apart it would say how far, and not how much they differ.
    isMoved ? '' : over.closeness ? closenessText(over) : words.measuring,
    over.mean === null ? '' : words.meanDifference(numbers.decimal(over.mean * 100, 1)),
    isMoved ? words.shifted(across, down) : '',
  ];
  return (
    <div className="difference-says">
      {mode === 'blink' ? <Badge>{isAway ? words.challenger : words.champion}</Badge> : null}
      {says.filter(Boolean).map((one) => (
        <Badge key={one}>{one}</Badge>
      ))}
    </div>
  );
};

const closenessText = ({ closeness }: Overlaid): string => {
  if (!closeness) return '';
  if (closeness.isSame) return words.samePixels;
  if (closeness.ssim === null) return words.noCloseness[closeness.because ?? 'small'];
  const psnr = closeness.psnr === null ? null : numbers.decimal(closeness.psnr, 1);
  return words.closeness(numbers.decimal(closeness.ssim, 4), psnr);
};

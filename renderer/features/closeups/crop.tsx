/** @file One square of a cut on screen. Keeps what it shows until the next is decoded. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { PictureRequest } from '../../image/picture-request.ts';
import { useApp } from '../../state/use-app.ts';

interface CropProps {
  request: PictureRequest;
  /** Which of its squares. */
  index: number;
  cssPx: number;
  /** Changes when something was cut. */
  version: number;
}

export const Crop = ({ request, index, cssPx, version }: CropProps): ReactNode => {
  const { pictures } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef('');
  const cellPx = request.cut?.cellPx ?? 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that it may be there now.
  useLayoutEffect(() => {
    const what = `${index} ${request.key}`;
    const picture = drawn.current === what ? undefined : pictures.get(request.key);
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!picture || !element || !context) return;
    // Sized only now: setting a canvas's size empties it.
    element.width = cellPx;
    element.height = cellPx;
    context.drawImage(picture.bitmap, 0, index * cellPx, cellPx, cellPx, 0, 0, cellPx, cellPx);
    drawn.current = what;
    element.dataset.drawn = 'true';
  }, [pictures, request, index, cellPx, version]);
  return (
    <canvas ref={canvas} className="crop" width={1} height={1} style={{ width: cssPx, height: cssPx }} aria-hidden />
  );
};

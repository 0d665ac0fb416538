/** @file One square of a cut on screen. What stands under it is said of this cut: until it is decoded there is nothing to see. */
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
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || drawn.current === what) return;
    // Setting a canvas's size empties it: the face before must not stand under this one's verdict.
    element.width = cellPx;
    element.height = cellPx;
    drawn.current = '';
    const picture = pictures.get(request.key);
    element.dataset.drawn = String(picture !== undefined);
    if (!picture) return;
    context.drawImage(picture.bitmap, 0, index * cellPx, cellPx, cellPx, 0, 0, cellPx, cellPx);
    drawn.current = what;
  }, [pictures, request, index, cellPx, version]);
  return (
    <canvas ref={canvas} className="crop" width={1} height={1} style={{ width: cssPx, height: cssPx }} aria-hidden />
  );
};

/** @file Every face of the active frame, worst first: how its eyes are, how sharp they are; one press goes there at 1:1. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import { requestCut } from '../../image/picture-request.ts';
import { faceFocus, zoomOnFace } from '../../photo/faces/face-focus.ts';
import { useWho } from '../../photo/faces/use-who.ts';
import { useOwnWords } from '../../photo/stage/own-words.ts';
import type { Stage } from '../../photo/stage/picture-stage.tsx';
import { useActivePhoto, useApp, useDetail } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Crop } from './crop.tsx';
import { FaceCaption, faceName } from './face-caption.tsx';
import { squareOf } from './face-squares.ts';
import { useCuts } from './use-cuts.ts';

const cropPx = 120;
/** More faces than this are a crowd; its largest say enough. */
const mostFaces = 24;

/** Indices in the order shown: worst first, those too small to tell after the rest. */
const shownFaces = (detail: PhotoDetail): number[] => {
  const all = detail.faces.map((_, i) => i);
  const isSmall = (i: number): boolean => detail.faces[i]!.state === 'too-small';
  return [...all.filter((i) => !isSmall(i)), ...all.filter(isSmall)].slice(0, mostFaces);
};

const noWants: never[] = [];

const Faces = ({ detail, stage, isOld }: { detail: PhotoDetail; stage: Stage; isOld: boolean }): ReactNode => {
  const app = useApp();
  const onlyEyes = useStore(app.ui, (s) => s.closeUpsOfEyes);
  const focus = useStore(faceFocus);
  const isZoomed = useStore(app.ui, (s) => s.zoom.kind === 'at');
  const { card, faces } = detail;
  const who = useWho([detail]);
  const shown = useMemo(() => shownFaces(detail), [detail]);
  const cellPx = Math.round(cropPx * window.devicePixelRatio);
  const { previewBase } = app.host;
  const request = useMemo(() => {
    const size = { width: Math.max(1, card.widthPx), height: Math.max(1, card.heightPx) };
    const squares = shown.map((i) => squareOf(faces[i]!, size, cellPx, onlyEyes));
    return requestCut(previewBase, { id: card.id, version: card.previewVersion }, { squares, cellPx });
  }, [previewBase, card.id, card.previewVersion, card.widthPx, card.heightPx, faces, shown, onlyEyes, cellPx]);
  const { key } = request;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the request.
  const wants = useMemo(() => (shown.length === 0 || isOld ? noWants : [{ request, priority: 1 }]), [key, isOld]);
  const version = useCuts(wants);
  const goTo = (index: number): void => {
    const pane = stage.pane()?.size();
    if (!pane || stage.frame.getState()?.photoId !== card.id) return;
    faceFocus.setState({ photoId: card.id, index });
    app.ui.setState({ zoom: zoomOnFace(faces[index]!, stage.pictureSize(), pane) });
  };
  const words = useOwnWords<HTMLUListElement>([[card.id, stage]]);
  if (faces.length === 0)
    return <p className="closeups-says">{detail.facesLookedFor ? texts.closeUps.none : texts.closeUps.notLooked}</p>;
  return (
    <>
      <ul ref={words} className="closeups-list" data-photo={card.id} data-waiting={isOld}>
        {shown.map((index, place) => {
          const face = faces[index]!;
          return (
            <li key={index}>
              <button
                type="button"
                className="closeup"
                aria-label={faceName(face, place + 1, who(card.id, face))}
                aria-current={isZoomed && focus.photoId === card.id && focus.index === index}
                onClick={() => goTo(index)}
              >
                <Crop request={request} index={place} cssPx={cropPx} version={version} />
                <FaceCaption face={face} name={who(card.id, face)} />
              </button>
            </li>
          );
        })}
      </ul>
      {faces.length > shown.length ? (
        <p className="closeups-says">{texts.closeUps.more(faces.length - shown.length)}</p>
      ) : null}
    </>
  );
};

export const FaceStrip = ({ stage }: { stage: Stage }): ReactNode => {
  // After the picture.
  const cursor = useActivePhoto();
  const current = useDetail(cursor);
  const last = useRef(current);
  useEffect(() => {
    if (current) last.current = current;
  }, [current]);
  // Until the new faces are here the old ones keep their places, unseen: nothing jumps, and nothing claims to be this frame's.
  const detail = current ?? last.current;
  return detail ? <Faces detail={detail} stage={stage} isOld={!current} /> : null;
};

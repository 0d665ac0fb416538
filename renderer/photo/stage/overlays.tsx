/** @file What can lie over a picture: face boxes with their verdict, thirds. Placed by the frame that is drawn, never by the one that is awaited. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Face } from '../../../electron/contract/face.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { useDetail } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Badge } from '../../ui/marks.tsx';
import { captionPlaces, captionShift } from '../faces/caption-places.ts';
import { useWho } from '../faces/use-who.ts';
import { eyesText, shortSharpness } from '../words/face-text.ts';
import type { Stage } from './picture-stage.tsx';

/** "Anna · eyes open · eyes 0.91": who it is where somebody said so, state, and one sharpness by its name. */
const faceCaption = (face: Face, name: string | null): string =>
  [name, eyesText(face, 'short'), shortSharpness(face)].filter(Boolean).join(' · ');

/** Of small text in the interface's own face: close enough to keep captions apart. */
const captionWidthPx = (text: string): number => text.length * 6.2 + 14;

export const FaceBoxes = ({ stage }: { stage: Stage }): ReactNode => {
  const frame = useStore(stage.frame);
  const detail = useDetail((frame?.photoId ?? null) as PhotoId | null);
  const who = useWho([detail]);
  if (!frame || !detail) return null;
  const scale = 1 / window.devicePixelRatio;
  const { place } = frame;
  const boxes = detail.faces.map((face) => {
    const text = faceCaption(face, who(detail.card.id, face));
    const box = {
      left: (place.left + face.box.x * place.width) * scale,
      top: (place.top + face.box.y * place.height) * scale,
      width: face.box.w * place.width * scale,
      height: face.box.h * place.height * scale,
    };
    return { face, text, box, state: face.state, prominence: face.prominence, widthPx: captionWidthPx(text) };
  });
  const size = stage.pane()?.size() ?? { width: 0, height: 0 };
  const captions = captionPlaces(boxes, { width: size.width * scale, height: size.height * scale });
  return boxes.map(({ text, box, state, widthPx }, i) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: faces have no name; their order is the photo's own.
      key={i}
      className="face-box"
      data-state={state}
      data-caption={captions[i] ?? 'pointed'}
      style={{ ...box, ['--caption-shift' as string]: `${captionShift({ box, widthPx }, size.width * scale)}px` }}
    >
      <Badge>{text}</Badge>
    </div>
  ));
};

/** Where the subject is, as marked or as proposed: what the comparison of a stack looks at first. */
export const SubjectBox = ({ stage }: { stage: Stage }): ReactNode => {
  const frame = useStore(stage.frame);
  const subject = useDetail((frame?.photoId ?? null) as PhotoId | null)?.subject;
  if (!frame || !subject) return null;
  const scale = 1 / window.devicePixelRatio;
  const { box, from } = subject;
  const place = {
    left: (frame.place.left + box.x * frame.place.width) * scale,
    top: (frame.place.top + box.y * frame.place.height) * scale,
    width: box.w * frame.place.width * scale,
    height: box.h * frame.place.height * scale,
  };
  return (
    <div className="subject-box" data-from={from} style={place}>
      <Badge>{texts.loupe.subject[from]}</Badge>
    </div>
  );
};

export const Thirds = ({ stage }: { stage: Stage }): ReactNode => {
  const frame = useStore(stage.frame);
  if (!frame) return null;
  const scale = 1 / window.devicePixelRatio;
  const { left, top, width, height } = frame.place;
  return (
    <div
      className="thirds"
      style={{ left: left * scale, top: top * scale, width: width * scale, height: height * scale }}
    >
      {[1, 2].map((n) => (
        <span key={`x${n}`} style={{ left: `${(n * 100) / 3}%`, top: 0, width: 1, height: '100%' }} />
      ))}
      {[1, 2].map((n) => (
        <span key={`y${n}`} style={{ top: `${(n * 100) / 3}%`, left: 0, height: 1, width: '100%' }} />
      ))}
    </div>
  );
};

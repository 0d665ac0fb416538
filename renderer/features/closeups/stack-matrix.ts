/** @file The same persons in the frames of a stack: rows of people, columns of frames, whose eyes are best where, and where everybody's are open. */
import type { Face } from '../../../electron/contract/face.ts';
import { type FaceFrame, matchFaces } from '../../photo/faces/match-faces.ts';

type MatrixFace = Pick<Face, 'box' | 'state' | 'prominence' | 'sharpness' | 'eyeSharpness' | 'name'>;

export interface MatrixFrame extends FaceFrame {
  faces: readonly MatrixFace[];
  /** Its light or its grain speaks against it, which lifts what is measured as sharpness. */
  isSpoilt?: boolean;
}

export interface MatrixRow {
  /** Index of the face in each frame; null where this person was not found. */
  cells: readonly (number | null)[];
  /** Columns of this person's best: the sharpest open eyes, else the sharpest of those not closed; none where there is nothing to choose between. */
  best: readonly number[];
}

export interface StackMatrix {
  /** Left to right. */
  rows: readonly MatrixRow[];
  /** Persons whose eyes are open, and closed, per frame. */
  open: readonly number[];
  closed: readonly number[];
  /** Frames with the most open eyes, where that is not all of them. */
  leading: readonly boolean[];
}

const prominent = 0.25;
/** Eyes closer together than this share are as sharp as each other: nine of ten frames without a fault differ by less. */
const asSharp = 0.9;

const eyes = (face: MatrixFace): number => face.eyeSharpness ?? face.sharpness ?? 0;

const bestOf = (frames: readonly MatrixFrame[], cells: readonly (number | null)[]): number[] => {
  const seen = cells.flatMap((cell, column) => {
    const face = cell === null ? undefined : frames[column]!.faces[cell];
    return face ? [{ column, state: face.state, sharp: eyes(face), isSpoilt: frames[column]!.isSpoilt === true }] : [];
  });
  const open = seen.filter(({ state }) => state === 'open');
  const readable = open.length > 0 ? open : seen.filter(({ state, sharp }) => state === 'cant-tell' && sharp > 0);
  const sound = readable.filter(({ isSpoilt }) => !isSpoilt);
  const chosen = sound.length > 0 ? sound : readable;
  const top = Math.max(...chosen.map(({ sharp }) => sharp));
  const best = chosen.filter(({ sharp }) => sharp >= top * asSharp).map(({ column }) => column);
  return best.length < seen.length ? best : [];
};

/** People who are prominent in at least one frame, at most `limit` of them. */
export const stackMatrix = (frames: readonly MatrixFrame[], limit = 10): StackMatrix => {
  const people = matchFaces(frames).flatMap((cells) => {
    const seen = cells.flatMap((cell, column) => (cell === null ? [] : [frames[column]!.faces[cell]!]));
    const prominence = Math.max(...seen.map((face) => face.prominence));
    const isReadable = seen.some((face) => face.state !== 'too-small');
    const left = seen.reduce((sum, { box }) => sum + box.x + box.w / 2, 0) / seen.length;
    return prominence >= prominent && isReadable ? [{ cells, prominence, left }] : [];
  });
  people.sort((a, b) => b.prominence - a.prominence);
  const shown = people.slice(0, limit).sort((a, b) => a.left - b.left);
  const rows = shown.map(({ cells }) => ({ cells, best: bestOf(frames, cells) }));
  const count = (state: Face['state']): number[] =>
    frames.map(
      (frame, column) =>
        rows.filter(({ cells }) => {
          const cell = cells[column];
          return typeof cell === 'number' && frame.faces[cell]?.state === state;
        }).length,
    );
  const open = count('open');
  const most = Math.max(0, ...open);
  const leads = open.map((n) => most > 0 && n === most);
  return {
    rows,
    open,
    closed: count('closed'),
    leading: leads.every((leading) => leading) ? leads.map(() => false) : leads,
  };
};

/** @file A picture as a user's card wants it: resized, cut to whole multiples, cut into crops. */
import type { Picture } from '../../native-models/adapters/index.ts';
import type { CardInput } from './protocol.ts';
import { resizePicture } from './resize-picture.ts';

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What one picture becomes: resized to `scaled`, of which `count` pieces of `piece` are taken. */
export interface Fit {
  readonly scaled: Size;
  readonly piece: Size;
  readonly columns: number;
  readonly rows: number;
}

const times = ({ widthPx, heightPx }: Size, factor: number): Size => ({
  widthPx: Math.max(1, Math.round(widthPx * factor)),
  heightPx: Math.max(1, Math.round(heightPx * factor)),
});

/** At least as large as `least`, in the same proportions. */
function covering(size: Size, least: Size): Size {
  const factor = Math.max(least.widthPx / size.widthPx, least.heightPx / size.heightPx);
  const scaled = times(size, factor);
  return { widthPx: Math.max(least.widthPx, scaled.widthPx), heightPx: Math.max(least.heightPx, scaled.heightPx) };
}

function sizedAs(picture: Size, { size = 'native' }: CardInput): Size {
  if (size === 'native') return { widthPx: picture.widthPx, heightPx: picture.heightPx };
  if ('factor' in size) return times(picture, size.factor);
  const side =
    'longSidePx' in size ? Math.max(picture.widthPx, picture.heightPx) : Math.min(picture.widthPx, picture.heightPx);
  return times(picture, ('longSidePx' in size ? size.longSidePx : size.shortSidePx) / side);
}

/** Sides in pixels of a picture and of what is made of it. */
export function fitOf(picture: Size, input: CardInput): Fit {
  const { widthPx, heightPx, multipleOf = 1, crops } = input;
  if (widthPx !== undefined && heightPx !== undefined) {
    const piece = { widthPx, heightPx };
    return { scaled: input.fit === 'stretch' ? piece : covering(picture, piece), piece, columns: 1, rows: 1 };
  }
  const sized = sizedAs(picture, input);
  if (crops) {
    const piece = { widthPx: crops.widthPx, heightPx: crops.heightPx };
    const isSmall = sized.widthPx < piece.widthPx || sized.heightPx < piece.heightPx;
    const [columns, rows] = crops.kind === 'grid' ? [crops.columns, crops.rows] : [1, 1];
    return { scaled: isSmall ? covering(sized, piece) : sized, piece, columns, rows };
  }
  const isSmall = Math.min(sized.widthPx, sized.heightPx) < multipleOf;
  const scaled = isSmall ? covering(sized, { widthPx: multipleOf, heightPx: multipleOf }) : sized;
  const whole = (sidePx: number) => Math.floor(sidePx / multipleOf) * multipleOf;
  return { scaled, piece: { widthPx: whole(scaled.widthPx), heightPx: whole(scaled.heightPx) }, columns: 1, rows: 1 };
}

/** The pieces of a picture, row by row; a single one from the middle, several from edge to edge. */
export function piecesOf(picture: Picture, { scaled, piece, columns, rows }: Fit): Picture[] {
  const resized = resizePicture(picture, scaled.widthPx, scaled.heightPx);
  const start = (room: number, at: number, of: number) => (of === 1 ? room >> 1 : Math.round((room * at) / (of - 1)));
  return Array.from({ length: columns * rows }, (_, index) =>
    cut(
      resized,
      piece,
      start(scaled.widthPx - piece.widthPx, index % columns, columns),
      start(scaled.heightPx - piece.heightPx, Math.floor(index / columns), rows),
    ),
  );
}

function cut(picture: Picture, { widthPx, heightPx }: Size, left: number, top: number): Picture {
  if (picture.widthPx === widthPx && picture.heightPx === heightPx) return picture;
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    const from = ((y + top) * picture.widthPx + left) * 3;
    data.set(picture.data.subarray(from, from + widthPx * 3), y * widthPx * 3);
  }
  return { data, widthPx, heightPx };
}

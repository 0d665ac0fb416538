import { expect, it } from 'vitest';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { Measures } from '../../../electron/contract/measures.ts';
import { decodeDecision, undecidedCode } from '../../../electron/core/catalog/journal/decision-code.ts';
import type { FileRow } from '../../../electron/core/catalog/repos/scan-changes.ts';
import { type Judged, type Known, nothing } from '../../../electron/core/results/results.ts';
import { LoadedPhoto } from '../../../electron/core/shoot/loaded-photo.ts';
import { takeKnown } from '../../../electron/core/shoot/to-shoot-photo.ts';

const file = { relPath: Buffer.from('day 1/A.jpg'), kind: 'jpeg', mtimeNs: 5_000_000n, contentKey: null } as FileRow;
const sharp = { measures: { sharpness: 0.9 } as Measures, scores: [], faces: [] } satisfies Judged;

function sliceOf(count: number, judged: Judged) {
  let reads = 0;
  const photos = Array.from({ length: count }, (_, i) => {
    const row = { id: (i + 1) as PhotoId, folderId: 1 as FolderId, gone: false, files: [file] };
    const read = () => {
      reads += 1;
      for (const photo of photos) photo.settle(judged);
    };
    return new LoadedPhoto(row, file, nothing, read, decodeDecision(undecidedCode));
  });
  return { photos, reads: () => reads };
}

it('is listed without being judged; the first that is asked reads for its whole slice, once', () => {
  const { photos, reads } = sliceOf(3, sharp);
  expect(photos.map(({ name, takenMs, state }) => [name, takenMs, state])).toContainEqual(['A.jpg', 5, 'pending']);
  expect(reads()).toBe(0);
  expect(photos.map((photo) => photo.measures)).toEqual([sharp.measures, sharp.measures, sharp.measures]);
  expect(photos.map((photo) => photo.faces)).toEqual([[], [], []]);
  expect(reads()).toBe(1);
});

it('keeps what became known before its slice was read', () => {
  const { photos } = sliceOf(2, sharp);
  const newer: Known = { ...nothing, measures: { sharpness: 0.2 } as Measures, faces: null };
  takeKnown(photos[0]!, newer);
  expect(photos[0]!.measures).toBe(newer.measures);
  expect(photos[0]!.faces).toBeNull();
  expect(photos[1]!.measures).toBe(sharp.measures);
  photos[1]!.settle({ measures: null, scores: [], faces: null });
  expect(photos[1]!.measures).toBe(sharp.measures);
});

import { describe, expect, it } from 'vitest';
import type { ContentKey, FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { FileKind } from '../../../electron/contract/photo.ts';
import type { FileRow, PhotoRow } from '../../../electron/core/catalog/repos/scan-changes.ts';
import { completeHeader } from '../../../electron/core/library/header/header-facts.ts';
import { displayName } from '../../../electron/core/library/paths.ts';
import { type ReconcileInput, reconcile } from '../../../electron/core/library/scan/reconcile/reconcile.ts';
import {
  isStatUnchanged,
  type LookedFile,
  type SeenFile,
} from '../../../electron/core/library/scan/reconcile/seen-file.ts';
import { inEnglish } from '../../support/in-english.ts';

const keyOf = (content: string) => Buffer.from(content.padEnd(16, '.')).toString('hex').slice(0, 32) as ContentKey;
const kindOf = (name: string): [FileKind, string] =>
  /\.(nef|cr3|dng)$/i.test(name)
    ? ['raw', name.slice(-3).toLowerCase()]
    : /\.heic$/i.test(name)
      ? ['heic', 'heic']
      : ['jpeg', 'jpeg'];

let nextInode = 100n;

function seen(
  name: string,
  content: string,
  more: { takenAt?: string; model?: string; inode?: bigint; px?: number } = {},
): LookedFile {
  const [kind, format] = kindOf(name);
  const header = completeHeader({
    takenAt: more.takenAt ?? null,
    model: more.model ?? null,
    storedWidthPx: more.px ?? 100,
    storedHeightPx: more.px ?? 100,
  });
  return {
    file: { relPath: Buffer.from(name), sizeBytes: 1000, mtimeNs: 5n, dev: 1n, inode: more.inode ?? nextInode++ },
    look: { kind, format, header, contentKey: keyOf(content), problem: null },
  };
}

/** Photos of files given as name=content; "!" marks a missing file, "+" joins a pair whose first file is shown. */
function known(...photos: string[]): PhotoRow[] {
  let fileId = 0;
  return photos.map((text, index) => {
    const id = (index + 1) as PhotoId;
    const files = text.split('+').map((part, position): FileRow => {
      const missing = part.startsWith('!');
      const [name, content] = part.replace('!', '').split('=') as [string, string];
      const { file, look } = seen(name, content);
      fileId += 1;
      const facts = { kind: look.kind, format: look.format, contentKey: look.contentKey, isDisplay: position === 0 };
      return { ...file, ...facts, inode: BigInt(fileId), id: fileId, photoId: id, missing };
    });
    return { id, folderId: 1 as FolderId, gone: files.every((file) => file.missing), files };
  });
}

const rowsOf = (photos: PhotoRow[]) => photos.flatMap((photo) => photo.files);
const unchanged = (row: FileRow): SeenFile => ({ file: row, look: null });

function run(photos: PhotoRow[], seenFiles: SeenFile[], more: Partial<ReconcileInput> = {}) {
  const names = new Set(seenFiles.map(({ file }) => file.relPath.toString()));
  const absent = rowsOf(photos).filter((row) => row.missing || !names.has(row.relPath.toString()));
  return reconcile({ known: photos, seen: seenFiles, absent, ...more });
}

const addedNames = (result: ReturnType<typeof run>) =>
  result.changes.added.map(({ files }) =>
    files.map((file) => `${displayName(file.relPath)}${file.isDisplay ? '*' : ''}`).join('+'),
  );

describe('reconcile: identity', () => {
  it('changes nothing when nothing changed', () => {
    const photos = known('a.jpg=A', 'b.nef=B+b.jpg=C', '!old.jpg=O');
    const { changes, problems, lostFiles } = run(
      photos,
      rowsOf(photos)
        .filter((row) => !row.missing)
        .map(unchanged),
    );
    expect({ ...changes, problems, lostFiles }).toEqual({
      added: [],
      attached: [],
      updatedFiles: [],
      missingFiles: [],
      returnedFiles: [],
      renamed: [],
      problems: [],
      lostFiles: 0,
    });
  });

  it('follows a rename and a move into a subfolder', () => {
    const photos = known('a.jpg=A', 'b.jpg=B');
    const { changes } = run(photos, [seen('x/a.jpg', 'A'), seen('c.jpg', 'B')]);
    expect(changes.renamed.map(({ fileId, relPath }) => [fileId, relPath.toString()])).toEqual([
      [1, 'x/a.jpg'],
      [2, 'c.jpg'],
    ]);
    expect([changes.added, changes.missingFiles]).toEqual([[], []]);
  });

  it('follows names that were swapped or moved along a chain', () => {
    const photos = known('1.jpg=A', '2.jpg=B', '3.jpg=C');
    const { changes } = run(photos, [seen('1.jpg', 'B'), seen('2.jpg', 'C'), seen('3.jpg', 'A')]);
    expect(Object.fromEntries(changes.renamed.map(({ fileId, relPath }) => [fileId, relPath.toString()]))).toEqual({
      1: '3.jpg',
      2: '1.jpg',
      3: '2.jpg',
    });
    expect([changes.added, changes.missingFiles]).toEqual([[], []]);
  });

  it('takes a copy beside its original for a photo of its own', () => {
    const photos = known('a.jpg=A');
    const result = run(photos, [unchanged(photos[0]!.files[0]!), seen('copy.jpg', 'A')]);
    expect(addedNames(result)).toEqual(['copy.jpg*']);
    expect(result.changes.renamed).toEqual([]);
  });

  it('prefers the same inode, then the same name, among rows of equal content', () => {
    const photos = known('one/a.jpg=A', 'two/b.jpg=A', 'three/c.jpg=A');
    const { changes } = run(photos, [seen('new/c.jpg', 'A'), seen('new/z.jpg', 'A', { inode: 2n })]);
    expect(changes.renamed.map(({ fileId, relPath }) => [fileId, relPath.toString()])).toEqual([
      [2, 'new/z.jpg'],
      [3, 'new/c.jpg'],
    ]);
    expect(changes.missingFiles).toEqual([1]);
  });

  it('keeps the photo when its file was edited in place', () => {
    const photos = known('a.jpg=A');
    const { changes } = run(photos, [seen('a.jpg', 'A2')]);
    expect(changes.updatedFiles).toMatchObject([{ fileId: 1, contentKey: keyOf('A2'), isDisplay: true }]);
    expect([changes.added, changes.missingFiles]).toEqual([[], []]);
  });

  it('takes another picture under a used name for another photo', () => {
    const photos = known('IMG_0001.jpg=A');
    const result = run(photos, [seen('IMG_0001.jpg', 'B', { takenAt: '2024-06-01T10:00:00.000' })], {
      takenAtOf: () => '2024-05-01T10:00:00.000',
    });
    expect(addedNames(result)).toEqual(['IMG_0001.jpg*']);
    expect(result.changes.missingFiles).toEqual([1]);
    const edited = run(photos, [seen('IMG_0001.jpg', 'B', { takenAt: '2024-05-01T10:00:00.500' })], {
      takenAtOf: () => '2024-05-01T10:00:00.000',
    });
    expect(edited.changes.updatedFiles).toHaveLength(1);
  });

  it('returns what was missing, under its old or a new name', () => {
    const photos = known('!a.jpg=A', '!b.jpg=B');
    const { changes } = run(photos, [seen('a.jpg', 'A'), seen('c.jpg', 'B')]);
    expect(changes.returnedFiles).toEqual([1]);
    expect(changes.renamed.map(({ fileId }) => fileId)).toEqual([2]);
    expect(changes.added).toEqual([]);
  });

  it('does not give a missing photo’s decision to another picture of its name', () => {
    const photos = known('!a.jpg=A');
    expect(addedNames(run(photos, [seen('a.jpg', 'B')]))).toEqual(['a.jpg*']);
  });

  it('leaves absent files alone when frozen, but counts them', () => {
    const photos = known('a.jpg=A', 'b.jpg=B', 'c.jpg=C');
    const result = run(photos, [unchanged(photos[0]!.files[0]!)], { freezeAbsent: true });
    expect([result.changes.missingFiles, result.lostFiles]).toEqual([[], 2]);
    expect(run(photos, [unchanged(photos[0]!.files[0]!)]).changes.missingFiles).toEqual([2, 3]);
  });

  it('keeps what is known of a file that cannot be read today', () => {
    const photos = known('a.jpg=A');
    const unreadable = seen('a.jpg', 'A');
    unreadable.look.contentKey = null;
    expect(run(photos, [unreadable]).changes).toMatchObject({ updatedFiles: [], missingFiles: [], added: [] });
  });

  it('asks for a new look where anything but the inode changed, and for that too where time is coarse', () => {
    const row = known('a.jpg=A')[0]!.files[0]!;
    expect(isStatUnchanged(row, row)).toBe(true);
    expect(isStatUnchanged(row, { ...row, inode: 77n })).toBe(true);
    const coarse = { ...row, mtimeNs: 4_000_000_000n };
    expect(isStatUnchanged(coarse, { ...coarse, inode: 77n })).toBe(false);
    expect(isStatUnchanged(coarse, { ...coarse, dev: 9n, inode: 77n })).toBe(true);
    expect(isStatUnchanged(row, { ...row, mtimeNs: 6n })).toBe(false);
    expect(isStatUnchanged({ ...row, contentKey: null }, row)).toBe(false);
  });
});

describe('reconcile: pairs', () => {
  it('pairs one RAW with one JPEG or HEIF of its stem, in any case of the extension', () => {
    const result = run(
      [],
      [seen('a.NEF', 'A'), seen('a.JPG', 'B'), seen('b.cr3', 'C'), seen('b.heic', 'D'), seen('c.jpg', 'E')],
    );
    expect(addedNames(result).toSorted()).toEqual(['a.NEF+a.JPG*', 'b.cr3+b.heic*', 'c.jpg*']);
    expect(result.problems).toEqual([]);
  });

  it('does not pair across folders; stems of another case it does, but for those that agree exactly', () => {
    const result = run([], [seen('x/a.nef', 'A'), seen('y/a.jpg', 'B'), seen('B.nef', 'C'), seen('b.jpg', 'D')]);
    expect(addedNames(result)).toEqual(['x/a.nef*', 'y/a.jpg*', 'B.nef+b.jpg*']);
    const cased = run([], [seen('b.nef', 'E'), seen('b.jpg', 'F'), seen('B.NEF', 'G'), seen('B.JPG', 'H')]);
    expect(addedNames(cased).toSorted()).toEqual(['B.NEF+B.JPG*', 'b.nef+b.jpg*']);
  });

  it('shows the RAW’s preview where the JPEG is a small copy', () => {
    expect(addedNames(run([], [seen('a.nef', 'A', { px: 4000 }), seen('a.jpg', 'B', { px: 1000 })]))).toEqual([
      'a.nef*+a.jpg',
    ]);
  });

  it.each([
    [['a.cr3', 'a.dng'], '2 RAW and 0 other'],
    [['a.nef', 'a.jpg', 'a.JPEG'], '1 RAW and 2 other'],
    [['a.nef', 'a.jpg', 'a.heic'], '1 RAW and 2 other'],
    [['a.cr3', 'a.dng', 'a.jpg'], '2 RAW and 1 other'],
  ])('keeps %j apart and says so', (names, words) => {
    const result = run(
      [],
      names.map((name, index) => seen(name, `c${index}`)),
    );
    expect(result.changes.added).toHaveLength(names.length);
    expect(result.problems.map(({ code }) => code)).toEqual(['odd-group']);
    expect(inEnglish(result.problems[0]!.message)).toContain(words);
  });

  it('does not pair what was taken at another time or by another camera', () => {
    const times = [
      seen('a.nef', 'A', { takenAt: '2024-05-01T10:00:00.000' }),
      seen('a.jpg', 'B', { takenAt: '2023-05-01T10:00:00.000' }),
    ];
    const cameras = [seen('a.nef', 'A', { model: 'X' }), seen('a.jpg', 'B', { model: 'Y' })];
    for (const files of [times, cameras]) {
      const result = run([], files);
      expect(addedNames(result)).toEqual(['a.nef*', 'a.jpg*']);
      expect(result.problems.map(({ code }) => code)).toEqual(['odd-group']);
    }
    const rounded = [
      seen('a.nef', 'A', { takenAt: '2024-05-01T10:00:00.000' }),
      seen('a.jpg', 'B', { takenAt: '2024-05-01T10:00:01.900' }),
    ];
    expect(run([], rounded).changes.added).toHaveLength(1);
  });

  it('attaches a RAW that arrives after its JPEG', () => {
    const photos = known('a.jpg=A');
    const { changes } = run(photos, [unchanged(photos[0]!.files[0]!), seen('a.nef', 'R')]);
    expect(changes.attached).toMatchObject([{ photoId: 1, kind: 'raw', isDisplay: false }]);
    expect(changes.added).toEqual([]);
  });

  it('never adds a third file to a pair, and says so again on every scan', () => {
    const photos = known('a.jpg=A+a.nef=R');
    const present = rowsOf(photos).map(unchanged);
    const result = run(photos, [...present, seen('a.dng', 'D')]);
    expect(addedNames(result)).toEqual(['a.dng*']);
    const later = known('a.jpg=A+a.nef=R', 'a.dng=D');
    expect(run(later, rowsOf(later).map(unchanged)).problems.map(({ code }) => code)).toEqual(['odd-group']);
  });

  it('shows the other file of a pair when the shown one is gone', () => {
    const photos = known('a.jpg=A+a.nef=R', 'b.jpg=B');
    const { changes } = run(photos, [unchanged(photos[0]!.files[1]!), unchanged(photos[1]!.files[0]!)]);
    expect(changes.missingFiles).toEqual([1]);
    expect(changes.updatedFiles.map(({ fileId, isDisplay }) => [fileId, isDisplay])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('follows a pair whose files were both renamed', () => {
    const photos = known('a.jpg=A+a.nef=R');
    const { changes } = run(photos, [seen('z.jpg', 'A'), seen('z.nef', 'R')]);
    expect(changes.renamed).toHaveLength(2);
    expect([changes.added, changes.attached, changes.missingFiles]).toEqual([[], [], []]);
  });
});

describe('reconcile: pairs by other names', () => {
  const at = (time: string) => ({ takenAt: `2026-05-16T14:00:${time}`, model: 'X' });
  const pairOf = (...files: LookedFile[]) => addedNames(run([], files)).toSorted();

  it.each([
    ['RAW/IMG_1.NEF', 'JPG/IMG_1.JPG'],
    ['IMG_1.NEF', 'jpg/IMG_1.JPG'],
    ['raw/IMG_1.NEF', 'IMG_1.JPG'],
    ['Wedding RAW/IMG_1.NEF', 'Wedding JPEG/IMG_1.JPG'],
    ['day1_raw/IMG_1.NEF', 'day1_jpgs/IMG_1.JPG'],
    ['01 RAW files/100CANON/IMG_1.CR3', '01 JPEG files/100CANON/IMG_1.JPG'],
    ['PXL_20260516_140000123.RAW-02.ORIGINAL.dng', 'PXL_20260516_140000123.RAW-01.COVER.jpg'],
    ['PXL_20260516_140000123.NIGHT.RAW-02.ORIGINAL.dng', 'PXL_20260516_140000123.NIGHT.RAW-01.MP.COVER.jpg'],
    ['IMG_1_RAW.dng', 'IMG_1.jpg'],
    ['img_1.nef', 'IMG_1.JPG'],
  ])('%s and %s are one photo', (raw, picture) => {
    expect(pairOf(seen(raw, 'R', at('00.100')), seen(picture, 'J', at('00.100')))).toHaveLength(1);
  });

  it.each([
    ['day1/IMG_1.NEF', 'day2/IMG_1.JPG'],
    ['drawings/IMG_1.NEF', 'IMG_1.JPG'],
    ['Crawford/IMG_1.NEF', 'Cford/IMG_1.JPG'],
    ['RAW/day1/IMG_1.NEF', 'JPG/day2/IMG_1.JPG'],
    ['PXL_1.RAW-02.ORIGINAL.dng', 'PXL_2.RAW-01.COVER.jpg'],
  ])('%s and %s are two', (raw, picture) => {
    expect(pairOf(seen(raw, 'R', at('00.100')), seen(picture, 'J', at('00.100')))).toHaveLength(2);
  });

  it('a JPEG that was ready seconds later belongs to its RAW; minutes later, or by another camera, it does not', () => {
    expect(pairOf(seen('a.dng', 'R', at('00.1')), seen('a.jpg', 'J', at('04.2')))).toHaveLength(1);
    expect(pairOf(seen('a.dng', 'R', at('00.1')), seen('a.jpg', 'J', { ...at('04.2'), model: 'Y' }))).toHaveLength(2);
    const later = { takenAt: '2026-05-16T14:02:00.000', model: 'X' };
    expect(pairOf(seen('a.dng', 'R', at('00.1')), seen('a.jpg', 'J', later))).toHaveLength(2);
  });

  it('of more than two, those of exactly one name', () => {
    const files = ['IMG_1.NEF', 'IMG_1.JPG', 'JPG/IMG_1.JPG'].map((name) => seen(name, name, at('00.1')));
    expect(pairOf(...files)).toEqual(['IMG_1.NEF+IMG_1.JPG*', 'JPG/IMG_1.JPG*']);
  });
});

import { describe, expect, it } from 'vitest';
import type { ExportPlan } from '../../electron/contract/exporting.ts';
import type { FolderId, PhotoId, PlaceToken } from '../../electron/contract/ids.ts';
import { changingCount } from '../../renderer/features/export/export-foot.tsx';
import {
  type ExportForm,
  fileNameOf,
  type How,
  needsPlace,
  startForm,
  toSpec,
  withHow,
} from '../../renderer/features/export/export-form.ts';
import { safeIds } from '../../renderer/features/export/read-back-dialog.tsx';
import { needsText } from '../../renderer/texts/texts.ts';

const shoot = { folderId: 3 as FolderId, name: 'Harbour: day 1' };
const place = { token: 'abcdefghijklmnop' as PlaceToken, name: 'Out' };
const form: ExportForm = startForm('lightroom', false);

describe('the request of an export', () => {
  it('starts as sidecars of what is decided, conflicts left alone', () => {
    expect(toSpec(form, shoot, [])).toEqual({
      folderId: 3,
      selection: 'decided',
      action: { kind: 'xmp', profile: 'lightroom', scores: false, faceRegions: false, overwriteConflicts: false },
    });
  });
  it('says what it still needs', () => {
    expect(toSpec(withHow(form, 'copy'), shoot, [])).toBe('destination');
    expect(toSpec({ ...form, how: 'list', place, fileName: '  ' }, shoot, [])).toBe('name');
    expect(toSpec({ ...form, what: 'selected' }, shoot, [])).toBe('selection');
  });
  it('every way that goes into a folder lets one choose it', () => {
    const ways = ['xmp', 'embed', 'list', 'proofs', 'copy', 'move', 'link', 'symlink', 'trash', 'put-back', 'discard'];
    const asks = ways.filter((how) => needsPlace({ ...withHow(form, how as How), place }));
    expect(asks).toEqual(['list', 'proofs', 'copy', 'move', 'link', 'symlink']);
  });
  it('carries stars and the selected photos', () => {
    expect(toSpec({ ...form, what: 'stars', starsAtLeast: 4 }, shoot, [])).toMatchObject({
      selection: { starsAtLeast: 4 },
    });
    expect(toSpec({ ...form, what: 'selected' }, shoot, [7, 9] as PhotoId[])).toMatchObject({
      selection: { ids: [7, 9] },
    });
  });
  it('a byte order mark is for CSV alone', () => {
    const list: ExportForm = { ...form, how: 'list', place, byteOrderMark: true };
    expect(toSpec(list, shoot, [])).toMatchObject({ action: { format: 'csv', byteOrderMark: true } });
    expect(toSpec({ ...list, format: 'json' }, shoot, [])).toMatchObject({ action: { byteOrderMark: false } });
  });
  it('names a list after shoot and choice, in characters that every system takes', () => {
    expect(fileNameOf({ ...form, format: 'txt' }, shoot.name)).toBe('Harbour- day 1 decided.txt');
    expect(fileNameOf({ ...form, fileName: 'mine.csv' }, shoot.name)).toBe('mine.csv');
  });
});

describe('another way', () => {
  it('takes its usual photos along, but not over a choice that was made', () => {
    expect(withHow(form, 'copy').what).toBe('picks');
    expect(withHow({ ...form, what: 'all' }, 'copy').what).toBe('all');
  });
  it('the trash starts with the rejects, whatever was chosen before', () => {
    expect(withHow({ ...form, what: 'all' }, 'trash').what).toBe('rejects');
  });
});

it('only what changes is counted on the button', () => {
  const plan = { counts: { create: 3, update: 2, unchanged: 9, conflict: 1, skip: 4 } } as unknown as ExportPlan;
  expect(changingCount(plan)).toBe(5);
});

it('where both changed nothing is taken over beforehand', () => {
  const item = (photoId: number, conflict: boolean) => ({
    photoId: photoId as PhotoId,
    path: '',
    ours: '',
    theirs: '',
    conflict,
  });
  expect([...safeIds([item(1, false), item(2, true), item(3, false)])]).toEqual([1, 3]);
});

it('says how many pictures a program reads no sidecars of, and what they need', () => {
  expect(needsText('lightroom', { jpeg: 176, other: 0 })).toBe(
    'Your 176 JPEGs need the Lightroom plug-in, a list of names, or to be copied: sidecars beside them are not read.',
  );
  expect(needsText('bridge', { jpeg: 0, other: 1 })).toBe(
    'Your 1 DNG, TIFF or other picture needs a list of names, or to be copied: sidecars beside it are not read.',
  );
  expect(needsText('everything', { jpeg: 1, other: 2 })).toMatch(/^Your 1 JPEG and 2 DNGs, TIFFs or others need /);
  expect(needsText('lightroom', { jpeg: 0, other: 0 })).toBeNull();
  expect(needsText('digikam', { jpeg: 5, other: 5 })).toBeNull();
});

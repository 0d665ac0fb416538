import { describe, expect, it } from 'vitest';
import type { FolderId, PhotoId } from '../../electron/contract/ids.ts';
import { type Place, readPlace, startPlace, writePlace } from '../../renderer/layout/url-state.ts';

const place: Place = {
  folderId: 3 as FolderId,
  view: 'loupe',
  photoId: 152 as PhotoId,
  sort: { by: 'score:musiq-koniq.of-face', descending: true },
  stacks: 'grouped',
  filter: { flags: ['none'], text: 'IMG & co?', score: { model: 'musiq-koniq', min: 50 } },
};

describe('address', () => {
  it('comes back as it was written', async () => {
    expect(await readPlace(writePlace(place))).toEqual(place);
  });
  it('is short where everything is as by default', () => {
    expect(writePlace({ ...startPlace, folderId: 3 as FolderId })).toBe('#/shoot/3/grid');
  });
  it.each(['', '#', '#/nowhere', '#/shoot/-1/grid', '#/shoot/1e3x/grid'])('%j opens no shoot', async (hash) => {
    expect((await readPlace(hash)).folderId).toBeNull();
  });
  it('falls to defaults where parts are broken', async () => {
    expect(await readPlace('#/shoot/3/nonsense?photo=abc&sort=;drop&stacks=x&filter=%7Bbroken')).toEqual({
      ...startPlace,
      folderId: 3,
    });
    expect((await readPlace('#/shoot/3/grid?filter=[1]')).filter).toEqual({});
    expect((await readPlace('#/shoot/3/grid?sort=beauty:asc')).sort).toEqual(startPlace.sort);
  });
  it('keeps what it knows of a filter and drops what it does not', async () => {
    const filterOf = async (filter: object) =>
      (await readPlace(`#/shoot/3/grid?filter=${encodeURIComponent(JSON.stringify(filter))}`)).filter;
    expect(await filterOf({ flags: ['pick'], moods: ['calm'] })).toEqual({ flags: ['pick'] });
    expect(await filterOf({ flags: ['maybe'], stars: { min: 3 } })).toEqual({ stars: { min: 3 } });
    expect(await filterOf({ iso: { min: '100' }, text: 'x'.repeat(201), winnersOnly: true })).toEqual({
      winnersOnly: true,
    });
    expect(await filterOf({ score: { min: 5 }, __proto__: { flags: ['pick'] } })).toEqual({});
  });
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IngestSpec, IngestState } from '../../../electron/contract/ingest.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { copiesIn, fingerprint, writeFiles } from '../../support/card.ts';
import { numbered, smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine({ background: 'none' });
});

const token = (folder: string) => engine.places.tokenFor(Buffer.from(folder));
type Asked = Partial<Omit<IngestSpec, 'cards' | 'to' | 'second'>> & { second?: string };
const planFor = (cards: string[], to: string, { second, ...more }: Asked = {}) =>
  engine.client.ingest.plan({
    cards: cards.map(token),
    to: token(to),
    second: second ? token(second) : null,
    by: 'day',
    rename: null,
    job: '',
    ...more,
  });

async function ingest(
  cards: string[],
  to: string,
  asked: Asked = {},
): Promise<Exclude<IngestState, { state: 'none' }>> {
  const plan = await planFor(cards, to, asked);
  let state: IngestState = await engine.client.ingest.start({ planId: plan.planId, confirmCount: plan.photoCount });
  for await (state of await engine.client.ingest.follow({}));
  if (state.state === 'none') throw new Error('nothing ran');
  return state;
}

async function makeCard(seed: number, more: Record<string, Buffer | string> = {}): Promise<string> {
  const card = tempFolder('card');
  const photos = numbered(3).map((photo, at) => ({ ...photo, seed: seed + at }));
  await writeSmallShoot(path.join(card, 'DCIM/100CANON'), photos);
  writeFiles(card, more);
  return card;
}

test('every file is copied to both places, whole, and the card is as it was', async () => {
  const card = await makeCard(1, { 'DCIM/100CANON/IMG_0001.WAV': 'memo', 'MISC/list.dat': 'the camera’s own' });
  const [to, second] = [tempFolder('to'), tempFolder('second')];
  const before = fingerprint(card);
  const plan = await planFor([card], to, { second });
  expect(copiesIn(to)).toEqual([]);
  expect(plan).toMatchObject({ counts: { copy: 4 }, photoCount: 4 });
  expect(plan.notes.join()).toContain('1 file');
  const state = await ingest([card], to, { second });
  expect(state).toMatchObject({ state: 'done', copied: 4, there: 0, failures: [], stopped: [] });
  expect(state.cards).toEqual([{ name: path.basename(card), files: 4, safe: 4, isComplete: true }]);
  expect(fingerprint(card)).toEqual(before);
  const names = ['IMG_0001.WAV', 'IMG_0001.jpg', 'IMG_0002.jpg', 'IMG_0003.jpg'].map((name) => `2026-06-14/${name}`);
  expect(copiesIn(to)).toEqual(names);
  const copied = fingerprint(path.join(to, '2026-06-14'));
  expect(fingerprint(path.join(second, '2026-06-14'))).toEqual(copied);
  expect(copied).toEqual(Object.fromEntries(Object.entries(fingerprint(path.join(card, 'DCIM/100CANON')))));
  const log = readFileSync(path.join(to, state.logName), 'utf8').trim().split('\r\n');
  expect(log.filter((line) => line.includes(',copied,'))).toHaveLength(8);
  expect(log.at(-1)).toContain('complete: 4 copied');
  expect(readdirSync(second)).toContain(state.logName);
});

test('the same card again is compared and nothing is doubled, under new names too', async () => {
  const card = await makeCard(11);
  const to = tempFolder('to');
  const asked = { rename: '{job}_{date}_{seq:4}', job: 'Fair' };
  await ingest([card], to, asked);
  const names = copiesIn(to);
  expect(names).toEqual(['0001', '0002', '0003'].map((n) => `2026-06-14/Fair_2026-06-14_${n}.jpg`));
  expect(await ingest([card], to, asked)).toMatchObject({ copied: 0, there: 3 });
  // Without the template, too: it is the content that counts.
  expect(await ingest([card], to)).toMatchObject({ copied: 0, there: 3 });
  // A second card of the day goes on counting.
  expect(await ingest([await makeCard(21)], to, asked)).toMatchObject({ copied: 3, there: 0 });
  expect(copiesIn(to)).toEqual(
    ['0001', '0002', '0003', '0004', '0005', '0006'].map((n) => `2026-06-14/Fair_2026-06-14_${n}.jpg`),
  );
});

test('what was cut off takes the numbers it would have had', async () => {
  const card = await makeCard(31);
  const to = tempFolder('to');
  const asked = { rename: '{seq:3}', job: '' };
  await ingest([card], to, asked);
  const whole = fingerprint(path.join(to, '2026-06-14'));
  rmSync(path.join(to, '2026-06-14/002.jpg'));
  expect(await ingest([card], to, asked)).toMatchObject({ copied: 1, there: 2 });
  expect(fingerprint(path.join(to, '2026-06-14'))).toEqual(whole);
});

test('another file under a name that is wanted stays, and the copy is called beside it', async () => {
  const card = await makeCard(41, { 'DCIM/100CANON/IMG_0002.xmp': '<x/>' });
  const to = tempFolder('to');
  writeFiles(to, { '2026-06-14/img_0002.JPG': 'somebody else’s' });
  expect(await ingest([card], to)).toMatchObject({ copied: 4 });
  expect(copiesIn(to).filter((name) => name.includes('0002'))).toEqual([
    '2026-06-14/IMG_0002-2.jpg',
    '2026-06-14/IMG_0002-2.xmp',
    '2026-06-14/img_0002.JPG',
  ]);
  expect(readFileSync(path.join(to, '2026-06-14/img_0002.JPG'), 'utf8')).toBe('somebody else’s');
});

test('what another copy of the same card brought since the plan is not doubled', async () => {
  const card = await makeCard(3);
  const to = tempFolder('to');
  const plan = await planFor([card], to);
  const bytes = readFileSync(path.join(card, 'DCIM/100CANON/IMG_0002.jpg'));
  writeFiles(to, { '2026-06-14/IMG_0002.jpg': bytes, '2026-06-14/IMG_0003.jpg': 'another file' });
  await engine.client.ingest.start({ planId: plan.planId, confirmCount: plan.photoCount });
  let state: IngestState = { state: 'none' };
  for await (state of await engine.client.ingest.follow({}));
  expect(state).toMatchObject({ state: 'done', copied: 2, there: 1, failures: [], cards: [{ isComplete: true }] });
  const names = ['IMG_0001.jpg', 'IMG_0002.jpg', 'IMG_0003-2.jpg', 'IMG_0003.jpg'].map((name) => `2026-06-14/${name}`);
  expect(copiesIn(to)).toEqual(names);
});

test('a file that only looks the same (size, head, middle and end) is copied too', async () => {
  const card = tempFolder('card');
  const bytes = Buffer.alloc(600_000, 7);
  writeFiles(card, { 'DCIM/100/CLIP.MP4': bytes });
  const to = tempFolder('to');
  const other = Buffer.from(bytes);
  other[100_000] = 8;
  writeFiles(to, { 'CLIP.MP4': other });
  const plan = await planFor([card], to, { by: 'none' });
  expect(plan.counts).toEqual({ skip: 1 });
  expect(await ingest([card], to, { by: 'none' })).toMatchObject({ copied: 1, there: 0, failures: [] });
  expect(readFileSync(path.join(to, 'CLIP.MP4'))).toEqual(other);
  expect(readFileSync(path.join(to, 'CLIP-2.MP4'))).toEqual(bytes);
});

test('a damaged copy from before is not taken for the picture', async () => {
  const card = await makeCard(51);
  const to = tempFolder('to');
  const good = readFileSync(path.join(card, 'DCIM/100CANON/IMG_0001.jpg'));
  writeFiles(to, { '2026-06-14/IMG_0001.jpg': good.subarray(0, good.length - 10) });
  expect(await ingest([card], to)).toMatchObject({ copied: 3, there: 0 });
  expect(readFileSync(path.join(to, '2026-06-14/IMG_0001-2.jpg'))).toEqual(good);
});

describe('what belongs together keeps one stem', () => {
  test('RAW, JPEG, sidecars of both kinds and memo, clip with proxy and thumbnail', async () => {
    const jpeg = await smallJpeg({ seed: 61, takenAt: '2026:06:14 10:00:00' });
    const card = tempFolder('card');
    writeFiles(card, {
      'DCIM/100/A_1.JPG': jpeg,
      'DCIM/100/A_1.CR3': 'raw',
      'DCIM/100/A_1.CR3.xmp': '<a/>',
      'DCIM/100/A_1.xmp': '<b/>',
      'DCIM/100/a_1.wav': 'memo',
      'DCIM/100/GX010042.MP4': 'clip',
      'DCIM/100/GL010042.LRV': 'proxy',
      'DCIM/100/GX010042.THM': 'thumb',
      'PRIVATE/M4ROOT/CLIP/C0001.MP4': 'sony',
      'PRIVATE/M4ROOT/CLIP/C0001M01.XML': '<c/>',
      'PRIVATE/M4ROOT/THMBNL/C0001T01.JPG': jpeg,
      'PRIVATE/M4ROOT/MEDIAPRO.XML': '<d/>',
    });
    const to = tempFolder('to');
    const state = await ingest([card], to, { by: 'none', rename: 'X{seq}' });
    expect(state).toMatchObject({ copied: 10, failures: [] });
    const stems = new Map<string, string[]>();
    for (const name of copiesIn(to)) {
      const stem = /^X\d/.exec(name)![0];
      stems.set(stem, [...(stems.get(stem) ?? []), name.slice(stem.length)]);
    }
    expect([...stems.values()].map((endings) => endings.join(' ')).sort()).toEqual([
      '.CR3 .CR3.xmp .JPG .wav .xmp',
      '.LRV .MP4 .THM',
      '.MP4 M01.XML',
    ]);
  });

  test('a camera that writes RAW to one card and JPEG to the other', async () => {
    const photo = { seed: 71, takenAt: '2026:06:14 10:00:00' };
    const [first, second] = [tempFolder('card'), tempFolder('card')];
    writeFiles(first, {
      'DCIM/100/A_1.tif': await smallJpeg(photo),
      'DCIM/100/A_2.jpg': await smallJpeg({ ...photo, seed: 72 }),
    });
    writeFiles(second, { 'DCIM/100/A_1.JPG': await smallJpeg({ ...photo, seed: 73 }) });
    const to = tempFolder('to');
    await ingest([first, second], to, { by: 'none', rename: '{date}-{seq}' });
    expect(copiesIn(to)).toEqual(['2026-06-14-1.JPG', '2026-06-14-1.tif', '2026-06-14-2.jpg']);
  });

  test('equal sidecars of other photos are not taken for this one’s', async () => {
    const sidecar = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';
    const to = tempFolder('to');
    const first = await makeCard(81, { 'DCIM/100CANON/IMG_0001.xmp': sidecar });
    const second = await makeCard(91, { 'DCIM/100CANON/IMG_0001.xmp': sidecar, 'DCIM/100CANON/IMG_0003.xmp': sidecar });
    await ingest([first], to, { rename: '{seq}' });
    await ingest([second], to, { rename: '{seq}' });
    expect(copiesIn(to).map((name) => name.slice(11))).toEqual([
      '1.jpg',
      '1.xmp',
      '2.jpg',
      '3.jpg',
      '4.jpg',
      '4.xmp',
      '5.jpg',
      '6.jpg',
      '6.xmp',
    ]);
    expect(await ingest([second], to, { rename: '{seq}' })).toMatchObject({ copied: 0, there: 5 });
  });
});

test('the same picture twice on the cards is copied once', async () => {
  const card = await makeCard(101);
  const again = tempFolder('card');
  const copy = readFileSync(path.join(card, 'DCIM/100CANON/IMG_0002.jpg'));
  writeFiles(again, { 'DCIM/101/COPY.jpg': copy });
  const to = tempFolder('to');
  const state = await ingest([card, again], to);
  expect(state).toMatchObject({ copied: 3, there: 1 });
  expect(state.cards.every(({ isComplete }) => isComplete)).toBe(true);
});

test('folders by camera', async () => {
  const to = tempFolder('to');
  await ingest([await makeCard(111, { 'DCIM/100CANON/MVI_1.MP4': 'clip' })], to, { by: 'camera' });
  expect(copiesIn(to)).toEqual([
    'Camera/IMG_0001.jpg',
    'Camera/IMG_0002.jpg',
    'Camera/IMG_0003.jpg',
    'Unknown camera/MVI_1.MP4',
  ]);
});

describe('refused before anything is written', () => {
  test('a destination on the card, a card in the destination, one destination in the other', async () => {
    const card = await makeCard(121);
    mkdirSync(path.join(card, 'Copies'));
    const to = tempFolder('to');
    await expect(planFor([path.join(card, 'DCIM')], path.join(card, 'Copies'))).rejects.toThrow(/REFUSED|Refused/i);
    await expect(planFor([card], path.dirname(card))).rejects.toThrow();
    await expect(planFor([card], to, { second: path.join(to, 'inner') })).rejects.toThrow();
    expect(readdirSync(path.join(card, 'Copies'))).toEqual([]);
    // A file where the folder would be: said before the plan, which a dry run shows.
    const file = path.join(to, 'a file');
    writeFileSync(file, '');
    const whatOf = (wanted: string) =>
      planFor([card], wanted).catch(({ data }: { data?: { what: string } }) => data?.what);
    expect(await whatOf(file)).toBe(`${file} is a file, not a folder. Choose another place.`);
    expect(await whatOf(path.join(file, 'new'))).toContain(`${file} is a file, not a folder.`);
  });

  test.skipIf(process.platform !== 'linux')('a destination that cannot be made', async () => {
    const card = await makeCard(122);
    const ended = await ingest([card], '/proc/new').catch(() => null);
    // Without the rights of the system it is refused at once.
    if (ended) expect(ended).toMatchObject({ state: 'failed', stopped: [expect.stringContaining('/proc/new')] });
  });

  test('another number of files than the plan’s', async () => {
    const plan = await planFor([await makeCard(131)], tempFolder('to'));
    await expect(engine.client.ingest.start({ planId: plan.planId, confirmCount: 2 })).rejects.toThrow();
  });
});

test('paused, resumed, and stopped: what is there is whole, the next run brings the rest', async () => {
  const card = tempFolder('card');
  writeFiles(
    card,
    Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`DCIM/100/M${n}.MP4`, Buffer.alloc(200_000, n + 1)])),
  );
  const to = tempFolder('to');
  const plan = await planFor([card], to, { by: 'none' });
  await engine.client.ingest.start({ planId: plan.planId, confirmCount: plan.photoCount });
  await engine.client.ingest.pause({});
  const states: string[] = [];
  for await (const state of await engine.client.ingest.follow({})) {
    states.push(state.state);
    if (state.state === 'paused') await engine.client.ingest.resume({});
    if (state.state === 'running' && states.includes('paused')) await engine.client.ingest.cancel({});
  }
  expect(states).toContain('paused');
  expect(states.at(-1)).toBe('cancelled');
  const done = copiesIn(to).length;
  expect(done).toBeLessThan(30);
  for (const [name, hash] of Object.entries(fingerprint(to, { times: false })))
    if (name.endsWith('.MP4')) expect(hash).toBe(fingerprint(path.join(card, 'DCIM/100'), { times: false })[name]);
  expect(await ingest([card], to, { by: 'none' })).toMatchObject({ copied: 30 - done, there: done });
});

test('a copy takes over what was decided on the card', async () => {
  const card = await makeCard(141);
  const onCard = await openAndSettle(engine, card);
  const ids = await idsOf(engine, onCard.id);
  await engine.client.decisions.apply({ ids: [ids[1]!], change: { flag: 'pick', stars: 4 } });
  const to = tempFolder('to');
  await ingest([card], to);
  const copied = await openAndSettle(engine, to);
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, copied.id) });
  expect(cards.map(({ decision }) => `${decision.flag} ${decision.stars}`)).toEqual(['none 0', 'pick 4', 'none 0']);
});

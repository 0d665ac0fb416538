/** Frames that come while a shoot is open: told, said at once what is wrong with them, and forgotten when they were looked at. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../../electron/contract/progress.ts';
import { type Alarm, alarmOf, type ExposedFrame } from '../../../electron/core/culling/alarms.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

describe('what is said of a frame', () => {
  const frame = (exposure: number, settings: string | null = 'A', contrast = 0.2): ExposedFrame => ({
    ...{ exposure, contrast, settings },
  });
  const session = (...exposures: number[]) => exposures.map((exposure) => frame(exposure));
  const code = (alarm: Alarm | null) => alarm?.code ?? null;

  test('a cap on the lens, whatever came before; a night sky is none', () => {
    expect(code(alarmOf(frame(-9, 'A', 0.001), []))).toBe('nothing-on-it');
    expect(code(alarmOf(frame(-9, 'A', 0.2), []))).toBeNull();
  });

  test('a flash that did not fire: darker at the same settings, not at others', () => {
    const before = session(0, 0.1, -0.1, 0.2, 0);
    expect(alarmOf(frame(-2.5), before)).toEqual({ code: 'darker', stops: 2.5 });
    expect(code(alarmOf(frame(2), before))).toBe('brighter');
    expect(code(alarmOf(frame(-1), before))).toBeNull();
    expect(code(alarmOf(frame(-2.5, 'B'), before))).toBeNull();
    expect(code(alarmOf(frame(-2.5), before.slice(0, 2)))).toBeNull();
  });

  test('frames that were lost themselves are no measure for the next', () => {
    const capped = Array.from({ length: 10 }, () => frame(-10, 'A', 0.001));
    expect(alarmOf(frame(0), [...session(0, 0, 0, 0), ...capped.slice(0, 6)])).toBeNull();
  });

  test('outside what the session was exposed at, once there is one', () => {
    const before = Array.from({ length: 20 }, (_, n) => frame((n % 5) * 0.5 - 1, `at ${n}`));
    expect(code(alarmOf(frame(-3.5, 'new'), before))).toBe('dark-for-session');
    expect(code(alarmOf(frame(3.5, 'new'), before))).toBe('bright-for-session');
    expect(code(alarmOf(frame(1.5, 'new'), before))).toBeNull();
    expect(code(alarmOf(frame(-3.5, 'new'), before.slice(0, 5)))).toBeNull();
  });
});

test('new frames are told in the order of their times, a black one with words', { timeout: 60_000 }, async () => {
  const engine = await testEngine({ isInteractive: true });
  const folder = tempFolder('live');
  await writeSmallShoot(folder, numbered(3));
  const { id: folderId } = await openAndSettle(engine, folder);
  const stop = new AbortController();
  const told: EngineEvent[] = [];
  const events = await engine.client.app.events({}, { signal: stop.signal });
  const reading = (async () => {
    for await (const event of events) if (event.type === 'arrived' || event.type === 'alarm') told.push(event);
  })().catch(() => undefined);
  // Whole at once, as a tether program gives the file its name.
  const coming = tempFolder('coming');
  mkdirSync(coming, { recursive: true });
  await writeSmallShoot(coming, [{ name: 'T_0001.jpg', takenAt: '2026:06:14 18:00:00', seed: 31 }]);
  const black = sharp({ create: { width: 480, height: 320, channels: 3, background: 'black' } });
  const exif = { IFD2: { DateTimeOriginal: '2026:06:14 18:00:05' } };
  writeFileSync(path.join(coming, 'T_0002.jpg'), await black.withExif(exif).jpeg().toBuffer());
  for (const name of ['T_0001.jpg', 'T_0002.jpg']) renameSync(path.join(coming, name), path.join(folder, name));
  await expect.poll(() => told.some(({ type }) => type === 'alarm'), { timeout: 30_000 }).toBe(true);
  stop.abort();
  await reading;
  const ids = told.flatMap((event) => (event.type === 'arrived' ? event.ids : []));
  const cards = await engine.client.photos.cards({ ids });
  expect(ids.map((id) => cards.find((card) => card.id === id)?.name)).toEqual(['T_0001.jpg', 'T_0002.jpg']);
  const alarms = told.flatMap((event) => (event.type === 'alarm' ? [event.text] : []));
  expect(alarms).toEqual([expect.stringMatching(/alarm\.nothing-on-it.*T_0002|T_0002\.jpg is black/)]);
  expect((await engine.client.shoots.summary({ folderId })).total).toBe(5);
  await engine.close();
});

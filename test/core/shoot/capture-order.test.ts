/** @file The order in which a shoot was taken: offsets, counters that roll over, names of copies. */
import { expect, test } from 'vitest';
import { inCaptureOrder } from '../../../electron/core/shoot/capture-order.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';

let id = 0;
const photo = (name: string, time: string, more: { offset?: string; camera?: string; serial?: string } = {}) =>
  ({
    id: ++id,
    name,
    takenMs: Date.parse(`2026-10-25T${time}Z`),
    takenOffset: more.offset ?? null,
    clockShiftMs: 0,
    camera: more.camera ?? 'One',
    metadata: more.serial ? { serial: more.serial } : null,
  }) as unknown as ShootPhoto;
const order = (...photos: ShootPhoto[]) => inCaptureOrder(photos.toReversed()).map(({ name }) => name);

test('by time and fraction, then by name as people read it', () => {
  expect(order(photo('b10', '10:00:00'), photo('b9', '10:00:00'), photo('z', '09:59:59.999'))).toEqual([
    'z',
    'b9',
    'b10',
  ]);
});

test('the hour that comes twice in autumn', () => {
  const names = order(
    photo('1', '02:40:00', { offset: '+02:00' }),
    photo('2', '02:55:00', { offset: '+02:00' }),
    photo('3', '02:05:00', { offset: '+01:00' }),
    photo('4', '02:20:00', { offset: '+01:00' }),
  );
  expect(names).toEqual(['1', '2', '3', '4']);
});

test('a phone that follows the place beside a camera that stays at home: both are right', () => {
  const camera = (name: string, time: string) => photo(name, time, { camera: 'Nikon', offset: '+00:00' });
  const phone = (name: string, time: string) => photo(name, time, { camera: 'Pixel', offset: '+02:00' });
  const names = order(
    camera('n1', '12:00:00'),
    phone('p1', '14:10:00'),
    camera('n2', '12:20:00'),
    phone('p2', '14:30:00'),
  );
  expect(names).toEqual(['n1', 'p1', 'n2', 'p2']);
});

test('a camera whose zone was never set, beside one that is right: the clocks agree, so they count', () => {
  const right = (name: string, time: string) => photo(name, time, { camera: 'Canon', serial: '1', offset: '+02:00' });
  const unset = (name: string, time: string) => photo(name, time, { camera: 'Canon', serial: '2', offset: '-05:00' });
  const names = order(right('a', '14:00:00'), unset('b', '15:00:00'), right('c', '16:00:00'), unset('d', '17:00:00'));
  expect(names).toEqual(['a', 'b', 'c', 'd']);
});

test('a camera without offsets keeps its clock', () => {
  const names = order(
    photo('a', '14:00:00', { camera: 'Old' }),
    photo('b', '14:10:00', { offset: '+02:00' }),
    photo('c', '14:20:00', { camera: 'Old' }),
    photo('d', '13:30:00', { offset: '+01:00' }),
  );
  expect(names).toEqual(['a', 'b', 'c', 'd']);
});

test('a counter that rolls over within a moment', () => {
  const at = (...names: string[]) => order(...names.map((name) => photo(name, '10:00:00')));
  expect(at('IMG_9997.JPG', 'IMG_9998.JPG', 'IMG_9999.JPG', 'IMG_0001.JPG', 'IMG_0002.JPG')).toEqual([
    ...['IMG_9997.JPG', 'IMG_9998.JPG', 'IMG_9999.JPG', 'IMG_0001.JPG', 'IMG_0002.JPG'],
  ]);
  expect(at('DSC09999.ARW', 'DSC00000.ARW')).toEqual(['DSC09999.ARW', 'DSC00000.ARW']);
  // Two bodies in one moment, one of them at its end.
  expect(at('A_9999.JPG', 'A_0001.JPG', 'B_0100.JPG', 'B_0101.JPG')).toEqual([
    ...['A_9999.JPG', 'A_0001.JPG', 'B_0100.JPG', 'B_0101.JPG'],
  ]);
  // A folder without times: numbers all over the range are no rollover.
  const many = ['IMG_0100.JPG', 'IMG_3000.JPG', 'IMG_6000.JPG', 'IMG_9000.JPG'];
  expect(at(...many)).toEqual(many);
});

test('the first of several of one name, then its copies', () => {
  const names = ['IMG_1.jpg', 'IMG_1 (1).jpg', 'IMG_1 (2).jpg', 'IMG_1 (10).jpg', 'IMG_2.jpg'];
  expect(order(...names.map((name) => photo(name, '10:00:00')))).toEqual(names);
  const more = ['a.jpg', 'a-1.jpg', 'a~2.jpg', 'b.jpg'].map((name) => photo(name, '10:00:00'));
  expect(order(...more)[0]).toBe('a.jpg');
  expect(order(...more).at(-1)).toBe('b.jpg');
});

/** @file How long a code and a pairing are good, and how often one may guess. */
import { expect, test } from 'vitest';
import { createPairedDevices } from '../../../electron/core/lan/paired-devices.ts';
import { createPairingCode } from '../../../electron/core/lan/pairing-code.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a code cannot be guessed: five tries an address, thirty in all, ten minutes', () => {
  let nowMs = 0;
  const code = createPairingCode({ nowMs: () => nowMs });
  code.renew('decide');
  const right = code.current()?.code ?? '';
  for (let n = 0; n < 5; n++) expect(code.guess('AAAA-AAAA', 'one')).toBe('wrong');
  expect(code.guess(right, 'one')).toBe('too-many');
  expect(code.guess(right, 'two')).toEqual({ paired: 'decide' });
  code.renew('decide');
  for (let n = 0; n < 30; n++) code.guess('', `from ${n}`);
  expect(code.current()).toBeNull();
  code.renew('look');
  const late = code.current()?.code ?? '';
  nowMs = 10 * 60_000;
  expect(code.guess(late, 'three')).toBe('wrong');
  expect(code.guess('AAAA-AAAA', 'one')).toBe('wrong');
});

test('a device is out thirty days after it was paired, whatever its cookie says', () => {
  let nowMs = Date.parse('2031-05-01T00:00:00Z');
  const devices = createPairedDevices(tempFolder('devices'), { nowMs: () => nowMs });
  const { id, secret } = devices.add('iPad', 'decide', new Date(nowMs).toISOString());
  nowMs += 30 * 86_400_000 - 1;
  expect([devices.bySecret(secret)?.id, devices.get(id)?.rights, devices.list().length]).toEqual([id, 'decide', 1]);
  nowMs += 1;
  expect([devices.bySecret(secret), devices.get(id), devices.list()]).toEqual([null, null, []]);
  expect(devices.setRights(id, 'look')).toBe(false);
  // Gone from the file with the next that is written.
  devices.add('Phone', 'look', new Date(nowMs).toISOString());
  nowMs -= 86_400_000;
  expect(devices.list().map(({ name }) => name)).toEqual(['Phone']);
});

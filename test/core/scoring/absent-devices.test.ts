import { expect, test } from 'vitest';
import type { DeviceInfo } from '../../../electron/contract/model.ts';
import { withAbsent } from '../../../electron/core/devices/scoring-devices.ts';
import { say } from '../../../texts/say.ts';

const cpu: DeviceInfo = {
  provider: 'cpu',
  adapter: say('device.processor'),
  state: 'ready',
  gate: null,
  imagesPerSecond: 3,
  chosen: true,
  note: '',
};

test('every provider of the system has a state, also where there is nothing for it to run on', () => {
  const all = withAbsent([cpu], ['cuda', 'webgpu', 'cpu']);
  expect(all.map(({ provider, state, chosen }) => [provider, state, chosen])).toEqual([
    ['cuda', 'unavailable', false],
    ['webgpu', 'unavailable', false],
    ['cpu', 'ready', true],
  ]);
  expect(all[2]).toBe(cpu);
});

/** @file From what is known of the devices to the ones that score, in the order in which they take over from each other. */
import type { DeviceInfo } from '../../contract/model.ts';
import type { DeviceSpec, ProviderName } from '../../scorer/protocol.ts';

/**
 * The fastest first, the CPU last. A forced device comes alone, even when it failed its tests: whoever forces it wants to see what it does.
 */
export function chooseDevices(devices: readonly DeviceInfo[], forced: ProviderName | null): DeviceSpec[] {
  if (forced) return [{ provider: forced }];
  const speed = ({ imagesPerSecond }: DeviceInfo) => imagesPerSecond ?? 0;
  const cpu = devices.find(({ provider }) => provider === 'cpu');
  const faster = devices
    .filter((device) => device.provider !== 'cpu' && device.state === 'ready' && speed(device) > (cpu ? speed(cpu) : 0))
    .toSorted((a, b) => speed(b) - speed(a));
  return [...faster.map(({ provider }) => ({ provider })), { provider: 'cpu' }];
}

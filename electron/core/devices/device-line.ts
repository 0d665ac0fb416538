/** @file Which device scores now, and when it has crashed often enough to be left for the next. */
import type { DeviceSpec } from '../../scorer/protocol.ts';
import type { Clock } from '../work/clock.ts';

export interface DeviceLineOptions {
  /** In order of preference; the last is kept however often it fails, since there is nothing after it. */
  devices: readonly DeviceSpec[];
  crashLimit: number;
  crashWindowMs: number;
  clock: Clock;
  /** Told once per device, to be remembered for its driver. */
  onDeviceBad: (device: DeviceSpec, reason: string) => void;
}

export interface DeviceLine {
  current(): DeviceSpec;
  isLast(): boolean;
  /** Notes a crash or hang. True when the next device took over because of it. */
  noteCrash(reason: string): boolean;
}

export function createDeviceLine({
  devices,
  crashLimit,
  crashWindowMs,
  clock,
  onDeviceBad,
}: DeviceLineOptions): DeviceLine {
  if (devices.length === 0) throw new Error('scoring needs at least one device');
  let at = 0;
  let crashes: number[] = [];
  return {
    current: () => devices[at]!,
    isLast: () => at === devices.length - 1,
    noteCrash(reason) {
      const now = clock.nowMs();
      crashes = [...crashes.filter((time) => now - time < crashWindowMs), now];
      if (crashes.length < crashLimit || at === devices.length - 1) return false;
      onDeviceBad(devices[at]!, reason);
      at++;
      crashes = [];
      return true;
    },
  };
}

/** @file What is remembered of devices between starts: how they did, and which crashed too often. Both only count for the driver they were seen with. */

import { createRequire } from 'node:module';
import { z } from 'zod';
import { deviceInfo, provider } from '../../contract/model.ts';
import { asWritten } from '../../contract/told.ts';

export const deviceMemory = z.object({
  /** Adapter, driver, ONNX Runtime and weights that the probes were made with. */
  probedWith: z.string(),
  devices: z.array(deviceInfo),
  bad: z.array(z.object({ system: z.string(), provider, reason: z.string(), at: z.string() })),
});
export type DeviceMemory = z.infer<typeof deviceMemory>;

export const emptyDeviceMemory: DeviceMemory = { probedWith: '', devices: [], bad: [] };

/** The catalog keeps it under this key of its settings. */
export const deviceMemoryKey = 'scoring.devices';

export interface DeviceMemoryStore {
  get(): DeviceMemory;
  set(memory: DeviceMemory): void;
}

const runtimePackage = z.object({ version: z.string() });

/** Adapter, driver and ONNX Runtime: a new one of any deserves a new try. */
export function systemKey(adapter: string): string {
  const { version } = runtimePackage.parse(createRequire(import.meta.url)('onnxruntime-node/package.json'));
  return `${adapter} | ONNX Runtime ${version}`;
}

/** Remembers that a provider crashed or hung too often here. */
export function rememberBad(store: DeviceMemoryStore, mark: DeviceMemory['bad'][number]): void {
  const memory = store.get();
  const others = memory.bad.filter((one) => one.system !== mark.system || one.provider !== mark.provider);
  store.set({
    ...memory,
    bad: [...others, mark].slice(-20),
    devices: memory.devices.map((device) =>
      device.provider === mark.provider
        ? { ...device, state: 'bad', chosen: false, note: asWritten(mark.reason) }
        : device,
    ),
  });
}

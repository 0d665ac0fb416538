/** @file Driver, CUDA and cuDNN of this machine against what the provider libraries ask for. */
import { readFile } from 'node:fs/promises';
import type { LibraryNeed } from '../../contract/device-libraries.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import { cudaNeeds } from './cuda.ts';
import { missingLibraries } from './find-libraries.ts';

/** Linux's NVIDIA driver says here which it is. */
export const driverFile = '/proc/driver/nvidia/version';

/** "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.65.06  ...": "580.65.06"; null where there is none. */
const driverVersion = (text: string): string | null => /Kernel Module[^\d]*([\d.]+)/.exec(text)?.[1] ?? null;

export async function examineNeeds(launch: LaunchChild, file = driverFile): Promise<LibraryNeed[]> {
  const names = Object.values(cudaNeeds).flatMap(({ libraries }) => [...libraries]);
  const missing = new Set(await missingLibraries(launch, names));
  const driver = driverVersion(await readFile(file, 'utf8').catch(() => ''));
  const isOld = driver !== null && Number.parseInt(driver, 10) < Number(cudaNeeds.driver.version);
  return (['driver', 'cuda', 'cudnn'] as const).map((what) => {
    const { version, libraries } = cudaNeeds[what];
    const lacks: string[] = libraries.filter((name) => missing.has(name));
    if (what === 'driver' && isOld) lacks.push(driver);
    return { what, ok: lacks.length === 0, lacks, version };
  });
}

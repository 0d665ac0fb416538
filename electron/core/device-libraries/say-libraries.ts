/** @file In words, for the terminal and `doctor`: what of CUDA is here, what is missing, and how to get it. */
import type { DeviceLibraries, LibraryNeed } from '../../contract/device-libraries.ts';

const names: Record<LibraryNeed['what'], string> = { driver: 'NVIDIA’s driver', cuda: 'CUDA', cudnn: 'cuDNN' };

const howToGet: Record<LibraryNeed['what'], (version: string) => string> = {
  driver: (version) => `install driver ${version} or newer (https://www.nvidia.com/drivers)`,
  cuda: (version) =>
    `install CUDA ${version}’s libraries (package cuda-libraries-${version}-0 or newer of NVIDIA’s repository, https://developer.nvidia.com/cuda-downloads)`,
  cudnn: (version) =>
    `install cuDNN ${version} for CUDA 13 (package cudnn${version}-cuda-13 of the same repository, https://developer.nvidia.com/cudnn-downloads)`,
};

/** One line a need. */
export function sayNeeds(needs: readonly LibraryNeed[]): string[] {
  return needs.map(({ what, ok, lacks, version }) =>
    ok
      ? `${names[what]} ${version}: found`
      : `${names[what]} ${version}: missing (${lacks.join(', ')}): ${howToGet[what](version)}`,
  );
}

const states: Record<DeviceLibraries['state'], string> = {
  installed: 'installed',
  missing: 'not installed: chinagraph devices install cuda',
  broken: 'damaged: chinagraph devices install cuda puts them in place again',
  'not-here': 'not for this system',
};

export function sayLibraries({ state, needs }: DeviceLibraries): string {
  return [`its libraries are ${states[state]}`, ...sayNeeds(needs.filter(({ ok }) => !ok))].join('; ');
}

/** @file Libraries of devices: what they are, fetched after their terms were accepted, checked against pinned hashes, removed. Loading them is the scorer's. */

import { existsSync } from 'node:fs';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { DeviceLibraries, LibrariesEvent } from '../../contract/device-libraries.ts';
import type { ModelStep } from '../../contract/model.ts';
import type { Told } from '../../contract/told.ts';
import { downloadFile } from '../models/download-file.ts';
import { followWork } from '../models/follow-work.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import { bundledRelease, cudaPackage, cudaTerms, type LibraryPackage, takesCuda } from './cuda.ts';
import { driverFile, examineNeeds } from './examine-needs.ts';
import { librariesState, placeLibraries } from './libraries-folder.ts';

export interface DeviceLibrariesOptions {
  /** One folder a provider. */
  readonly dir: string;
  readonly launch: LaunchChild;
  /** Devices have to be compared again. */
  readonly changed: () => void;
  /** Only tests name others. */
  readonly wanted?: LibraryPackage;
  readonly platform?: NodeJS.Platform;
}

export interface InstallLibraries {
  readonly acceptLicence: boolean;
  /** Address of the file or of a mirror, a folder that holds it, or the file itself; its official place when left out. */
  readonly from?: string | undefined;
}

export interface DeviceLibrariesService {
  /** What the machine lacks is asked of the system's loader now. */
  describe(): Promise<DeviceLibraries>;
  /** The same for `doctor`; null where it is neither installed nor an NVIDIA driver here. */
  toExamine(): Promise<DeviceLibraries | null>;
  /** Without accepted terms nothing is fetched and they are told. */
  install(options: InstallLibraries, signal?: AbortSignal): AsyncGenerator<LibrariesEvent, void, void>;
  remove(): Promise<void>;
  /** Where CUDA's libraries lie; null where they are not installed whole. */
  cudaFolder(): Promise<string | null>;
}

export function createDeviceLibraries(options: DeviceLibrariesOptions): DeviceLibrariesService {
  const { dir, launch, wanted = cudaPackage, platform = process.platform } = options;
  const folder = path.join(dir, 'cuda');
  const isHere = takesCuda(platform, process.arch) && wanted.release === bundledRelease();
  const terms = { ...cudaTerms, bytes: wanted.bytes, url: wanted.url };

  const describe = async (): Promise<DeviceLibraries> => ({
    ...{ provider: 'cuda', terms, sha256: wanted.sha256 },
    state: isHere ? await librariesState(folder, wanted) : 'not-here',
    folder: isHere ? folder : null,
    needs: isHere ? await examineNeeds(launch) : [],
  });

  const fetched = async (
    from: string,
    tell: (step: ModelStep) => void,
    signal: AbortSignal,
  ): Promise<{ file: string; isTemporary: boolean } | Told> => {
    if (!/^https?:/i.test(from)) {
      const found = await stat(from).catch(() => null);
      const file = found?.isDirectory() ? path.join(from, wanted.fileName) : from;
      return (await stat(file).catch(() => null))?.isFile()
        ? { file, isTemporary: false }
        : say('cuda.notThere', { file });
    }
    const file = path.join(dir, wanted.fileName);
    const url = from.endsWith('.whl') ? from : `${from.replace(/\/$/, '')}/${wanted.fileName}`;
    const unpackedBytes = wanted.files.reduce((sum, { bytes }) => sum + bytes, 0);
    const done = await downloadFile({
      ...{ url, path: file, signal, maximumBytes: wanted.bytes },
      mayStore: (bytes) => lacksSpace(dir, bytes + unpackedBytes),
      onProgress: (doneBytes, totalBytes) =>
        tell({ id: 'cuda', step: 'fetching', fraction: doneBytes / wanted.bytes, doneBytes, totalBytes }),
    });
    return done.ok ? { file, isTemporary: true } : done.problem;
  };

  const install = async (
    from: string,
    tell: (step: ModelStep) => void,
    signal: AbortSignal,
  ): Promise<LibrariesEvent> => {
    await mkdir(dir, { recursive: true });
    const got = await fetched(from, tell, signal);
    if (typeof got === 'string') return { type: 'refused', problem: got };
    tell({ id: 'cuda', step: 'checking', fraction: null, doneBytes: wanted.bytes, totalBytes: wanted.bytes });
    const wrong = await placeLibraries(folder, wanted, got.file, signal).catch((error: Error) => {
      signal.throwIfAborted();
      return error.message;
    });
    if (got.isTemporary) await rm(got.file, { force: true });
    if (wrong) return { type: 'refused', problem: say('cuda.notInstalled', { why: wrong }) };
    options.changed();
    return { type: 'installed', libraries: await describe() };
  };

  return {
    describe,
    async toExamine() {
      const hasDriver = existsSync(path.dirname(driverFile));
      return isHere && (hasDriver || (await librariesState(folder, wanted)) !== 'missing') ? describe() : null;
    },
    async *install({ acceptLicence, from = wanted.url }, signal) {
      if (!isHere) return yield { type: 'refused', problem: notHere(platform) };
      if (!acceptLicence) return yield { type: 'terms', terms };
      yield* followWork<LibrariesEvent>(
        (tell, both) => install(from, (step) => tell({ type: 'step', step }), both),
        signal,
      );
    },
    async remove() {
      await rm(folder, { recursive: true, force: true });
      options.changed();
    },
    cudaFolder: async () => (isHere && (await librariesState(folder, wanted)) === 'installed' ? folder : null),
  };
}

/** Why, and what there is instead. */
function notHere(platform: NodeJS.Platform): Told {
  if (platform === 'win32') return say('cuda.windows');
  return say(platform === 'darwin' ? 'cuda.mac' : 'cuda.elsewhere');
}

async function lacksSpace(dir: string, bytes: number): Promise<Told | null> {
  const { bavail, bsize } = await statfs(dir);
  const free = bavail * bsize;
  return free >= bytes ? null : say('cuda.noSpace', { needs: bytes / 1e9, free: free / 1e9, dir });
}

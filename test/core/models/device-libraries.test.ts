/** CUDA's libraries: fetched by pinned hash from a server, unpacked beside ONNX Runtime, loaded from there; what the machine lacks is named. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import type { LibrariesEvent } from '../../../electron/contract/device-libraries.ts';
import { bundledRelease, cudaPackage, type LibraryPackage } from '../../../electron/core/device-libraries/cuda.ts';
import { createDeviceLibraries } from '../../../electron/core/device-libraries/device-libraries.ts';
import { examineNeeds } from '../../../electron/core/device-libraries/examine-needs.ts';
import { missingLibraries } from '../../../electron/core/device-libraries/find-libraries.ts';
import { sayNeeds } from '../../../electron/core/device-libraries/say-libraries.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import { inEnglish } from '../../support/in-english.ts';
import { needing } from '../../support/needs.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type Behaviour, type FileServer, serveFile } from './file-server.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
// No pattern that packs to nothing.
const library = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 2_654_435_761) >>> 13).map((n) => n & 255));
const entry = 'onnxruntime/capi/libonnxruntime_providers_cuda.so';
const wheel = zipSync({ [entry]: library, 'onnxruntime/other.py': Buffer.from('nothing') });

const wanted = (url: string, over: Partial<LibraryPackage> = {}): LibraryPackage => ({
  ...{ release: bundledRelease(), fileName: 'some.whl', url, bytes: wheel.length, sha256: sha256(wheel) },
  files: [{ name: path.basename(entry), entry, bytes: library.length, sha256: sha256(library) }],
  ...over,
});

let server: FileServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function libraries(behaviour: Behaviour, over: Partial<LibraryPackage> = {}, platform?: NodeJS.Platform) {
  server = await serveFile(wheel, behaviour);
  const dir = tempFolder('libraries');
  const told: string[] = [];
  const service = createDeviceLibraries({
    ...{ dir, launch: launchNodeChild, changed: () => void told.push('changed') },
    wanted: wanted(server.url, over),
    ...(platform ? { platform } : {}),
  });
  const install = async (acceptLicence = true, from = server!.url): Promise<LibrariesEvent | undefined> => {
    let last: LibrariesEvent | undefined;
    // The address of the double does not end as the real one does.
    for await (const event of service.install({ acceptLicence, from: `${from}?some.whl` })) last = event;
    return inEnglish(last);
  };
  return { service, install, dir, told };
}

test('what is pinned is for the ONNX Runtime that comes with the program', () => {
  expect(cudaPackage.release).toBe(bundledRelease());
});

test('terms first; then fetched over a line that drops, checked, placed, removed', needing('Linux', {}), async () => {
  const { service, install, dir, told } = await libraries('no-ranges');
  expect(await install(false)).toMatchObject({ type: 'terms', terms: { bytes: wheel.length } });
  expect(server!.requests).toEqual([]);
  expect(await install()).toMatchObject({ type: 'installed', libraries: { state: 'installed' } });
  expect(server!.requests.length).toBeGreaterThan(1);
  const folder = (await service.cudaFolder())!;
  expect(readFileSync(path.join(folder, path.basename(entry))).equals(library)).toBe(true);
  expect(readdirSync(dir)).toEqual(['cuda']);
  // Cut short later: said, and not given to the scorer.
  writeFileSync(path.join(folder, path.basename(entry)), 'short');
  expect((await service.describe()).state).toBe('broken');
  expect(await service.cudaFolder()).toBeNull();
  await service.remove();
  expect((await service.describe()).state).toBe('missing');
  expect(told).toEqual(['changed', 'changed']);
});

test.each([
  ['another archive', { sha256: sha256(Buffer.from('other')) }],
  ['an archive with another library', { files: [{ ...wanted('').files[0]!, sha256: sha256(Buffer.from('other')) }] }],
  ['an archive without it', { files: [{ ...wanted('').files[0]!, entry: 'elsewhere.so' }] }],
])('%s is refused and nothing stays', needing('Linux', {}), async (_what, over) => {
  const { service, install, dir, told } = await libraries('good', over);
  expect(await install()).toMatchObject({ type: 'refused', problem: expect.stringContaining('Nothing was installed') });
  expect([await service.cudaFolder(), readdirSync(dir), told]).toEqual([null, [], []]);
});

test('where there is no CUDA, what there is instead is said', async () => {
  const { service, install } = await libraries('good', {}, 'win32');
  expect(await install()).toMatchObject({ type: 'refused', problem: expect.stringContaining('DirectML') });
  expect(await service.describe()).toMatchObject({ state: 'not-here', needs: [] });
});

test('ONNX Runtime is loaded from the folder and looks for providers there', needing('Linux', {}), async () => {
  const { service, install } = await libraries('good');
  await install();
  const folder = (await service.cudaFolder())!;
  const runtime = new URL('../../../native-models/onnx/runtime.ts', import.meta.url).href;
  const code = `const { loadOnnxRuntime } = await import(${JSON.stringify(runtime)});
    const ort = await loadOnnxRuntime(${JSON.stringify(folder)});
    const { readFileSync } = await import('node:fs');
    const loaded = readFileSync('/proc/self/maps', 'utf8').split('\\n').map((line) => line.split(/\\s+/)[5] ?? '');
    const names = ort.listSupportedBackends().map(({ name }) => name);
    console.log(JSON.stringify({ names, libraries: [...new Set(loaded.filter((file) => file.endsWith('libonnxruntime.so.1')))] }));`;
  const said = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
  expect(said.libraries).toEqual([path.join(folder, 'libonnxruntime.so.1')]);
  expect(said.names).toContain('cuda');
});

test('driver, CUDA and cuDNN: what is missing, and how to get it', needing('Linux', {}), async () => {
  expect(await missingLibraries(launchNodeChild, ['libc.so.6', 'libno-such-thing.so.1'])).toEqual([
    'libno-such-thing.so.1',
  ]);
  const file = path.join(tempFolder('driver'), 'version');
  writeFileSync(file, 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  570.124.06  Wed Feb 26 01:58:59 UTC 2025\n');
  const needs = await examineNeeds(launchNodeChild, file);
  expect(needs.map(({ what }) => what)).toEqual(['driver', 'cuda', 'cudnn']);
  expect(needs[0]).toMatchObject({ ok: false, lacks: expect.arrayContaining(['570.124.06']) });
  expect(inEnglish(sayNeeds(needs)[0])).toMatch(/driver 580 or newer/);
});

/**
 * @file What a test may need beyond Node and the packages. A test that lacks it is skipped under this name, the run's last lines say so, and CI fails
 * where it was to have it. CONTRIBUTING.md names each.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestOptions } from 'vitest';
import { chromiumPath } from '../../bench/app/chromium.ts';
import { electronBinary } from '../../electron/hosts/cli/electron-binary.ts';
import { hasReleasedBrisque } from './released-brisque.ts';

declare module 'vitest' {
  interface TaskMeta {
    needs?: Need;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Photos, RAW files, models and expected numbers of other people, which cannot lie in the repository. */
export const sharedFolder = process.env.CHINAGRAPH_SHARED ?? path.join(root, '..', 'shared');
/** Chromium's software Vulkan driver, as Debian's package has it. */
export const softwareVulkan = '/usr/lib/chromium/vk_swiftshader_icd.json';

const hasPrograms = (...names: string[]) => names.every((name) => existsSync(`/usr/bin/${name}`));
/** What a program needs to show itself where there is no monitor. */
const screen = ['xvfb-run', 'xauth', 'dbus-run-session'];
const isRoot = process.getuid?.() === 0;

/** Need -> whether this machine has it. Asked when a test file is collected. */
const has = {
  'reference material': () => existsSync(sharedFolder),
  Chromium: () => chromiumPath !== null,
  "Chromium's software Vulkan driver": () => existsSync(softwareVulkan),
  'an ExifTool of the system': () => ['/usr/bin/exiftool', '/usr/local/bin/exiftool'].some((file) => existsSync(file)),
  'darktable, Xvfb and a session bus': () => hasPrograms('darktable', ...screen),
  'digiKam, Xvfb and a session bus': () => hasPrograms('digikam', ...screen),
  'the released model of BRISQUE': hasReleasedBrisque,
  ffmpeg: () => hasPrograms('ffmpeg'),
  'Lua 5.4': () => hasPrograms('lua5.4'),
  strace: () => process.platform === 'linux' && isRoot && hasPrograms('strace'),
  'a C compiler on Linux': () => process.platform === 'linux' && existsSync('/usr/bin/gcc'),
  'a POSIX system': () => process.platform !== 'win32',
  Linux: () => process.platform === 'linux',
  'a disk that can be mounted (Linux, root)': () => process.platform === 'linux' && isRoot && canMount(),
  'a user who is not root': () => process.platform !== 'win32' && !isRoot,
  'Electron’s binary': () => electronBinary(path.join(root, 'node_modules', 'electron'), process.env) !== null,
} as const;

export type Need = keyof typeof has;
export const allNeeds = Object.keys(has) as Need[];

/** What `.ci/run` installs: lacking it on Linux in CI is a mistake. */
const installedOnLinux: ReadonlySet<Need> = new Set<Need>([
  'Chromium',
  "Chromium's software Vulkan driver",
  'an ExifTool of the system',
  'a C compiler on Linux',
]);

const answers = new Map<Need, boolean>();
export function isHere(need: Need): boolean {
  const known = answers.get(need) ?? has[need]();
  answers.set(need, known);
  return known;
}

/** Options of a test or suite that needs something: `test('...', needing('Chromium'), () => ...)`. */
export const needing = (need: Need, options: TestOptions = {}): TestOptions => ({
  ...options,
  skip: !isHere(need),
  meta: { needs: need },
});

/** Whether CI may skip a test: it says what it lacks, and this platform's CI is not to have that. */
export function isExpectedSkip(need: string | undefined, platform: NodeJS.Platform): boolean {
  if (need === undefined || !allNeeds.includes(need as Need)) return false;
  return platform !== 'linux' || !installedOnLinux.has(need as Need);
}

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

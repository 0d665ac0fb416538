/** @file Where this system mounts drives and cards: Linux says so in /proc/self/mountinfo, macOS in /Volumes, Windows by drive letters. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface MountPoint {
  /** Absolute. */
  path: Buffer;
  /** For people: the volume's name, or its drive letter. */
  name: string;
}

/** What the platforms are asked; tests bring their own. */
export interface MountSources {
  platform: NodeJS.Platform;
  readMountInfo(): Promise<Buffer>;
  /** Names inside /Volumes that are no links: the start disk is one. */
  volumes(): Promise<Buffer[]>;
}

const systemMounts: MountSources = {
  platform: process.platform,
  readMountInfo: () => readFile('/proc/self/mountinfo'),
  volumes: async () => {
    const entries = await readdir('/Volumes', { withFileTypes: true, encoding: 'buffer' });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  },
};

/** Mounts that may be a card: none of the system's own. Empty where the system does not say. */
export async function mountPoints(sources: MountSources = systemMounts): Promise<MountPoint[]> {
  switch (sources.platform) {
    case 'win32':
      // A and B are floppy drives; C is the system's.
      return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => ({
        path: Buffer.from(`${letter}:\\`),
        name: `${letter}:`,
      }));
    case 'darwin': {
      const names = await sources.volumes().catch(() => []);
      return names.map((name) => ({
        path: Buffer.concat([Buffer.from('/Volumes/'), name]),
        name: name.toString('utf8'),
      }));
    }
    default:
      return parseMountInfo(await sources.readMountInfo().catch(() => Buffer.alloc(0)));
  }
}

/** Folders in which desktops and people mount what is plugged in. */
const pluggedIn = /^\/(media|run\/media|mnt|Volumes)(\/|$)/;
const systemFolders = /^\/($|boot|efi|home$|usr|var|opt|srv$|snap|nix|etc|root$|tmp$)/;

/** proc(5): "36 35 98:0 /root /mount/point options - type source options"; a space in a name is "\040". */
export function parseMountInfo(text: Buffer): MountPoint[] {
  const found = new Map<string, MountPoint>();
  for (const line of text.toString('latin1').split('\n')) {
    const [own = '', rest = ''] = line.split(' - ');
    const where = own.split(' ')[4];
    const source = rest.split(' ')[1] ?? '';
    if (!where) continue;
    const plain = where.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const isDrive = source.startsWith('/dev/') && !systemFolders.test(plain);
    if (!isDrive && !pluggedIn.test(plain)) continue;
    const bytes = Buffer.from(plain, 'latin1');
    found.set(plain, { path: bytes, name: path.posix.basename(bytes.toString('utf8')) });
  }
  return [...found.values()];
}

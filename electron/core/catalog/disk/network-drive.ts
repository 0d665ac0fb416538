/** @file SQLite's write-ahead log needs shared memory and honest locks, which network file systems lack: a catalog lives on a local disk. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statfsSync } from 'node:fs';

/** Set to 1 by a person who knows that the drive is used by one machine only. */
export const allowNetworkVariable = 'CHINAGRAPH_ALLOW_NETWORK_CATALOG';

/** `f_type` of statfs(2), linux/magic.h. */
const networkMagic = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x00c36400]);
const networkNames =
  /^(nfs\d?|cifs|smb\w*|afs|ceph|coda|ncpfs|webdav|afpfs|davfs|fuse\.(sshfs|rclone|davfs2?|smbnetfs|s3fs|curlftpfs|gvfsd-fuse))$/;

/** Whether a file system, by statfs number or by mount type, is somewhere else than in this machine. */
export function isNetworkFilesystem(magic: number, mountType: string | null): boolean {
  return networkMagic.has(magic >>> 0) || (mountType !== null && networkNames.test(mountType));
}

/** `\\server\share` in any spelling. */
export function isUncPath(path: string): boolean {
  return /^[\\/]{2}(\?[\\/]unc[\\/]|[^?.\\/])/i.test(path);
}

/** Type of the deepest mount that holds `dir`, from the text of /proc/self/mountinfo. */
export function mountTypeOf(dir: string, mountinfo: string): string | null {
  let deepest = -1;
  let type: string | null = null;
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ');
    const point = before
      ?.split(' ')[4]
      ?.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
    if (!point || !after || point.length < deepest) continue;
    const holds = point === '/' || dir === point || dir.startsWith(`${point}/`);
    if (!holds) continue;
    deepest = point.length;
    type = after.split(' ')[0] ?? null;
  }
  return type;
}

/** Type of the mount that holds `dir`, from the output of macOS's `mount`: "//me@nas/photos on /Volumes/photos (smbfs, nodev, ...)". */
export function macMountTypeOf(dir: string, output: string): string | null {
  let deepest = -1;
  let type: string | null = null;
  for (const line of output.split('\n')) {
    const found = / on (.+) \((\w+)[,)]/.exec(line);
    const point = found?.[1];
    if (!point || point.length < deepest || !(point === '/' || dir === point || dir.startsWith(`${point}/`))) continue;
    deepest = point.length;
    type = found[2] ?? null;
  }
  return type;
}

/** True where `dir` (absolute, existing) is known to be on a network drive. A mapped Windows drive letter cannot be told from here. */
export function isOnNetworkDrive(dir: string): boolean {
  if (process.platform === 'win32') return isUncPath(dir);
  try {
    if (process.platform === 'darwin')
      return isNetworkFilesystem(0, macMountTypeOf(dir, execFileSync('/sbin/mount').toString()));
    return isNetworkFilesystem(statfsSync(dir).type, mountTypeOf(dir, readFileSync('/proc/self/mountinfo', 'utf8')));
  } catch {
    // Nothing is known about the drive: as on most systems, it is a local one.
    return false;
  }
}

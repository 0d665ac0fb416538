/**
 * @file Folders that a cloud service keeps, where a file may be only a name: its bytes are fetched when somebody reads it. Nobody opens a folder of 3,000 RAW
 * files to have them all downloaded.
 */
import os from 'node:os';

export interface Surroundings {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
}

const here = (): Surroundings => ({ platform: process.platform, env: process.env, home: os.homedir() });

/** The service's name; null where no folder of one is known by its place. `path` absolute. */
export function cloudOf(path: string, { platform, env, home }: Surroundings = here()): string | null {
  if (platform === 'darwin') {
    // The folder's name begins with the provider's: "OneDrive-Personal", "Dropbox".
    const provider = below(path, `${home}/Library/CloudStorage`)?.split('/')[0]?.split('-')[0];
    if (provider) return provider;
    return below(path, `${home}/Library/Mobile Documents`) === null ? null : 'iCloud Drive';
  }
  if (platform !== 'win32') return null;
  const slashed = path.replaceAll('\\', '/').toLowerCase();
  const isIn = (folder: string | undefined) =>
    Boolean(folder) && below(slashed, folder!.replaceAll('\\', '/').toLowerCase()) !== null;
  if ([env.OneDrive, env.OneDriveConsumer, env.OneDriveCommercial].some(isIn)) return 'OneDrive';
  if (isIn(`${home}/iCloudDrive`) || isIn(`${home}/iCloudPhotos`)) return 'iCloud Drive';
  return isIn(`${home}/Dropbox`) ? 'Dropbox' : null;
}

/** What follows `folder/` in `path`, '' for the folder itself; null where it does not lie in it. */
function below(path: string, folder: string): string | null {
  const base = folder.replace(/\/+$/, '');
  if (path === base) return '';
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : null;
}

/** Smaller files may lie among the folder's own records, without a block of the disk. */
const mayLieInRecord = 512;

/**
 * In a cloud service's folder: a file without a single block on the disk is not here. Elsewhere that says nothing: network drives and compressed disks report
 * none as well. (Windows: the size on disk of a placeholder is 0; macOS: of a dataless file.)
 */
export const isPlaceholder = ({ size, blocks }: { size: bigint; blocks: bigint }): boolean =>
  blocks === 0n && size > mayLieInRecord;

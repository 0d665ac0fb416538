/** @file Names the graphics adapter and its driver, as far as the system tells without asking the driver itself. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { release } from 'node:os';
import { basename, join } from 'node:path';

/**
 * A text that changes when the adapter, its driver or the Vulkan implementation does: results of probes are remembered under it.
 * Null where the system shows no adapter: nothing needs probing then. Hosts that know more (Electron's GPU info) pass their own.
 */
export async function describeAdapter(platform: NodeJS.Platform = process.platform): Promise<string | null> {
  const parts = platform === 'linux' ? [...(await nvidiaAdapters()), ...(await drmAdapters())] : [];
  const icd = process.env.VK_ICD_FILENAMES ?? process.env.VK_DRIVER_FILES;
  if (icd) parts.push(`Vulkan by ${basename(icd)}`);
  if (parts.length > 0) return parts.join(', ');
  return platform === 'linux' ? null : `${platform} ${release()}`;
}

async function nvidiaAdapters(): Promise<string[]> {
  const root = '/proc/driver/nvidia';
  const version = await readFile(join(root, 'version'), 'utf8').catch(() => '');
  const driver = /Kernel Module[^\d]*([\d.]+)/.exec(version)?.[1];
  if (!driver) return [];
  const gpus = await readdir(join(root, 'gpus')).catch(() => []);
  const names = await Promise.all(
    gpus.map(async (gpu) => {
      const information = await readFile(join(root, 'gpus', gpu, 'information'), 'utf8').catch(() => '');
      return /Model:\s*(.+)/.exec(information)?.[1]?.trim() ?? 'NVIDIA GPU';
    }),
  );
  return [`${names.join(' + ') || 'NVIDIA GPU'}, driver ${driver}`];
}

async function drmAdapters(): Promise<string[]> {
  const cards = (await readdir('/sys/class/drm').catch(() => [])).filter((name) => /^card\d+$/.test(name)).sort();
  const found = await Promise.all(
    cards.map(async (card) => {
      const device = join('/sys/class/drm', card, 'device');
      const [vendor, id, driver] = await Promise.all([
        readFile(join(device, 'vendor'), 'utf8').catch(() => ''),
        readFile(join(device, 'device'), 'utf8').catch(() => ''),
        readlink(join(device, 'driver')).catch(() => ''),
      ]);
      return vendor ? `${vendor.trim()}:${id.trim()} ${basename(driver)} ${release()}` : '';
    }),
  );
  return found.filter((text) => text !== '' && !text.includes(' nvidia '));
}

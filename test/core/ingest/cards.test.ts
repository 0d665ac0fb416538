import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cardRootOf, findCards } from '../../../electron/core/ingest/cards/find-cards.ts';
import { mountPoints, parseMountInfo } from '../../../electron/core/ingest/cards/mount-points.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const mountInfo = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 259:1 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
31 27 259:3 / /boot/efi rw - vfat /dev/nvme0n1p1 rw
40 27 8:17 / /media/anna/EOS\\040DIGITAL rw,nosuid shared:2 - vfat /dev/sdb1 rw
41 27 179:1 / /run/media/anna/Untitled ro - exfat /dev/mmcblk0p1 ro
42 27 0:55 / /mnt/nas rw - cifs //nas/photos rw
43 27 8:33 / /data rw - ext4 /dev/sdc1 rw
44 27 0:60 / /run/user/1000 rw - tmpfs tmpfs rw
`;

test('Linux: drives and what people plug in, with spaces in their names; nothing of the system', () => {
  const found = parseMountInfo(Buffer.from(mountInfo));
  expect(found.map(({ path: where, name }) => [where.toString(), name])).toEqual([
    ['/media/anna/EOS DIGITAL', 'EOS DIGITAL'],
    ['/run/media/anna/Untitled', 'Untitled'],
    ['/mnt/nas', 'nas'],
    ['/data', 'data'],
  ]);
});

const nothing = {
  readMountInfo: () => Promise.reject(new Error('no')),
  volumes: () => Promise.reject(new Error('no')),
};

test('macOS by its volumes, Windows by its letters, and a system that does not say has none', async () => {
  const mac = { ...nothing, platform: 'darwin' as const, volumes: async () => [Buffer.from('NIKON Z 8')] };
  expect(await mountPoints(mac)).toEqual([{ path: Buffer.from('/Volumes/NIKON Z 8'), name: 'NIKON Z 8' }]);
  const windows = await mountPoints({ ...nothing, platform: 'win32' });
  expect(windows.map(({ name }) => name).join('')).toBe('D:E:F:G:H:I:J:K:L:M:N:O:P:Q:R:S:T:U:V:W:X:Y:Z:');
  expect(await mountPoints({ ...nothing, platform: 'darwin' })).toEqual([]);
  expect(await mountPoints({ ...nothing, platform: 'linux' })).toEqual([]);
});

test('a card is a drive with a DCIM folder, and all of it is the card', async () => {
  const drives = tempFolder('drives');
  mkdirSync(path.join(drives, 'EOS', 'DCIM', '100CANON'), { recursive: true });
  mkdirSync(path.join(drives, 'Backup', 'Photos'), { recursive: true });
  const line = (name: string) => `40 27 8:17 / ${path.join(drives, name)} rw - vfat /dev/sdb1 rw\n`;
  const sources = {
    ...nothing,
    platform: 'linux' as const,
    readMountInfo: async () => Buffer.from(line('EOS') + line('Backup') + line('gone')),
  };
  expect((await findCards(sources)).map(({ name }) => name)).toEqual(['EOS']);
  const root = async (...parts: string[]) => (await cardRootOf(Buffer.from(path.join(drives, ...parts)))).toString();
  expect(await root('EOS', 'DCIM', '100CANON')).toBe(path.join(drives, 'EOS'));
  expect(await root('EOS')).toBe(path.join(drives, 'EOS'));
  expect(await root('Backup', 'Photos')).toBe(path.join(drives, 'Backup', 'Photos'));
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CatalogError } from '../../../electron/core/catalog/disk/catalog-error.ts';
import {
  isNetworkFilesystem,
  isUncPath,
  macMountTypeOf,
  mountTypeOf,
} from '../../../electron/core/catalog/disk/network-drive.ts';
import { addPhotos, onCleanup, openTestCatalog, temporaryFolder } from './support/catalog-fixture.ts';

async function otherProcess(what: 'catalog' | 'lock', dir: string) {
  const child = fork(fileURLToPath(new URL('./support/other-process.ts', import.meta.url)), [what, dir], {
    execArgv: [],
  });
  onCleanup(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

const failing = (code: string) => expect.objectContaining({ name: 'CatalogError', code });

test('a second Chinagraph is refused, may look, and gets the catalog the moment the first one dies', async () => {
  const dir = temporaryFolder();
  const kill = await otherProcess('catalog', dir);
  await expect(openTestCatalog(dir)).rejects.toEqual(failing('in-use'));
  await expect(openTestCatalog(dir)).rejects.toThrow('catalog.in-use');
  const looking = await openTestCatalog(dir, { readOnly: true });
  expect(looking.readOnly).toBe(true);
  expect(looking.folders.list()).toEqual([]);
  expect(() => looking.folders.add(Buffer.from('/a'), 'a')).toThrow(CatalogError);
  await looking.close();
  await kill();
  const second = await openTestCatalog(dir);
  expect(second.folders.add(Buffer.from('/a'), 'a').name).toBe('a');
});

test('a lock in the same process counts too', async () => {
  const dir = temporaryFolder();
  const first = await openTestCatalog(dir);
  await expect(openTestCatalog(dir)).rejects.toEqual(failing('in-use'));
  await first.close();
  await openTestCatalog(dir);
});

test('a reader sees what the writer decides while it looks', async () => {
  const dir = temporaryFolder();
  const writer = await openTestCatalog(dir);
  const { ids, folderId } = addPhotos(writer, 3);
  const reader = await openTestCatalog(dir, { readOnly: true });
  writer.decisions.apply({ ids, change: { flag: 'reject' }, kind: 'decide' });
  expect(reader.decisions.get(ids[2]!).decision.flag).toBe('reject');
  expect(reader.photos.ofFolder(folderId)).toHaveLength(3);
  expect(reader.headers.pending(folderId, 1)).toHaveLength(ids.length);
  expect(() => reader.decisions.undo()).toThrow('read-only');
});

test('a database locked by another program: not saved, said so, readers unaffected, well afterwards', async () => {
  const dir = temporaryFolder();
  const catalog = await openTestCatalog(dir);
  const { ids } = addPhotos(catalog, 1);
  const kill = await otherProcess('lock', dir);
  const decide = () => catalog.decisions.apply({ ids, change: { stars: 4 }, kind: 'decide' });
  expect(decide).toThrow(failing('busy'));
  expect(catalog.decisions.get(ids[0]!).decision.stars).toBe(0);
  await kill();
  expect(decide().changed).toEqual(ids);
});

test('network drives are known by magic, by mount and by path', () => {
  expect(isNetworkFilesystem(0x6969, null)).toBe(true);
  expect(isNetworkFilesystem(0xff534d42 | 0, null)).toBe(true);
  expect(isNetworkFilesystem(0xef53, 'ext4')).toBe(false);
  expect(isNetworkFilesystem(0x65735546, 'fuse.sshfs')).toBe(true);
  expect(isNetworkFilesystem(0x65735546, 'fuseblk')).toBe(false);
  const mountinfo = [
    '20 1 8:1 / / rw - ext4 /dev/sda1 rw',
    '21 20 0:40 / /mnt/my\\040nas rw shared:1 - nfs4 nas:/photos rw',
    '22 20 0:41 / /mnt/my\\040nas/usb rw - exfat /dev/sdb1 rw',
  ].join('\n');
  expect(mountTypeOf('/home/a', mountinfo)).toBe('ext4');
  expect(mountTypeOf('/mnt/my nas/catalog', mountinfo)).toBe('nfs4');
  expect(mountTypeOf('/mnt/my nasty', mountinfo)).toBe('ext4');
  expect(mountTypeOf('/mnt/my nas/usb/x', mountinfo)).toBe('exfat');
  const mac = '/dev/disk3s1 on / (apfs, local)\n//me@nas/photos on /Volumes/my nas (smbfs, nodev, nosuid)';
  expect(macMountTypeOf('/Volumes/my nas/c', mac)).toBe('smbfs');
  expect(macMountTypeOf('/Users/me', mac)).toBe('apfs');
  expect(['\\\\nas\\photos', '//nas/photos', '\\\\?\\UNC\\nas\\photos'].map(isUncPath)).toEqual([true, true, true]);
  expect(['C:\\photos', '\\\\?\\C:\\photos', '/home'].map(isUncPath)).toEqual([false, false, false]);
});

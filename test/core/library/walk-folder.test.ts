import { writeFileSync } from 'node:fs';
import { chmod, mkdir, realpath, symlink, truncate } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayName, pathKey, stemOf } from '../../../electron/core/library/paths.ts';
import { type WalkBatch, type WalkOptions, walkFolder } from '../../../electron/core/library/walk-folder.ts';
import { asNobody, put, tempFolder } from './temp-folder.ts';

const data = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);

async function walk(root: string, options: Partial<WalkOptions> = {}): Promise<WalkBatch[]> {
  const batches: WalkBatch[] = [];
  for await (const batch of walkFolder({ root: Buffer.from(root), ...options })) batches.push(batch);
  return batches;
}

const namesOf = (batches: WalkBatch[]) =>
  batches.flatMap((batch) => batch.files.map((file) => displayName(file.relPath)));

describe('walkFolder', () => {
  it('lists files in name order, a folder before its subfolders, with exact stat', async () => {
    const root = await tempFolder();
    for (const name of ['b.jpg', 'a.jpg', 'sub/c.jpg', 'sub/deep/d.jpg', 'aa/e.jpg']) await put(root, name, data);
    const batches = await walk(root);
    expect(namesOf(batches)).toEqual(['a.jpg', 'b.jpg', 'aa/e.jpg', 'sub/c.jpg', 'sub/deep/d.jpg']);
    const file = batches[0]!.files[0]!;
    expect(file.sizeBytes).toBe(4);
    expect(file.inode > 0n && file.mtimeNs > 10n ** 18n).toBe(true);
  });

  it('skips system litter, hidden things and other programs’ caches', async () => {
    const root = await tempFolder();
    const junk = [
      '._IMG_1.JPG',
      '.DS_Store',
      'Thumbs.db',
      'desktop.ini',
      '@eaDir/IMG_1.JPG/SYNOPHOTO_THUMB_B.jpg',
      '.hidden/x.jpg',
      'Catalog Previews.lrdata/x.jpg',
      'Shoot.cocatalog/x.jpg',
      'CaptureOne/Cache/x.jpg',
      '$RECYCLE.BIN/x.jpg',
      '__MACOSX/x.jpg',
      'IMG_1.JPG_original',
    ];
    for (const name of [...junk, 'IMG_1.JPG']) await put(root, name, data);
    expect(namesOf(await walk(root))).toEqual(['IMG_1.JPG']);
  });

  it('keeps every byte of hostile names', async () => {
    const root = await tempFolder();
    const names = [
      Buffer.from('line\nbreak.jpg'),
      Buffer.from('😀 é.jpg'),
      Buffer.from('100%25.jpg'),
      Buffer.from('-rf.jpg'),
      Buffer.from([0x49, 0xff, 0xfe, 0x2e, 0x6a, 0x70, 0x67]),
      Buffer.concat([Buffer.alloc(251, 'x'), Buffer.from('.jpg')]),
      Buffer.from('back\\slash.jpg'),
      Buffer.from(' leading and trailing .jpg '),
    ];
    for (const name of names) await put(root, name, data);
    const found = (await walk(root)).flatMap((batch) => batch.files.map((file) => pathKey(file.relPath)));
    expect(found.toSorted()).toEqual(names.map(pathKey).toSorted());
    expect(displayName(names[4]!)).toBe('I\ufffd\ufffd.jpg');
  });

  it('ends in spite of links in circles, and follows only links to files elsewhere', async () => {
    const root = await tempFolder();
    const elsewhere = await tempFolder();
    await put(root, 'sub/inside.jpg', data);
    const outside = await put(elsewhere, 'outside.jpg', data);
    await symlink('..', path.join(root, 'sub/loop'));
    await symlink('self', path.join(root, 'self'));
    await symlink(path.join(await realpath(root), 'sub/inside.jpg'), path.join(root, 'again.jpg'));
    await symlink(outside.toString(), path.join(root, 'linked.jpg'));
    await symlink(path.join(elsewhere, 'no-such.jpg'), path.join(root, 'dangling.jpg'));
    const batches = await walk(root);
    expect(namesOf(batches)).toEqual(['linked.jpg', 'sub/inside.jpg']);
    const problems = batches.flatMap((batch) => batch.problems);
    expect(problems.map(({ code, relPath }) => [code, displayName(relPath)])).toEqual([
      ['dead-link', 'dangling.jpg'],
      ['linked-folder', 'sub/loop'],
    ]);
  });

  it('stops at 64 levels and says where', async () => {
    const root = await tempFolder();
    const deep = Array.from({ length: 70 }, () => 'd').join('/');
    await put(root, `${deep}/x.jpg`, data);
    await put(root, 'top.jpg', data);
    const batches = await walk(root);
    expect(namesOf(batches)).toEqual(['top.jpg']);
    const [problem] = batches.flatMap((batch) => batch.problems);
    expect(problem?.code).toBe('too-deep');
    expect(displayName(problem!.relPath).split('/')).toHaveLength(65);
  });

  it('reports a folder it may not read and goes on', async () => {
    const root = await tempFolder();
    await put(root, 'closed/a.jpg', data);
    await put(root, 'open/b.jpg', data);
    await chmod(root, 0o755);
    await chmod(path.join(root, 'closed'), 0);
    const batches = await asNobody(() => walk(root));
    await chmod(path.join(root, 'closed'), 0o755);
    expect(namesOf(batches)).toEqual(['open/b.jpg']);
    expect(batches.flatMap((batch) => batch.problems).map(({ code }) => code)).toEqual(['permission']);
    expect(batches.flatMap((batch) => batch.unexamined).map(displayName)).toEqual(['closed']);
  });

  it('leaves files alone that a cloud service has not brought here, and says so', async () => {
    const root = await realpath(await tempFolder());
    await put(root, 'here.jpg', Buffer.alloc(9_000, 1));
    await put(root, 'tiny.jpg', data);
    await put(root, 'elsewhere.jpg', data);
    // A placeholder has a size and no block of the disk.
    await truncate(path.join(root, 'elsewhere.jpg'), 0);
    await truncate(path.join(root, 'elsewhere.jpg'), 9_000);
    const asked: string[] = [];
    const batches = await walk(root, {
      cloudOf: (folder) => {
        asked.push(folder);
        return 'OneDrive';
      },
    });
    expect(asked).toEqual([root]);
    expect(namesOf(batches)).toEqual(['here.jpg', 'tiny.jpg']);
    expect(batches.flatMap((batch) => batch.unexamined).map(displayName)).toEqual(['elsewhere.jpg']);
    const [problem] = batches.flatMap((batch) => batch.problems);
    expect([problem!.code, problem!.message]).toEqual(['online-only', expect.stringContaining('OneDrive')]);
    // Elsewhere it may be a network drive that reports no sizes on its disk.
    expect(namesOf(await walk(root))).toHaveLength(3);
  });

  it('throws when the root itself is gone', async () => {
    await expect(walk('/no/such/folder')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('streams small batches first and never splits a stem', async () => {
    const root = await tempFolder();
    for (let i = 0; i < 30; i++) for (const ext of ['CR3', 'JPG', 'xmp']) await put(root, `IMG_${i + 10}.${ext}`, data);
    const batches = await walk(root, { firstBatch: 4, laterBatches: 10 });
    expect(batches[0]!.files).toHaveLength(4);
    expect(batches.flatMap((batch) => batch.sidecars)).toHaveLength(30);
    const seenIn = new Map<string, number>();
    for (const [index, batch] of batches.entries()) {
      for (const file of batch.files) {
        const stem = pathKey(stemOf(file.relPath));
        expect(seenIn.get(stem) ?? index).toBe(index);
        seenIn.set(stem, index);
      }
    }
    expect(seenIn.size).toBe(30);
  });

  it('walks 20,000 files completely and stops when told to', async () => {
    const root = await tempFolder();
    for (let folder = 0; folder < 20; folder++) {
      await mkdir(path.join(root, `d${folder}`));
      for (let i = 0; i < 1000; i++) writeFileSync(path.join(root, `d${folder}/f${i}.jpg`), data);
    }
    expect(namesOf(await walk(root))).toHaveLength(20_000);
    const stop = new AbortController();
    let seen = 0;
    const aborted = (async () => {
      for await (const batch of walkFolder({ root: Buffer.from(root), signal: stop.signal })) {
        seen += batch.files.length;
        stop.abort();
      }
    })();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toBe(200);
  });
});

import { open } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contentKeyOf } from '../../../electron/core/library/content-key.ts';
import { lookAtFile, type OpenFile } from '../../../electron/core/library/look-at-file.ts';
import { type FoundFile, walkFolder } from '../../../electron/core/library/walk-folder.ts';
import { jpeg, put, tempFolder } from './temp-folder.ts';

async function oneFile(name: string, data: Uint8Array): Promise<{ root: Buffer; file: FoundFile }> {
  const root = await tempFolder();
  await put(root, name, data);
  for await (const batch of walkFolder({ root: Buffer.from(root) }))
    return { root: Buffer.from(root), file: batch.files[0]! };
  throw new Error('nothing found');
}

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A disk that fails at its n-th read. */
function failingAt(n: number, code = 'EIO'): OpenFile {
  let reads = 0;
  return async (path) => {
    const handle = await open(path, 'r');
    const read = async (...args: Parameters<typeof handle.read>) => {
      reads += 1;
      if (reads === n) throw failure(code);
      return handle.read(...args);
    };
    return { read: read as typeof handle.read, stat: handle.stat.bind(handle), close: () => handle.close() };
  };
}

const memory = (data: Uint8Array) => ({
  sizeBytes: data.length,
  head: data.subarray(0, 64 << 10),
  read: async (offset: number, length: number) => data.subarray(offset, offset + length),
});

describe('contentKeyOf', () => {
  const large = Buffer.alloc(1 << 20, 1);

  it('is 128 bits in hex and depends on size, head, middle and tail', async () => {
    const keys = new Set<string | null>();
    keys.add(await contentKeyOf(memory(large)));
    for (const at of [0, 65_000, (1 << 19) + 5, (1 << 20) - 1]) {
      const changed = Buffer.from(large);
      changed[at] = 2;
      keys.add(await contentKeyOf(memory(changed)));
    }
    keys.add(await contentKeyOf(memory(Buffer.alloc((1 << 20) + 1, 1))));
    expect(keys.size).toBe(6);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('covers every byte of files up to 144 kB', async () => {
    const small = Buffer.alloc(144 << 10, 3);
    const before = await contentKeyOf(memory(small));
    for (const at of [0, 70_000, 100_000, (144 << 10) - 1]) {
      const changed = Buffer.from(small);
      changed[at] = 4;
      expect(await contentKeyOf(memory(changed))).not.toBe(before);
    }
  });

  it('is null when the file turns out shorter than it was', async () => {
    expect(await contentKeyOf({ ...memory(large), sizeBytes: (1 << 20) + 100 })).toBeNull();
  });
});

describe('lookAtFile', () => {
  it('gives kind, header and key in one look', async () => {
    const { root, file } = await oneFile('named-wrong.txt', await jpeg());
    expect(await lookAtFile(root, file)).toMatchObject({
      is: 'photo',
      look: {
        kind: 'jpeg',
        header: { widthPx: 48 },
        contentKey: expect.stringMatching(/^[0-9a-f]{32}$/),
        problem: null,
      },
    });
  });

  it('takes a failing disk for a failing disk at every read, never for a bad picture', async () => {
    const { root, file } = await oneFile('a.jpg', Buffer.concat([await jpeg(), Buffer.alloc(300_000, 5)]));
    let failed = 0;
    for (let n = 1; n <= 5; n++) {
      const looked = await lookAtFile(root, file, failingAt(n));
      if (looked.is !== 'photo') throw new Error('a photo by its name stays one');
      if (looked.look.problem === null) continue;
      failed += 1;
      expect(looked.look).toMatchObject({ kind: 'jpeg', contentKey: null, problem: { code: 'io' } });
      expect(looked.look.problem.message).toContain('EIO');
    }
    expect(failed).toBe(3); // head, middle, tail
  });

  it.each([
    ['EACCES', 'permission'],
    ['ENOENT', 'vanished'],
    ['ENXIO', 'io'],
    ['ENAMETOOLONG', 'too-deep'],
  ])('names %s as %s', async (errno, code) => {
    const { root, file } = await oneFile('a.nef', Buffer.alloc(10));
    const looked = await lookAtFile(root, file, () => Promise.reject(failure(errno)));
    expect(looked).toMatchObject({
      is: 'photo',
      look: { kind: 'raw', format: 'nef', contentKey: null, problem: { code } },
    });
  });

  it('leaves unreadable files alone that promise no picture', async () => {
    const { root, file } = await oneFile('notes.txt', Buffer.alloc(10));
    expect(await lookAtFile(root, file, () => Promise.reject(failure('EACCES')))).toEqual({ is: 'other' });
  });

  it('notices that the file changed since it was listed', async () => {
    const { root, file } = await oneFile('a.jpg', await jpeg());
    expect(await lookAtFile(root, { ...file, mtimeNs: file.mtimeNs + 1n })).toEqual({ is: 'changing' });
    expect(await lookAtFile(root, { ...file, sizeBytes: file.sizeBytes + 1 })).toEqual({ is: 'changing' });
  });
});

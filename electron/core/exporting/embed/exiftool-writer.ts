/** @file ExifTool as a writer: a picture with another XMP packet into a new file, and what a file says about its picture and everything else. Never in place. */
import { rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ExifTool, ExifToolTask } from 'exiftool-vendored';
import { baseName, directoryOf, joinPath } from '../../library/paths.ts';
import { isSayable } from '../../metadata/exiftool-path.ts';
import { createExifTool } from '../../metadata/exiftool-process.ts';
import { type RawTags, recordOf } from '../../metadata/raw-tags.ts';
import { makeScratchFolder } from '../../work/scratch-folder.ts';

export interface ExifToolWriter {
  /** `source`'s content with `packet` as its XMP, in the new file `target`. Absolute paths, both in one folder. Throws what ExifTool says. */
  write(source: Buffer, packet: string, target: Buffer): Promise<void>;
  /** Every tag, also unknown ones and the bytes of previews, by "group:name", with `File:ImageDataHash`, ExifTool's own SHA-256 of the picture's data. */
  readAll(file: Buffer): Promise<RawTags>;
  end(): Promise<void>;
}

/** A large TIFF on a slow disk is read three times. */
const taskTimeoutMs = 180_000;
const proofArgs = ['-j', '-G1:4', '-a', '-s', '-n', '-struct', '-b', '-u', '-api', 'ImageHashType=SHA256'];

/** Starts ExifTool at the first use. */
export function createExifToolWriter(options: { exiftoolPath?: string } = {}): ExifToolWriter {
  let exiftool: ExifTool | null = null;
  const tool = (): ExifTool => {
    exiftool ??= createExifTool({ processes: 1, taskTimeoutMs, ...options });
    return exiftool;
  };
  return {
    write: (source, packet, target) =>
      inScratch(async (scratch) => {
        const xmp = path.join(scratch, 'packet.xmp');
        await writeFile(xmp, packet);
        const [from, to] = [await sayable(source, scratch), await sayable(target, scratch)];
        await tool().enqueueTask(() => new Told([...charset(), '-o', to, `-XMP<=${xmp}`, from]), false);
      }),
    readAll: (file) =>
      inScratch(async (scratch) => {
        const asked = [...charset(), ...proofArgs, '-all', '-ImageDataHash', await sayable(file, scratch)];
        const answer: unknown = JSON.parse(await tool().enqueueTask(() => new Told(asked), false));
        return recordOf(Array.isArray(answer) ? answer[0] : null);
      }),
    end: async () => {
      await exiftool?.end();
      exiftool = null;
    },
  };
}

const charset = (): string[] => (process.platform === 'win32' ? ['-charset', 'filename=utf8'] : []);

async function inScratch<T>(work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = makeScratchFolder('name');
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A name of it that ExifTool can be told, through links to its folder and to itself where need be; the file may not exist yet only if its own name is plain. */
async function sayable(file: Buffer, scratch: string): Promise<string> {
  if (isSayable(file)) return file.toString('utf8');
  const folder = path.join(scratch, 'folder');
  const name = baseName(file);
  if (isSayable(joinPath(Buffer.from('/'), name))) {
    await symlink(directoryOf(file), folder, 'dir').catch(ifThere);
    return path.join(folder, name.toString('utf8'));
  }
  const link = path.join(scratch, `picture-${name.toString('hex').slice(-24)}`);
  await symlink(file, link).catch(ifThere);
  return link;
}

const ifThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error;
};

/** What it printed; rejects with its first error. Warnings are no failure: the file is proven afterwards. */
class Told extends ExifToolTask<string> {
  protected override parse(input: string, error?: Error): string {
    const said = this.errors[0] ?? error?.message;
    if (said) throw new Error(said);
    if (/\b(?:0 image files (?:created|read)|files weren't (?:updated|created) due to errors)/.test(input))
      throw new Error(input.trim().split('\n')[0]);
    return input;
  }
}

/** @file Command-line paths to engine ids. */

import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { Engine } from '../../core/engine.ts';
import type { CommandContext } from './context.ts';
import { CommandError, exitCode } from './exit-codes.ts';
import { asName } from './suggest-command.ts';

/** Opens a folder named on the command line. Symbolic links are resolved first, so that one shoot is not opened twice. */
export async function openFolder(engine: Engine, folder: string): Promise<FolderId> {
  const absolute = await realpath(path.resolve(folder)).catch(() => null);
  const known = absolute ? await stat(absolute).catch(() => null) : null;
  if (!absolute || !known) {
    throw new CommandError(exitCode.notFound, say('asked.noFolderHere', { folder }));
  }
  if (!known.isDirectory()) throw new CommandError(exitCode.usage, say('asked.isFile', { folder }));
  const opened = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(absolute)) });
  return opened.id;
}

/** A photo by its path, or where a command names its folder, by its name in there. */
export const inFolder = (folder: string, photo: string): string =>
  existsSync(path.join(folder, photo)) ? path.join(folder, photo) : photo;

/** The photo each path belongs to; a path that belongs to none ends the command, before anything is decided. */
export async function findPhotos(context: CommandContext, engine: Engine, files: string[]): Promise<PhotoId[]> {
  const ids: PhotoId[] = [];
  for (const file of files) {
    const absolute = path.resolve(file);
    const resolved = path.join(
      await realpath(path.dirname(absolute)).catch(() => path.dirname(absolute)),
      path.basename(absolute),
    );
    // As it was named first: a gathered shoot reaches its photos through links.
    const id = engine.findPhoto(Buffer.from(absolute)) ?? engine.findPhoto(Buffer.from(resolved));
    if (id === null) {
      throw new CommandError(
        exitCode.notFound,
        say('asked.unknownPhoto', { file, command: context.suggest('index', asName(path.dirname(file))) }),
      );
    }
    ids.push(id);
  }
  return ids;
}

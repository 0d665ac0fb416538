/** @file Photos in other programs: which there are, opening, showing where a photo lies. Offered where the host runs on the photographer's own desktop. */

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { PhotoId, PlaceToken } from '../../contract/ids.ts';
import type { Program } from '../../contract/programs.ts';
import type { Told } from '../../contract/told.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { displayName, extensionOf, joinPath } from '../library/paths.ts';
import { promisedKind } from '../library/picture-extensions.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { Refusal } from '../work/refusal.ts';
import { findPrograms, type Installed, isProgram, type ProgramPlaces, systemPlaces } from './find-programs.ts';
import { inFolder, inSystem, type StartProgram, withFiles } from './start-program.ts';

export interface ProgramsPart {
  /** The system's own viewer first; empty where nothing can be started. */
  list(): Promise<Program[]>;
  /** Answers with a sentence. Of a pair the RAW is opened. */
  open(program: string, ids: readonly PhotoId[]): Promise<Told>;
  show(id: PhotoId): Promise<void>;
  /** Adds a program by its file; the name is the file's. */
  add(place: PlaceToken): Promise<Program[]>;
  remove(id: string): Promise<Program[]>;
  /** Absolute paths, for people and the clipboard: all files of each photo. */
  paths(ids: readonly PhotoId[]): string[];
  /** The file that stands for a photo outside: the RAW of a pair. Null where it is not there. */
  original(id: PhotoId): { path: Buffer; name: string } | null;
}

export interface ProgramsDeps {
  catalog: Pick<Catalog, 'settings' | 'readOnly'>;
  photo(id: PhotoId): ShootPhoto | null;
  rootOf(photo: ShootPhoto): Buffer;
  pathOf(token: PlaceToken): Buffer | null;
  /** Null where this host starts nothing. */
  start: StartProgram | null;
  places?: ProgramPlaces;
}

const own = z.array(z.object({ id: z.string(), name: z.string(), path: z.string() }));
const key = 'own-programs';
const system = 'system';
/** More would be a mistake: every one is an argument, and most programs open a window for each. */
const maxFiles = 200;

export function createPrograms(deps: ProgramsDeps): ProgramsPart {
  const { start } = deps;
  const places = deps.places ?? systemPlaces();
  const { platform } = places;
  let found: Promise<Installed[]> | null = null;
  const installed = () => {
    found ??= findPrograms(places);
    return found;
  };
  const opener = async (): Promise<string | null> => {
    // Some desktops name it differently; this one is in xdg-utils, which all of them bring.
    const known = [{ id: 'opener', name: 'xdg-open', linux: ['xdg-open'] }];
    return platform === 'linux' ? ((await findPrograms(places, known))[0]?.path ?? null) : null;
  };
  const owns = () => deps.catalog.settings.get(key, own, []);
  const need = (id: PhotoId): ShootPhoto => {
    const photo = deps.photo(id);
    if (!photo) throw new Refusal('NOT_FOUND', say('refused.photoGone'));
    return photo;
  };
  const fileOf = (photo: ShootPhoto): Buffer => {
    const file = photo.files.find(({ kind }) => kind === 'raw') ?? photo.display;
    return joinPath(deps.rootOf(photo), file.relPath);
  };
  /** As text, and there. */
  const reachable = async (photo: ShootPhoto): Promise<string> => {
    const file = fileOf(photo);
    const text = path.normalize(file.toString('utf8'));
    if (!Buffer.from(file.toString('utf8')).equals(file))
      throw new Refusal('REFUSED', say('programs.notText', { name: photo.name }));
    const isThere = await stat(file).then(
      (facts) => facts.isFile(),
      () => false,
    );
    if (!isThere) throw new Refusal('FOLDER_OFFLINE', say('refused.photoAway', { name: photo.name }));
    // What the system opens goes by the name: a picture that is called a program would be run.
    if (!promisedKind(extensionOf(file))) throw new Refusal('REFUSED', say('programs.noPicture', { name: photo.name }));
    return text;
  };
  const needStart = (): StartProgram => {
    if (!start) throw new Refusal('REFUSED', say('refused.noPrograms'));
    return start;
  };
  const carryOut = async (starting: Promise<void>, name: string): Promise<void> => {
    await starting.catch((error: NodeJS.ErrnoException) => {
      throw new Refusal('REFUSED', say('programs.cannotStart', { name, problem: error.code ?? error.message }));
    });
  };
  const list = async (): Promise<Program[]> => {
    if (!start) return [];
    const canOpen = platform !== 'linux' || (await opener()) !== null;
    return [
      ...(canOpen ? [{ id: system, name: say('programs.systemViewer'), isOwn: false }] : []),
      ...(await installed()).map(({ id, name }) => ({ id, name, isOwn: false })),
      ...owns().map(({ id, name }) => ({ id, name, isOwn: true })),
    ];
  };

  return {
    list,
    open: async (program, ids) => {
      const run = needStart();
      if (ids.length > maxFiles)
        throw new Refusal('REFUSED', say('refused.tooMany', { photos: ids.length, most: maxFiles }));
      const files: string[] = [];
      for (const id of ids) files.push(await reachable(need(id)));
      const opened = { name: files.length === 1 ? need(ids[0]!).name : null, photos: files.length };
      if (program === system) {
        const all = inSystem(files, platform, await opener());
        for (const one of all) await carryOut(run(one), say('programs.viewer'));
        return say('programs.opened', { ...opened, program: null });
      }
      const chosen = [...(await installed()), ...owns()].find(({ id }) => id === program);
      if (!chosen || !(await isProgram(chosen.path, platform)))
        throw new Refusal('NOT_FOUND', say('refused.programGone'));
      await carryOut(run(withFiles(chosen.path, files, platform)), chosen.name);
      return say('programs.opened', { ...opened, program: chosen.name });
    },
    show: async (id) => {
      const run = needStart();
      const what = inFolder(await reachable(need(id)), platform, await opener());
      if (!what) throw new Refusal('REFUSED', say('programs.noFileManager'));
      await carryOut(run(what), say('programs.fileManager'));
    },
    add: async (place) => {
      needStart();
      const file = deps.pathOf(place)?.toString('utf8');
      if (!file || !(await isProgram(file, platform))) throw new Refusal('REFUSED', say('refused.noProgram'));
      const name = path.basename(file).replace(/\.(exe|app)$/i, '');
      const others = owns().filter((one) => one.path !== file);
      deps.catalog.settings.set(key, [...others, { id: `own:${file}`.slice(0, 200), name, path: file }]);
      return list();
    },
    remove: (id) => {
      deps.catalog.settings.set(
        key,
        owns().filter((one) => one.id !== id),
      );
      return list();
    },
    paths: (ids) =>
      ids.flatMap((id) => {
        const photo = need(id);
        return photo.files.map(({ relPath }) => path.normalize(displayName(joinPath(deps.rootOf(photo), relPath))));
      }),
    original: (id) => {
      const photo = deps.photo(id);
      if (!photo) return null;
      const file = fileOf(photo);
      return { path: file, name: displayName(file).split('/').at(-1) ?? photo.name };
    },
  };
}

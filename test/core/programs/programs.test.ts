import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findPrograms } from '../../../electron/core/programs/find-programs.ts';
import { inFolder, inSystem, startProgram, withFiles } from '../../../electron/core/programs/start-program.ts';
import { numbered, smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

/** A program that writes its arguments down, each on a line of its own and ended by a zero. */
function recorder(folder: string, name: string): { file: string; told(): Promise<string[]> } {
  const file = path.join(folder, name);
  const out = `${file}.told`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\0' "$@" > "${out}.new"\nmv "${out}.new" "${out}"\n`);
  chmodSync(file, 0o755);
  return {
    file,
    told: async () => {
      await expect.poll(() => existsSync(out)).toBe(true);
      return readFileSync(out, 'utf8').split('\0').slice(0, -1);
    },
  };
}

test('Linux by the PATH, macOS by bundles, Windows by folders; the greatest version counts', async () => {
  const work = tempFolder('programs');
  const bin = path.join(work, 'bin');
  recorder(bin, 'darktable');
  writeFileSync(path.join(bin, 'geeqie'), 'not executable');
  const linux = { platform: 'linux' as const, env: { PATH: `relative:${bin}` }, home: work };
  expect((await findPrograms(linux)).map(({ id, path: where }) => [id, where])).toEqual([
    ['darktable', path.join(bin, 'darktable')],
  ]);
  for (const version of ['Adobe Photoshop 2024', 'Adobe Photoshop 2026'])
    mkdirSync(path.join(work, 'Applications', version, `${version}.app`), { recursive: true });
  const mac = await findPrograms({ platform: 'darwin', env: {}, home: work });
  expect(mac.map(({ name, path: where }) => [name, path.basename(where)])).toEqual([
    ['Photoshop', 'Adobe Photoshop 2026.app'],
  ]);
  for (const version of ['5.9', '5.11']) {
    mkdirSync(path.join(work, 'PF/RawTherapee', version), { recursive: true });
    writeFileSync(path.join(work, 'PF/RawTherapee', version, 'rawtherapee.exe'), '');
  }
  const windows = await findPrograms({ platform: 'win32', env: { ProgramFiles: path.join(work, 'PF') }, home: work });
  expect(windows.map(({ path: where }) => where)).toEqual([path.join(work, 'PF/RawTherapee/5.11/rawtherapee.exe')]);
});

test('what each system is asked to start: an absolute path, and never a shell', async () => {
  expect(withFiles('/Applications/X.app', ['/a b.jpg'], 'darwin')).toEqual({
    file: '/usr/bin/open',
    args: ['-a', '/Applications/X.app', '--', '/a b.jpg'],
  });
  expect(inSystem(['/a.jpg'], 'linux', null)).toEqual([]);
  expect(inFolder('C:\\Fair\\a b.jpg', 'win32', null)).toMatchObject({
    file: expect.stringMatching(/^C:.*explorer\.exe$/),
    args: ['/select,"C:\\Fair\\a b.jpg"'],
    verbatim: true,
  });
  expect(inFolder('/fair/a.jpg', 'linux', '/usr/bin/xdg-open')).toEqual({ file: '/usr/bin/xdg-open', args: ['/fair'] });
  await expect(startProgram({ file: 'darktable', args: [] })).rejects.toThrow('absolute');
  await expect(startProgram({ file: '/not/there', args: [] })).rejects.toMatchObject({ code: 'ENOENT' });
});

test('photos reach a program as they are called, whatever that is; own programs are kept', {
  timeout: 60_000,
}, async () => {
  const folder = tempFolder('shoot');
  const names = ['-rf.jpg', '$(touch canary).jpg', 'a b;c&"d\'.jpg', 'line\nbreak.jpg'];
  await writeSmallShoot(
    folder,
    numbered(4).map((photo, n) => ({ ...photo, name: names[n]! })),
  );
  const program = recorder(tempFolder('bin'), 'my editor');
  const catalogDir = tempFolder('catalog');
  let engine = await testEngine({ catalogDir, background: 'none', startProgram });
  const { id } = await openAndSettle(engine, folder);
  const place = engine.places.tokenFor(Buffer.from(program.file));
  const added = (await engine.client.programs.add({ place })).find(({ isOwn }) => isOwn)!;
  expect(added.name).toBe('my editor');
  const notOne = engine.places.tokenFor(Buffer.from(path.join(folder, names[0]!)));
  await expect(engine.client.programs.add({ place: notOne })).rejects.toThrow();
  const ids = await idsOf(engine, id);
  expect(await engine.client.programs.open({ program: added.id, ids })).toEqual({
    says: 'Opened 4 photos in my editor',
  });
  expect(await program.told()).toEqual(names.map((name) => path.join(folder, name)));
  expect(existsSync(path.join(process.cwd(), 'canary'))).toBe(false);
  expect((await engine.client.programs.paths({ ids: [ids[0]!] })).paths).toEqual([path.join(folder, '-rf.jpg')]);
  await engine.close();
  engine = await testEngine({ catalogDir, background: 'none', startProgram });
  expect((await engine.client.programs.list({})).filter(({ isOwn }) => isOwn)).toHaveLength(1);
  rmSync(program.file);
  await expect(engine.client.programs.open({ program: added.id, ids })).rejects.toThrow();
  expect((await engine.client.programs.remove({ id: added.id })).filter(({ isOwn }) => isOwn)).toEqual([]);
});

test('a picture that is called a program is not; a photo that is away is said', { timeout: 60_000 }, async () => {
  const folder = tempFolder('shoot');
  const jpeg = await smallJpeg({ takenAt: '2026:06:14 10:00:00' });
  writeFileSync(path.join(folder, 'run-me.exe'), jpeg);
  await writeSmallShoot(folder, numbered(1));
  const program = recorder(tempFolder('bin'), 'darktable');
  const places = { platform: 'linux' as const, env: { PATH: path.dirname(program.file) }, home: folder };
  const engine = await testEngine({ background: 'none', startProgram, programPlaces: places });
  const { id } = await openAndSettle(engine, folder);
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, id) });
  const named = (name: string) => cards.find((card) => card.name === name)?.id;
  expect(await engine.client.programs.list({})).toEqual([{ id: 'darktable', name: 'darktable', isOwn: false }]);
  const disguised = named('run-me.exe');
  if (disguised)
    await expect(engine.client.programs.open({ program: 'darktable', ids: [disguised] })).rejects.toThrow();
  rmSync(path.join(folder, 'IMG_0001.jpg'));
  await expect(engine.client.programs.open({ program: 'darktable', ids: [named('IMG_0001.jpg')!] })).rejects.toThrow();
  expect(existsSync(`${program.file}.told`)).toBe(false);
});

test('a host that starts nothing offers nothing and refuses', { timeout: 60_000 }, async () => {
  const folder = tempFolder('shoot');
  await writeSmallShoot(folder, numbered(1));
  const engine = await testEngine({ background: 'none' });
  const { id } = await openAndSettle(engine, folder);
  const [photo] = await idsOf(engine, id);
  expect(await engine.client.programs.list({})).toEqual([]);
  await expect(engine.client.programs.open({ program: 'system', ids: [photo!] })).rejects.toThrow();
  await expect(engine.client.programs.show({ id: photo! })).rejects.toThrow();
  const place = engine.places.tokenFor(Buffer.from('/bin/sh'));
  await expect(engine.client.programs.add({ place })).rejects.toThrow();
});

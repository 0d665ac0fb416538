/** @file darktable and digiKam as a user starts them, on a screen of their own and with settings of their own; asked what they believe about pictures. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);

/** A process sees a home of its own, and no other program's desktop. */
function homeEnv(home: string): NodeJS.ProcessEnv {
  const at = (name: string) => {
    mkdirSync(path.join(home, name), { recursive: true, mode: 0o700 });
    return path.join(home, name);
  };
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_CONFIG_HOME: at('config'),
    XDG_CACHE_HOME: at('cache'),
    XDG_DATA_HOME: at('data'),
    XDG_RUNTIME_DIR: at('run'),
    // Its browser part refuses to run as root otherwise.
    QTWEBENGINE_DISABLE_SANDBOX: '1',
  };
}

export interface DarktableSays {
  /** -1 for a reject. */
  rating: number;
  colours: string[];
}

/** Imports the pictures (absolute paths) into a library of its own, then gives `changes` (file name -> rating). By file name. */
export async function askDarktable(
  files: readonly string[],
  changes: Readonly<Record<string, number>> = {},
): Promise<Map<string, DarktableSays>> {
  const home = tempFolder('darktable');
  const script = path.join(home, 'ask.lua');
  const quoted = (list: readonly string[]) => list.map((one) => JSON.stringify(one)).join(', ');
  const wanted = Object.entries(changes).map(([name, rating]) => `[${JSON.stringify(name)}] = ${rating}`);
  writeFileSync(
    script,
    `local dt = require "darktable"
local changes = { ${wanted.join(', ')} }
for _, file in ipairs({ ${quoted(files)} }) do dt.database.import(file) end
for _, image in ipairs(dt.database) do
  if changes[image.filename] then image.rating = changes[image.filename] end
  local colours = {}
  for _, colour in ipairs({ "red", "yellow", "green", "blue", "purple" }) do
    if image[colour] then table.insert(colours, colour) end
  end
  io.stdout:write("SAYS\\t", image.filename, "\\t", image.rating, "\\t", table.concat(colours, ","), "\\n")
end
io.stdout:flush()
os.exit(0)
`,
  );
  const at = (name: string) => path.join(home, name);
  const darktable = ['darktable', '--configdir', at('dt'), '--cachedir', at('dt-cache'), '--library', at('library.db')];
  const words = [
    '-a',
    'dbus-run-session',
    '--',
    ...darktable,
    '--disable-opencl',
    '--luacmd',
    `dofile(${JSON.stringify(script)})`,
  ];
  const { stdout } = await run('xvfb-run', words, { env: homeEnv(home), timeout: 240_000, killSignal: 'SIGKILL' });
  return new Map(
    stdout.split('\n').flatMap((line): [string, DarktableSays][] => {
      const [mark, name = '', rating = '', colours = ''] = line.split('\t');
      return mark === 'SAYS' ? [[name, { rating: Number(rating), colours: colours.split(',').filter(Boolean) }]] : [];
    }),
  );
}

export interface DigiKamSays {
  /** -1 where there is none. */
  rating: number;
  /** "Pick Label Accepted", "Color Label Red", keywords. */
  tags: string[];
  captions: string[];
}

/** Lets digiKam scan a folder with reading of sidecars switched on; resolves when it knows `count` pictures. By file name. */
export async function askDigiKam(folder: string, count: number): Promise<Map<string, DigiKamSays>> {
  const home = tempFolder('digikam');
  const env = homeEnv(home);
  const databases = path.join(home, 'db');
  mkdirSync(databases);
  writeFileSync(
    path.join(home, 'config', 'digikamrc'),
    `[General Settings]
Version=7.9.0

[Album Settings]
Scan At Start=true

[Database Settings]
${['', ' Face', ' Similarity', ' Thumbnails'].map((one) => `Database Name${one}=${databases}/`).join('\n')}
Database Type=QSQLITE
Internal Database Server=false

[Metadata Settings]
Use XMP Sidecar For Reading=true
`,
  );
  const file = path.join(databases, 'digikam4.db');
  // It asks where its database is gone to unless there is a file, be it empty.
  writeFileSync(file, '');
  // The first start makes its database and asks for a folder of pictures; the second one finds it there.
  await startUntil(env, () => tableCount(file, "SELECT count(*) FROM Settings WHERE keyword = 'DBVersion'") > 0);
  const made = new Database(file);
  made
    .prepare("INSERT INTO AlbumRoots (label, status, type, identifier, specificPath) VALUES ('pictures', 0, 1, ?, '/')")
    .run(`volumeid:?path=${folder}`);
  made.close();
  await startUntil(env, () => tableCount(file, 'SELECT count(*) FROM ImageInformation') >= count);
  const known = new Database(file, { readonly: true });
  const rows = known
    .prepare<[], { id: number; name: string; rating: number }>(
      'SELECT i.id, i.name, f.rating FROM Images i JOIN ImageInformation f ON f.imageid = i.id',
    )
    .all();
  const tags = known
    .prepare<[number], string>('SELECT t.name FROM ImageTags x JOIN Tags t ON t.id = x.tagid WHERE x.imageid = ?')
    .pluck();
  const captions = known.prepare<[number], string>('SELECT comment FROM ImageComments WHERE imageid = ?').pluck();
  const says = new Map(
    rows.map(({ id, name, rating }): [string, DigiKamSays] => [
      name,
      { rating, tags: tags.all(id), captions: captions.all(id) },
    ]),
  );
  known.close();
  return says;
}

function tableCount(file: string, query: string): number {
  if (!existsSync(file)) return 0;
  try {
    const database = new Database(file, { readonly: true });
    try {
      return database.prepare<[], number>(query).pluck().get() ?? 0;
    } finally {
      database.close();
    }
  } catch {
    // Locked, or not made yet.
    return 0;
  }
}

/** Starts digiKam and ends it once `isDone` has been true for a second: tags are written after the picture's own row. */
async function startUntil(env: NodeJS.ProcessEnv, isDone: () => boolean): Promise<void> {
  const child = spawn('xvfb-run', ['-a', 'dbus-run-session', '--', 'digikam'], {
    env,
    stdio: 'ignore',
    detached: true,
  });
  try {
    const until = Date.now() + 240_000;
    while (!isDone()) {
      if (Date.now() > until) throw new Error('digiKam did not get there in four minutes');
      if (child.exitCode !== null) throw new Error(`digiKam ended with ${child.exitCode}`);
      await delay(500);
    }
    await delay(3_000);
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // The whole group: screen, session and digiKam.
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid, 'SIGTERM');
      const hard = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 8_000);
      await ended;
      clearTimeout(hard);
    }
  }
}

/** @file The installers, as far as they can be proved without Electron's binary: the schema, and a real packing around a stand-in for it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getCurrentFuseWire } from '@electron/fuses';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { getConfig } from 'app-builder-lib/out/util/config/load.js';
import { DebugLogger } from 'builder-util';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchWithNode } from '../../electron/core/work/launch-child.ts';
import { wrongFuses } from '../../resources/check-packed.ts';
import { packedPackages } from '../../resources/packed-packages.ts';
import { closureOf, productionPackages } from '../../resources/production-packages.ts';
import { type ArchivedFile, extractAsar, listAsar } from '../support/asar-listing.ts';
import { buildDesktop } from '../support/build-desktop.ts';
import { writeElectronStandIn } from '../support/electron-stand-in.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { photo, startDesktop } from '../support/start-desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = await getConfig<Configuration>({
  packageKey: 'build',
  configFilename: 'electron-builder',
  projectDir: root,
  packageMetadata: null,
});
if (!read) throw new Error('there is no electron-builder.yml');
const config = read.result;

const exclusions = (config.files as string[]).filter((pattern) => pattern.startsWith('!')).map((one) => one.slice(1));

test("electron-builder's own schema accepts the configuration", async () => {
  await validateConfiguration(config, new DebugLogger(false));
  await expect(validateConfiguration({ ...config, nonsense: true } as never, new DebugLogger(false))).rejects.toThrow(
    'nonsense',
  );
});

describe('what each platform gets of the native files', () => {
  const binaries = ['win32/x64', 'win32/arm64', 'darwin/arm64', 'linux/x64', 'linux/arm64'];
  test.each([
    ['win32', 'x64'],
    ['win32', 'arm64'],
    ['darwin', 'arm64'],
    ['linux', 'x64'],
  ] as const)('%s %s: only its own', (platform, arch) => {
    const excluded = exclusions.map((pattern) =>
      pattern.replaceAll(/\$\{platform\}/g, platform).replaceAll(/\$\{arch\}/g, arch),
    );
    const isPacked = (file: string) => !excluded.some((pattern) => path.matchesGlob(file, pattern));
    const runtimes = binaries.filter((name) =>
      isPacked(`node_modules/onnxruntime-node/bin/napi-v6/${name}/onnxruntime_binding.node`),
    );
    expect(runtimes).toEqual([`${platform}/${arch}`]);
    const databases = ['darwin-arm64', 'linux-x64', 'linuxmusl-x64', 'win32-arm64', 'win32-x64'].filter((name) =>
      isPacked(`node_modules/better-sqlite3/prebuilds/${name}.node`),
    );
    expect(databases).toEqual([`${platform}-${arch}`]);
  });

  test('every package is either bundled and left out, or packed with all it needs', () => {
    const isPacked = (name: string) =>
      !exclusions.some((pattern) => path.matchesGlob(`node_modules/${name}/package.json`, pattern));
    const packages = productionPackages(path.join(root, 'package-lock.json'));
    const needed = closureOf(packedPackages, packages);
    // Needed for installing or building them only, or for platforms that do not exist here.
    const unused = /^(adm-zip|global-agent|node-addon-api|@types\/.*|@emnapi\/.*|@img\/sharp-.*wasm32)$/;
    expect([...needed].filter((name) => !isPacked(name) && !unused.test(name))).toEqual([]);
    const direct = Object.keys(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies);
    expect(direct.filter((name) => isPacked(name)).sort()).toEqual([...packedPackages].sort());
  });
});

describe('an installer folder, packed here', () => {
  const output = tempFolder('packed');
  // Inside the project: patterns are held against paths from its root.
  const built = path.join(root, 'out', 'packaging-test', 'dist');
  afterAll(() => rmSync(path.dirname(built), { recursive: true, force: true }));
  const app = path.join(output, 'linux-unpacked');
  let files: ArchivedFile[] = [];
  beforeAll(async () => {
    const electronDist = tempFolder('electron');
    writeElectronStandIn(electronDist);
    // A build of its own: dist/ may be built again by others meanwhile.
    mkdirSync(built, { recursive: true });
    await buildDesktop(built);
    const own = (pattern: string) => /^dist\/(\w+)\/\*\*$/.exec(pattern)?.[1];
    const filesHere = (config.files as string[]).map((pattern) => {
      const part = own(pattern);
      return part ? { from: path.join(built, part), to: `dist/${part}` } : pattern;
    });
    expect(filesHere.filter((pattern) => typeof pattern === 'object')).toHaveLength(3);
    // A file of its own: an object would be merged into electron-builder.yml, lists and all.
    const configFile = path.join(built, 'builder.json');
    writeFileSync(
      configFile,
      JSON.stringify({ ...config, files: filesHere, electronDist, directories: { ...config.directories, output } }),
    );
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', Arch.x64),
      publish: 'never',
      config: configFile,
    });
    files = listAsar(path.join(app, 'resources', 'app.asar'));
    // A whole build and a whole packing: minutes on a loaded machine.
  }, 300_000);

  test('holds bundles and packed packages, and nothing of sources, tests or other platforms', () => {
    const folders = new Set(files.map((file) => file.path.split('/').slice(0, 2).join('/')));
    const own = [...folders].filter((folder) => !folder.startsWith('node_modules/'));
    expect(own.sort()).toEqual(['dist/main', 'dist/preload', 'dist/renderer', 'package.json']);
    expect(readFileSync(path.join(app, 'resources', 'THIRD_PARTY_NOTICES.md'), 'utf8')).toContain('ExifTool');
    const foreign = /\.(node|so|dll|dylib|exe)(\.[\d.]+)?$/;
    const here = /linux-x64|linux\/x64|better-sqlite3\/prebuilds\/linux-x64|trash\/lib/;
    expect(files.filter(({ path: file }) => foreign.test(file) && !here.test(file))).toEqual([]);
    expect(files.filter(({ path: file }) => /^node_modules\/(react|@radix-ui|lucide-react|zod)\//.test(file))).toEqual(
      [],
    );
  });

  test('native code, ExifTool and ONNX Runtime lie outside the archive, whole and runnable', () => {
    const outside = (pattern: RegExp) => files.filter(({ path: file }) => pattern.test(file));
    for (const pattern of [
      /onnxruntime-node\/bin\/napi-v6\/linux\/x64\/onnxruntime_binding\.node$/,
      /onnxruntime-node\/bin\/napi-v6\/linux\/x64\/libonnxruntime\.so/,
      /@img\/sharp-linux-x64\/.*\.node$/,
      /@img\/sharp-libvips-linux-x64\/.*\.so/,
      /better-sqlite3\/prebuilds\/linux-x64\.node$/,
      /@parcel\/watcher-linux-x64-glibc\/watcher\.node$/,
      /exiftool-vendored\.pl\/bin\/exiftool$/,
    ]) {
      const found = outside(pattern);
      expect(found.length, String(pattern)).toBeGreaterThan(0);
      for (const { path: file, isUnpacked } of found) {
        expect(isUnpacked, file).toBe(true);
        expect(existsSync(path.join(app, 'resources', 'app.asar.unpacked', file)), file).toBe(true);
      }
    }
    expect(files.filter(({ hash }) => hash === null)).toEqual([]);
  });

  test('what is packed is enough: the engine runs on it alone, with its decoders, ExifTool and ONNX Runtime', async () => {
    const alone = tempFolder('alone');
    extractAsar(path.join(app, 'resources', 'app.asar'), alone);
    const shoot = tempFolder('shoot');
    await writeSmallShoot(shoot, numbered(2));
    const mainDir = path.join(alone, 'dist', 'main');
    const desktop = await startDesktop([shoot], {
      mainDir,
      engineModule: path.join(mainDir, 'engine-main.js'),
      nodeBinary: path.join(app, 'resources', 'node', 'node'),
    });
    const folderId = Number(/shoot\/(\d+)/.exec(desktop.windows[0]?.loaded[1] ?? '')?.[1]) as never;
    const engine = await desktop.connect();
    const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
    while ((await engine.photos.ids(query)).ids.length < 2) await waitMs(50);
    const { ids } = await engine.photos.ids(query);
    expect((await photo(desktop, `photo://preview/${ids[0]}?tier=nav&v=1`)).status).toBe(200);
    // No process of Electron's own decodes.
    expect(desktop.processes.started.filter(({ name }) => name.includes('decoder'))).toEqual([]);
    const { checks } = await engine.app.doctor({});
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThan(2);
  });

  test('decoders start from beside the archive, by the Node that is packed there', async () => {
    const resources = path.join(app, 'resources');
    const launch = launchWithNode(path.join(resources, 'node', 'node'));
    const child = launch(pathToFileURL(path.join(resources, 'app.asar', 'dist', 'main', 'decoder.js')));
    const first = await new Promise((resolve) => {
      child.onMessage(resolve);
      child.onExit(resolve);
    });
    expect(first).toEqual({ type: 'hello', pid: child.pid });
    child.kill();
    for (const file of [
      'node_modules/libheif-js/libheif-wasm',
      'node_modules/@imagemagick/magick-wasm/dist/x86/magick.wasm',
    ])
      expect(existsSync(path.join(resources, 'app.asar.unpacked', file)), file).toBe(true);
    expect(readFileSync(path.join(resources, 'node', 'LICENSE'), 'utf8')).toContain('Node.js');
  });

  test('every fuse is set: nothing runs the binary as Node, nothing but the archive is loaded', async () => {
    const wire = await getCurrentFuseWire(path.join(app, 'chinagraph'));
    expect(await wrongFuses(path.join(app, 'chinagraph'))).toEqual([]);
    const on = '1'.charCodeAt(0);
    expect(
      Object.entries(wire)
        .filter(([name]) => name !== 'version')
        .map(([name, state]) => [Number(name), state === on]),
    ).toEqual([
      [0, false],
      [1, true],
      [2, false],
      [3, false],
      [4, true],
      [5, true],
      [6, false],
      [7, false],
      [8, true],
    ]);
  });
});

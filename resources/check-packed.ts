/** @file `npm run check-packed`, after packing: the binary's fuses are those of electron-builder.yml, and (macOS, Windows) a changed archive does not start. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

const output = fileURLToPath(new URL('../dist/installers/', import.meta.url));

/** Fuses that must be on; all others must be off. */
const fusesOn: readonly number[] = [
  FuseV1Options.EnableCookieEncryption,
  FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  FuseV1Options.OnlyLoadAppFromAsar,
  FuseV1Options.WasmTrapHandlers,
];

/** Names of fuses that are not as they should be. */
export async function wrongFuses(fused: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(fused);
  return Object.entries(wire)
    .filter(([name]) => name !== 'version')
    .filter(([name, state]) => (state === '1'.charCodeAt(0)) !== fusesOn.includes(Number(name)))
    .map(([name]) => FuseV1Options[Number(name)] ?? name);
}

interface Packed {
  /** What carries the fuses: on macOS the bundle, elsewhere the binary. */
  fused: string;
  binary: string;
  archive: string;
}

function findPacked(): Packed {
  for (const name of readdirSync(output)) {
    const folder = path.join(output, name);
    const bundle = path.join(folder, 'Chinagraph.app');
    const app = path.join(bundle, 'Contents');
    const candidates: Packed[] = [
      {
        fused: bundle,
        binary: path.join(app, 'MacOS', 'Chinagraph'),
        archive: path.join(app, 'Resources', 'app.asar'),
      },
      {
        fused: path.join(folder, 'Chinagraph.exe'),
        binary: path.join(folder, 'Chinagraph.exe'),
        archive: path.join(folder, 'resources', 'app.asar'),
      },
      {
        fused: path.join(folder, 'chinagraph'),
        binary: path.join(folder, 'chinagraph'),
        archive: path.join(folder, 'resources', 'app.asar'),
      },
    ];
    const found = candidates.find(({ binary }) => existsSync(binary));
    if (found) return found;
  }
  throw new Error(`nothing is packed in ${output}`);
}

/** Changes one byte of the archive's code, starts the app, and puts the byte back. True when the app refused to run. */
function refusesChangedArchive({ binary, archive }: Packed): boolean {
  const whole = readFileSync(archive);
  const changed = Buffer.from(whole);
  const at = changed.indexOf('createEngine');
  if (at < 0) throw new Error('the archive does not hold the engine');
  changed[at] = (changed[at] ?? 0) ^ 1;
  writeFileSync(archive, changed);
  try {
    const { status, signal } = spawnSync(binary, [], { timeout: 20_000, stdio: 'ignore' });
    return signal !== 'SIGTERM' && status !== 0;
  } finally {
    writeFileSync(archive, whole);
  }
}

if (import.meta.main) {
  const packed = findPacked();
  const wrong = await wrongFuses(packed.fused);
  if (wrong.length > 0) throw new Error(`fuses not as they should be: ${wrong.join(', ')}`);
  // Electron checks the archive on macOS and Windows only.
  if (process.platform !== 'linux' && !refusesChangedArchive(packed)) throw new Error('a changed archive was run');
  process.stdout.write('fuses as configured; a changed archive is refused where the platform checks it\n');
}

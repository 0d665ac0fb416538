/** @file A folder that looks to electron-builder like an unpacked Electron: small files, the binary with a fuse wire in it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What @electron/fuses looks for in a binary: its sentinel, version 1, nine fuses, the last off so that setting it shows. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const shipped = '101100010';

export function writeElectronStandIn(folder: string): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, shipped.length]), Buffer.from(shipped)]);
  writeFileSync(path.join(folder, 'electron'), Buffer.concat([Buffer.alloc(512), wire, Buffer.alloc(512)]), {
    mode: 0o755,
  });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak'])
    writeFileSync(path.join(folder, name), '45.3.4');
}

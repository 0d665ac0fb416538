/** @file Writes metadata into every picture of a folder, as an export does, over and over until it is killed, or once. Arguments: folder, seed, once | stay. Says "ready" once ExifTool has written the first picture, then "writing" and "written" around each. */
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import { createExifToolWriter } from '../../electron/core/exporting/embed/exiftool-writer.ts';
import { writeInto } from '../../electron/core/exporting/embed/write-into.ts';
import { planSidecar } from '../../electron/core/exporting/sidecars/plan-sidecar.ts';
import { readEmbeddedXmp } from '../../electron/core/xmp/embedded-xmp.ts';
import { seeded } from './suite.ts';

const [dir, seed, end] = process.argv.slice(2) as [string, string, string];
const random = seeded(Number(seed));
const { signal } = new AbortController();

/** ExifTool's own reads and writes fail too, where those of this process do. */
async function toolPath(): Promise<string> {
  const vendored = typeof exiftoolPath === 'string' ? exiftoolPath : await exiftoolPath();
  if (!process.env.LD_PRELOAD) return vendored;
  const script = path.join(tmpdir(), `chinagraph-faults-exiftool-${process.pid}`);
  const settings = ['LD_PRELOAD', 'IO_SHIM_PATH', 'IO_SHIM_AT'].map((name) => `export ${name}='${process.env[name]}'`);
  writeFileSync(script, ['#!/bin/sh', ...settings, `exec '${vendored}' "$@"`, ''].join('\n'));
  chmodSync(script, 0o700);
  return script;
}

const tool = createExifToolWriter({ exiftoolPath: await toolPath() });
let refused = 0;
do {
  for (const name of readdirSync(dir)
    .filter((entry) => !entry.startsWith('.'))
    .sort()) {
    const file = Buffer.from(path.join(dir, name));
    try {
      const expected = await readEmbeddedXmp(file);
      const { text } = planSidecar({
        decision: { flag: 'pick', stars: 1 + Math.floor(random() * 5), label: 'none' } as never,
        turned: { turn: 0, orientation: 1 },
        profile: 'lightroom',
        bytes: expected,
        base: {},
        overwriteConflicts: true,
        elements: new Map(),
      });
      if (text === null) continue;
      const asked = { file, packet: text, expected, base: null, nowIso: new Date().toISOString() };
      process.send?.('writing');
      await writeInto(tool, asked, signal);
      process.send?.('written');
    } catch (error) {
      process.send?.({ name, refusal: String(error) });
      refused += 1;
    }
  }
} while (end === 'stay');
await tool.end();
process.send?.({ refused });
process.disconnect?.();

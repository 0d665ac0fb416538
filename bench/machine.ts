/** @file The machine under the figures. */
import { execFileSync } from 'node:child_process';
import { cpus, freemem, loadavg, release, totalmem } from 'node:os';
import Database from 'better-sqlite3';
import sharp from 'sharp';

export interface Machine {
  cpu: string;
  cores: number;
  memoryMb: number;
  freeMb: number;
  /** Processes that wanted a core over the last minute: well above 0 at the start, others were working too. */
  load: number;
  platform: string;
  kernel: string;
  versions: Record<string, string>;
}

export function describeMachine(): Machine {
  const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryMb: mb(totalmem()),
    freeMb: mb(freemem()),
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    platform: `${process.platform} ${process.arch}`,
    kernel: release(),
    versions: {
      node: process.version,
      sqlite: sqliteVersion(),
      sharp: sharp.versions.sharp ?? 'unknown',
      vips: sharp.versions.vips,
      vipsthumbnail: versionOf('vipsthumbnail', '--vips-version') ?? 'not installed',
    },
  };
}

function sqliteVersion(): string {
  const memory = new Database(':memory:');
  try {
    return String(memory.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    memory.close();
  }
}

function versionOf(program: string, flag: string): string | null {
  try {
    return execFileSync(program, [flag], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

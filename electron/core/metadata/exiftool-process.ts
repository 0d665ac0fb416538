/** @file ExifTool's processes: how many, how they start, and what happens where they cannot. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { ExifTool, exiftoolPath as vendoredPath } from 'exiftool-vendored';

const taskTimeoutMs = 20_000;
const probeTimeoutMs = 30_000;
const systemPerl = '/usr/bin/perl';

/** ExifTool is a program on Windows and a Perl script elsewhere; its first line names the system's Perl, which may live in another place. */
function commandOf(script: string, args: readonly string[]): [command: string, args: string[]] {
  return process.platform === 'win32' || existsSync(systemPerl) ? [script, [...args]] : ['perl', [script, ...args]];
}

/** A quarter of the cores and one more process: pixels need the rest. Nothing starts before the first task. End it with `.end()`. */
export function createExifTool(options: { processes?: number; exiftoolPath?: string } = {}): ExifTool {
  const path = options.exiftoolPath ?? vendoredPath;
  const exiftool: ExifTool = new ExifTool({
    maxProcs: options.processes ?? Math.floor(cpus().length / 4) + 1,
    taskTimeoutMillis: taskTimeoutMs,
    exiftoolPath: path,
    processFactory: async () => {
      const [command, args] = commandOf(await exiftool.exiftoolPath(), exiftool.options.exiftoolArgs);
      const child = spawn(command, args, { stdio: 'pipe', windowsHide: true, env: { ...exiftoolEnv(), LANG: 'C' } });
      // A failed start is reported by the task that waits for it. Without a listener it would end the whole engine.
      child.on('error', () => undefined);
      return child;
    },
  });
  return exiftool;
}

/** Version, or null where it does not start. One short process of its own: the long-lived ones would be started again and again. */
export async function probeExifTool(exiftool: ExifTool): Promise<string | null> {
  try {
    const [command, args] = commandOf(await exiftool.exiftoolPath(), ['-ver']);
    const { stdout } = await promisify(execFile)(command, args, { timeout: probeTimeoutMs, env: exiftoolEnv() });
    return /^\d+\.\d+/.exec(stdout.trim())?.[0] ?? null;
  } catch {
    return null;
  }
}

/** PATH to find Perl, HOME for its configuration; nothing else concerns it. */
function exiftoolEnv(): NodeJS.ProcessEnv {
  const { PATH, HOME, EXIFTOOL_HOME, SystemRoot, TEMP, TMP } = process.env;
  const wanted = { PATH, HOME, EXIFTOOL_HOME, SystemRoot, TEMP, TMP };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

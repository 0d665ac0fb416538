/** @file ExifTool's processes: how many, how they start, and what happens where they cannot. */

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { type ExifTool, exiftoolPath as vendoredPath } from 'exiftool-vendored';
import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';
import { type Clocks, PatientExifTool } from './patient-exiftool.ts';

const taskTimeoutMs = 20_000;
const probeTimeoutMs = 30_000;
const systemPerl = '/usr/bin/perl';

/** ExifTool is a program on Windows and a Perl script elsewhere; its first line names the system's Perl, which may live in another place. */
function commandOf(script: string, args: readonly string[]): [command: string, args: string[]] {
  return process.platform === 'win32' || existsSync(systemPerl) ? [script, [...args]] : ['perl', [script, ...args]];
}

/** A quarter of the cores and one more process: pixels need the rest. Nothing starts before the first task. End it with `.end()`. */
export function createExifTool(
  options: { processes?: number; exiftoolPath?: string; taskTimeoutMs?: number; clocks?: Clocks } = {},
): ExifTool {
  const path = options.exiftoolPath ?? vendoredPath;
  const exiftool: PatientExifTool = new PatientExifTool(
    {
      maxProcs: options.processes ?? Math.floor(cpus().length / 4) + 1,
      taskTimeoutMillis: options.taskTimeoutMs ?? taskTimeoutMs,
      exiftoolPath: path,
      processFactory: async () => {
        const [command, args] = commandOf(await exiftool.exiftoolPath(), exiftool.options.exiftoolArgs);
        const child = spawn(command, args, { stdio: 'pipe', windowsHide: true, env: { ...exiftoolEnv(), LANG: 'C' } });
        // A failed start is reported by the task that waits for it. Without a listener it would end the whole engine.
        child.on('error', () => undefined);
        if (child.pid === undefined) {
          const [error] = (await once(child, 'error')) as [Error];
          exiftool.startFailed(error.message);
          throw error;
        }
        return child;
      },
    },
    options.clocks,
  );
  return exiftool;
}

export type Probed = { ok: true; version: string } | { ok: false; message: Told };

/** A process that was ended from outside, or did not get its turn on a busy machine, says nothing about the next one. */
const probeTries = 3;

/** Whether it starts, and if not, why. Short processes of their own: the long-lived ones would be started again and again. */
export async function probeExifTool(exiftool: ExifTool): Promise<Probed> {
  for (let tries = 1; ; tries++) {
    try {
      const [command, args] = commandOf(await exiftool.exiftoolPath(), ['-ver']);
      const { stdout } = await promisify(execFile)(command, args, { timeout: probeTimeoutMs, env: exiftoolEnv() });
      const version = /^\d+\.\d+/.exec(stdout.trim())?.[0];
      if (version) return { ok: true, version };
      if (tries >= probeTries)
        return { ok: false, message: cannotStart(say('exiftool.answered', { answer: stdout.trim().slice(0, 60) })) };
    } catch (error) {
      const { code, signal, killed, stderr } = error as ExecFailure;
      if (code === 'ENOENT' || code === 'EACCES') return { ok: false, message: missing };
      const reason = killed
        ? say('exiftool.silent', { seconds: probeTimeoutMs / 1000 })
        : signal
          ? say('exiftool.ended', { signal })
          : firstLine(stderr) || say('exiftool.code', { code: String(code) });
      if (tries >= probeTries)
        return { ok: false, message: cannotStart(say('exiftool.tries', { reason, times: probeTries })) };
    }
  }
}

/** What Node's execFile rejects with. */
interface ExecFailure {
  code?: string | number;
  signal?: string | null;
  killed?: boolean;
  stderr?: string;
}

const missing = process.platform === 'win32' ? say('exiftool.broken') : say('exiftool.noPerl');
const cannotStart = (reason: string) => say('exiftool.cannotStart', { reason });
const firstLine = (text: string | undefined) => (text ?? '').trim().split('\n')[0]!.slice(0, 200);

/** PATH to find Perl, HOME for its configuration; nothing else concerns it. */
function exiftoolEnv(): NodeJS.ProcessEnv {
  const { PATH, HOME, EXIFTOOL_HOME, SystemRoot, TEMP, TMP } = process.env;
  const wanted = { PATH, HOME, EXIFTOOL_HOME, SystemRoot, TEMP, TMP };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

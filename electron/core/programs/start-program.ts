/** @file Starting another program: by its absolute path, with files as arguments, never through a shell, and not as a part of this one. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export interface ToStart {
  /** Absolute. */
  file: string;
  args: readonly string[];
  /** Windows: `args` are quoted already, as explorer.exe wants them. */
  verbatim?: boolean;
}

/** Resolves when it runs; rejects with the system's error. */
export type StartProgram = (what: ToStart) => Promise<void>;

export const startProgram: StartProgram = ({ file, args, verbatim = false }) =>
  new Promise((resolve, reject) => {
    if (!path.isAbsolute(file)) throw new Error('a program is started by its absolute path');
    const child = spawn(file, args, {
      ...{ shell: false, detached: true, stdio: 'ignore' },
      windowsVerbatimArguments: verbatim,
    });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });

/** An installed program with files. */
export function withFiles(program: string, files: readonly string[], platform: NodeJS.Platform): ToStart {
  if (platform === 'darwin' && program.endsWith('.app'))
    return { file: '/usr/bin/open', args: ['-a', program, '--', ...files] };
  return { file: program, args: files };
}

/** Each file in what the system opens it with. `opener`: xdg-open's path; Linux alone needs it. */
export function inSystem(files: readonly string[], platform: NodeJS.Platform, opener: string | null): ToStart[] {
  if (platform === 'darwin') return [{ file: '/usr/bin/open', args: ['--', ...files] }];
  if (platform === 'win32') return files.map((file) => ({ file: explorer(), args: [`"${file}"`], verbatim: true }));
  return opener ? files.map((file) => ({ file: opener, args: [file] })) : [];
}

/** The folder of a file, with the file marked where the system can. */
export function inFolder(file: string, platform: NodeJS.Platform, opener: string | null): ToStart | null {
  if (platform === 'darwin') return { file: '/usr/bin/open', args: ['-R', '--', file] };
  // A name on Windows holds no quote.
  if (platform === 'win32') return { file: explorer(), args: [`/select,"${file}"`], verbatim: true };
  return opener ? { file: opener, args: [path.dirname(file)] } : null;
}

const explorer = (): string => path.win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'explorer.exe');

/**
 * @file Extended attributes (Finder's tags, a file manager's ratings, where a download came from) from one file to another. Node has no call for them:
 * the system's own tools do it, and where there is none or the file system keeps none, the file is whole without them.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Absolute paths. Never fails: attributes are not the file. Windows keeps none that a photographer made. */
export async function copyAttributes(from: Buffer, to: Buffer): Promise<void> {
  const [source, target] = [from.toString('utf8'), to.toString('utf8')];
  if (!Buffer.from(source).equals(from) || !Buffer.from(target).equals(to)) return;
  try {
    if (process.platform === 'linux')
      await run('cp', ['--attributes-only', '--preserve=xattr', '--', source, target], { timeout: 10_000 });
    else if (process.platform === 'darwin') await copyEach(source, target);
  } catch {
    // No such tool (BusyBox), or a file system without attributes.
  }
}

async function copyEach(source: string, target: string): Promise<void> {
  const { stdout } = await run('/usr/bin/xattr', [source], { timeout: 10_000 });
  for (const name of stdout.split('\n').filter(Boolean)) {
    const { stdout: hex } = await run('/usr/bin/xattr', ['-px', name, source], { timeout: 10_000 });
    await run('/usr/bin/xattr', ['-wx', name, hex.replace(/\s/g, ''), target], { timeout: 10_000 });
  }
}

/** @file A clip's poster: the thumbnail that the camera put beside it, the picture inside it, or a frame that the system's ffmpeg takes out of it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A long clip on a slow card. */
const patienceMs = 30_000;
const places = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin'];

/** Absolute; null where there is none. CHINAGRAPH_FFMPEG names another. */
export function findFfmpeg(env: NodeJS.ProcessEnv = process.env): string | null {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const folders = [...(env.PATH ?? '').split(path.delimiter), ...places].filter((folder) => path.isAbsolute(folder));
  const candidates = [
    ...(env.CHINAGRAPH_FFMPEG ? [env.CHINAGRAPH_FFMPEG] : []),
    ...folders.map((one) => path.join(one, name)),
  ];
  return candidates.find((file) => path.isAbsolute(file) && existsSync(file)) ?? null;
}

/** IMG_1.THM beside IMG_1.MP4, whatever the case of either. */
export async function thumbnailBeside(clip: string): Promise<string | null> {
  const { dir, name } = path.parse(clip);
  const wanted = `${name}.thm`.toLowerCase();
  const names = await readdir(dir).catch(() => []);
  const found = names.find((one) => one.toLowerCase() === wanted);
  return found === undefined ? null : path.join(dir, found);
}

/** A second into it, since many begin black; its first frame where it is shorter. False where nothing came of it. */
export async function takeFrame(ffmpeg: string, clip: string, to: string): Promise<boolean> {
  const isReadable = await access(clip).then(
    () => true,
    () => false,
  );
  if (!isReadable) return false;
  for (const second of ['1', '0']) {
    const input = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-ss', second, '-i', `file:${clip}`];
    const output = ['-frames:v', '1', '-vf', 'scale=w=min(iw\\,1920):h=-2', '-q:v', '3', '-f', 'mjpeg', '-y', to];
    await run(ffmpeg, [...input, ...output], { timeout: patienceMs, killSignal: 'SIGKILL' }).catch(() => undefined);
    if (((await stat(to).catch(() => null))?.size ?? 0) > 0) return true;
  }
  return false;
}

/** @file Servers that nobody here wrote, started on loopback from the virtual environment that `.ci/run` makes; skipped by name where it is not there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const environment = process.env.CHINAGRAPH_SERVERS ?? path.join(homedir(), '.cache/chinagraph-servers');
const here = fileURLToPath(new URL('.', import.meta.url));
const startMs = 90_000;

export type ServerKind = 'mlserver' | 'triton';
const needs: Record<ServerKind, string> = { mlserver: 'mlserver', triton: 'pytriton' };

export const hasServer = (kind: ServerKind): boolean =>
  existsSync(path.join(environment, 'bin/python')) &&
  ['3.10', '3.11', '3.12', '3.13'].some((version) =>
    existsSync(path.join(environment, `lib/python${version}/site-packages`, needs[kind])),
  );

export interface RunningServer {
  url: string;
  /** As a machine that loses its power. */
  kill(): Promise<void>;
}

/** A port that was free a moment ago, and the two behind it. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port < 65_000 ? port : freePort();
}

/** @param name under which the model is served. @param model an ONNX file. @param work a folder for the server's own files. */
export async function startServer(kind: ServerKind, name: string, model: string, work: string): Promise<RunningServer> {
  const port = await freePort();
  const bin = (program: string) => path.join(environment, 'bin', program);
  const env = { ...process.env, PYTHONPATH: here, PYTHONDONTWRITEBYTECODE: '1' };
  let child: ChildProcess;
  if (kind === 'mlserver') {
    const folder = path.join(work, 'mlserver', name);
    mkdirSync(folder, { recursive: true });
    const settings = {
      host: '127.0.0.1',
      http_port: port,
      grpc_port: port + 1,
      metrics_port: port + 2,
      parallel_workers: 0,
    };
    writeFileSync(path.join(work, 'mlserver/settings.json'), JSON.stringify(settings));
    const parameters = { uri: model };
    writeFileSync(
      path.join(folder, 'model-settings.json'),
      JSON.stringify({ name, implementation: 'mlserver_runtime.OnnxRuntime', parameters }),
    );
    const cwd = path.join(work, 'mlserver');
    child = spawn(bin('mlserver'), ['start', '.'], { cwd, env, stdio: 'ignore', detached: true });
  } else {
    const words = [path.join(here, 'triton_server.py'), model, name, String(port)];
    child = spawn(bin('python'), words, { cwd: work, env, stdio: 'ignore', detached: true });
  }
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const kill = async (): Promise<void> => {
    try {
      // The server has children of its own: the whole group that was started here.
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended.
    }
    await exited;
  };
  for (const until = Date.now() + startMs; Date.now() < until; await wait(300)) {
    if (child.exitCode !== null) throw new Error(`${kind} ended with code ${child.exitCode}`);
    const ready = await fetch(`${url}/v2/models/${name}/ready`).catch(() => null);
    if (ready?.status === 200) return { url, kill };
  }
  await kill();
  throw new Error(`${kind} was not ready within ${startMs / 1000} s`);
}

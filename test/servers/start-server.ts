/** @file Servers that nobody here wrote, started on loopback from the virtual environment that `.ci/run` makes; skipped by name where it is not there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const environment = process.env.CHINAGRAPH_SERVERS ?? path.join(homedir(), '.cache/chinagraph-servers');
const here = fileURLToPath(new URL('.', import.meta.url));
const examples = fileURLToPath(new URL('../../docs/serving', import.meta.url));
const startMs = 150_000;

export type ServerKind = 'mlserver' | 'openvino' | 'triton';
/** openvino: OpenVINO's runtime inside MLServer. Triton: as PyTriton carries it. */
const needs: Record<ServerKind, string[]> = {
  mlserver: ['mlserver', 'onnxruntime'],
  openvino: ['mlserver', 'openvino'],
  triton: ['pytriton', 'onnxruntime'],
};
const runtimes = { mlserver: 'OnnxRuntime', openvino: 'OpenVino' };

const pythonLibrary = (): { version: string; packages: string } | null => {
  for (const version of ['3.10', '3.11', '3.12', '3.13']) {
    const packages = path.join(environment, `lib/python${version}/site-packages`);
    if (existsSync(packages)) return { version, packages };
  }
  return null;
};

export const hasServer = (kind: ServerKind): boolean => {
  const library = pythonLibrary();
  return library !== null && needs[kind].every((name) => existsSync(path.join(library.packages, name)));
};

export interface RunningServer {
  url: string;
  /** Of the group of processes that it is. */
  pid: number;
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

/**
 * @param models a folder as `models export` writes it.
 * @param name of the model in it that must be ready before this returns; MLServer serves it alone.
 * @param work a folder for the server's own files.
 */
export async function startServer(
  kind: ServerKind,
  models: string,
  name: string,
  work: string,
): Promise<RunningServer> {
  const port = await freePort();
  const child = kind === 'triton' ? startTriton(models, port, work) : startMlServer(kind, models, name, port, work);
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
    if (ready?.status === 200) return { url, pid: child.pid!, kill };
  }
  await kill();
  throw new Error(`${kind} was not ready within ${startMs / 1000} s`);
}

function startMlServer(
  kind: 'mlserver' | 'openvino',
  models: string,
  name: string,
  port: number,
  work: string,
): ChildProcess {
  const cwd = path.join(work, kind);
  mkdirSync(path.join(cwd, name), { recursive: true });
  const ports = { http_port: port, grpc_port: port + 1, metrics_port: port + 2 };
  writeFileSync(path.join(cwd, 'settings.json'), JSON.stringify({ host: '127.0.0.1', ...ports, parallel_workers: 0 }));
  const parameters = { uri: path.join(models, name, '1', 'model.onnx') };
  writeFileSync(
    path.join(cwd, name, 'model-settings.json'),
    JSON.stringify({ name, implementation: `mlserver_runtime.${runtimes[kind]}`, parameters }),
  );
  const env = { ...process.env, PYTHONPATH: examples, THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' };
  const program = path.join(environment, 'bin', 'mlserver');
  return spawn(program, ['start', '.'], { cwd, env, stdio: 'ignore', detached: true });
}

/** Triton itself, reading the exported folder; what it calls `onnxruntime` is a backend of ours in Python. Copied: it takes no links. */
function startTriton(models: string, port: number, work: string): ChildProcess {
  const { version, packages } = pythonLibrary()!;
  const triton = path.join(packages, 'pytriton', 'tritonserver');
  const backends = path.join(work, 'backends');
  mkdirSync(path.join(backends, 'python'), { recursive: true });
  mkdirSync(path.join(backends, 'onnxruntime'));
  for (const file of ['libtriton_python.so', 'triton_python_backend_utils.py'])
    copyFileSync(path.join(triton, 'backends', 'python', file), path.join(backends, 'python', file));
  const stub = 'triton_python_backend_stub';
  copyFileSync(path.join(triton, 'python_backend_stubs', version, stub), path.join(backends, 'python', stub));
  copyFileSync(path.join(here, 'triton_backend', 'model.py'), path.join(backends, 'onnxruntime', 'model.py'));
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: path.join(packages, 'nvidia_pytriton.libs'),
    CHINAGRAPH_SITE_PACKAGES: packages,
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const words = [`--model-repository=${models}`, `--backend-directory=${backends}`, `--http-port=${port}`];
  const quiet = ['--http-address=127.0.0.1', '--allow-grpc=false', '--allow-metrics=false'];
  return spawn(path.join(triton, 'bin', 'tritonserver'), [...words, ...quiet], {
    env,
    stdio: 'ignore',
    detached: true,
  });
}

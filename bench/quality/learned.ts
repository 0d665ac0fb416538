/**
 * @file Learned metrics: conversions, and LPIPS and CLIP on the processor. Where CHINAGRAPH_TORCH names a Python with torch, torchvision, lpips and openai-clip,
 * the same networks run there in the same run. One thread each, by processor time: the machine's load has no part in it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tensor } from 'onnxruntime-node';
import { convertInChild } from '../../electron/core/models/convert-in-child.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { loadOnnxRuntime } from '../../native-models/onnx/runtime.ts';
import { treeUse } from '../process-tree.ts';
import { type BenchResult, resultOf } from '../result.ts';
import { watchMemory } from '../watch-memory.ts';

/** Of the tests, loaded when asked for. */
interface Files {
  writeLpipsFiles(dir: string, network: 'alex'): string;
  writePaq2piq(dir: string): string;
  writeArniqa(dir: string): string;
  writeTopiq(dir: string): string;
  writeNima(dir: string): Promise<string>;
  /** A CLIP ViT-B/32 of full size with a vocabulary. */
  writeWholeClip(dir: string): string;
}

interface AttentionFiles {
  writeAFine(dir: string, sizes: object): string;
  writeManiqa(dir: string, sizes: object): string;
  wholeAFine: object;
  wholeManiqa: object;
}

const repeats = 7;
const pair = { rows: 384, columns: 512 };

/** `say`: each conversion as it is done; the whole takes minutes. */
export async function benchLearned(say: (text: string) => void): Promise<BenchResult[]> {
  const dir = await mkdtemp(join(tmpdir(), 'chinagraph-bench-learned-'));
  try {
    const support = (name: string) => import(new URL(`../../test/support/${name}.ts`, import.meta.url).href);
    const files = (await support('network-files')) as Files;
    const attention = (await support('attention-network-files')) as AttentionFiles;
    const clip = files.writeWholeClip(dir);
    const results: BenchResult[] = [];
    const convert = async (id: string, family: string, source: string): Promise<string> => {
      const outDir = await mkdtemp(join(dir, 'converted-'));
      const conversion = { kind: 'family', id, family: { name: family, module: null } } as const;
      const beforeMb = treeUse(new Set(), true)?.pssMb ?? Number.NaN;
      const memory = watchMemory(new Set(), 200);
      const start = performance.now();
      const done = await convertInChild(launchNodeChild, { conversion, source, outDir }, undefined, () => undefined);
      const ms = performance.now() - start;
      const peakMb = memory.stop() - beforeMb;
      if (!done.ok) throw new Error(done.problem);
      say(`${id} converted in ${Math.round(ms)} ms, ${Math.round(peakMb)} MB`);
      results.push(resultOf(`conversion, ${id}`, 'ms', [ms], 'in its own process'));
      results.push(resultOf(`conversion, ${id}: peak memory`, 'MB', [peakMb], 'more than before it began'));
      return join(outDir, done.files[0]!.name);
    };
    const lpips = await convert('lpips-alex', 'lpips', files.writeLpipsFiles(dir, 'alex'));
    await convert('paq2piq', 'paq2piq', files.writePaq2piq(dir));
    await convert('arniqa-koniq', 'arniqa', files.writeArniqa(dir));
    await convert('topiq-nr-koniq', 'topiq', files.writeTopiq(dir));
    await convert('nima-aesthetic', 'nima', await files.writeNima(dir));
    await convert('maniqa-koniq', 'maniqa', attention.writeManiqa(dir, attention.wholeManiqa));
    await convert('a-fine', 'a-fine', attention.writeAFine(dir, attention.wholeAFine));
    const images = await convert('clip-vit-b-32', 'clip', clip);
    const { Tensor: OrtTensor } = await loadOnnxRuntime();
    const bytes = (rows: number, columns: number) =>
      new OrtTensor(
        'uint8',
        Uint8Array.from({ length: rows * columns * 3 }, (_, i) => (i * 7919) % 251),
        [1, rows, columns, 3],
      );
    const both = { reference: bytes(pair.rows, pair.columns), test: bytes(pair.rows, pair.columns) };
    const ours = {
      lpips: await timesOf(lpips, both),
      clip: await timesOf(images, { pictures: bytes(224, 224) }),
    };
    const torch = process.env.CHINAGRAPH_TORCH;
    const theirs = torch ? torchTimes(torch) : null;
    const names = {
      lpips: `LPIPS (AlexNet), a pair of ${pair.columns}x${pair.rows}`,
      clip: 'CLIP ViT-B/32, a picture',
    };
    for (const part of ['lpips', 'clip'] as const) {
      results.push(resultOf(names[part], 'ms processor', ours[part], 'one thread'));
      if (!theirs) continue;
      results.push(resultOf(`${names[part]}, PyTorch`, 'ms processor', theirs[part], `one thread, ${theirs.version}`));
      results.push(resultOf(`${names[part]} against PyTorch`, 'times', [median(ours[part]) / median(theirs[part])]));
    }
    return results;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function timesOf(model: string, feeds: Record<string, Tensor>): Promise<number[]> {
  const { InferenceSession } = await loadOnnxRuntime();
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  const times: number[] = [];
  for (let run = 0; run < repeats + 2; run++) {
    const before = process.cpuUsage();
    await session.run(feeds);
    const { user, system } = process.cpuUsage(before);
    if (run >= 2) times.push((user + system) / 1000);
  }
  await session.release();
  return times;
}

function torchTimes(python: string): { version: string; lpips: number[]; clip: number[] } {
  const script = fileURLToPath(new URL('./torch-times.py', import.meta.url));
  return JSON.parse(
    execFileSync(python, [script, String(repeats)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .at(-1)!,
  );
}

const median = (values: number[]) => values.toSorted((x, y) => x - y)[values.length >> 1]!;

/** @file What the processor can do: the rate of one large float32 matrix product in ONNX Runtime, as the limit that models are held against. */
import type { InferenceSession } from 'onnxruntime-node';
import { createGraphBuilder, modelToBytes } from '../native-models/onnx/index.ts';
import { loadOnnxRuntime } from '../native-models/onnx/runtime.ts';

const side = 1536;
let session: InferenceSession | undefined;

/** Multiply-adds per second. */
export async function measurePeak(threads: number): Promise<number> {
  const ort = await loadOnnxRuntime();
  if (!session) {
    const graph = createGraphBuilder('peak');
    const left = graph.input('left', 'float32', [side, side]);
    const weights = Float32Array.from({ length: side * side }, (_, index) => Math.sin(index));
    const product = graph.node('MatMul', [left, graph.floatConstant('right', [side, side], weights)]);
    graph.output(product, 'product', 'float32', [side, side]);
    session = await ort.InferenceSession.create(modelToBytes(graph.finish({ '': 17 })), { intraOpNumThreads: threads });
  }
  const feeds = { left: new ort.Tensor('float32', new Float32Array(side * side).fill(0.5), [side, side]) };
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    await session.run(feeds);
    best = Math.min(best, performance.now() - start);
  }
  return (side ** 3 / best) * 1000;
}

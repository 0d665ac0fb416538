/** @file The decoder's own small heap, collected by hand: V8 is told not to (see main.ts), and would let it grow tenfold over some hundred pictures. */
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

/** More than twice what code and one job take. Of what is used: what V8 has reserved does not shrink again. */
const limitBytes = 32 * 2 ** 20;

const collectAll = (): (() => void) => {
  v8.setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

/** Call it between pictures: collects when more than the limit is used, once in some hundred pictures. Parameters are for tests. */
export function createHeapKeeper(
  heapBytes: () => number = () => v8.getHeapStatistics().used_heap_size,
  collect: () => void = collectAll(),
): () => void {
  return () => {
    if (heapBytes() > limitBytes) collect();
  };
}

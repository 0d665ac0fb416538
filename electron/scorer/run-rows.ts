/** @file Inputs that are too large for one call of a session, in parts along their first axis. */
import type { Feeds, Outputs, TensorData } from '../../native-models/adapters/index.ts';

/** Inputs of at most `rowsPerCall` rows each, in order; as they are when it is left out. Throws where inputs have different numbers of rows. */
export function partsOf(feeds: Feeds, rowsPerCall: number | undefined): Feeds[] {
  const tensors = Object.entries(feeds);
  const rows = tensors[0]?.[1].dims[0] ?? 0;
  if (rowsPerCall === undefined || rows <= rowsPerCall) return [feeds];
  if (tensors.some(([, { dims }]) => dims[0] !== rows)) throw new Error('inputs that are cut have one number of rows');
  return Array.from({ length: Math.ceil(rows / rowsPerCall) }, (_, part) =>
    Object.fromEntries(
      tensors.map(([name, tensor]) => [
        name,
        rowsOf(tensor, part * rowsPerCall, Math.min(rows, (part + 1) * rowsPerCall)),
      ]),
    ),
  );
}

function rowsOf({ type, data, dims }: TensorData, from: number, to: number): TensorData {
  const [rows, ...rest] = dims;
  const size = data.length / rows!;
  return { type, data: data.subarray(from * size, to * size), dims: [to - from, ...rest] } as TensorData;
}

/** Outputs of the parts one behind the other. */
export function joinParts(parts: readonly Outputs[]): Outputs {
  const [first] = parts;
  if (parts.length === 1 || !first) return first ?? {};
  return Object.fromEntries(
    Object.entries(first).map(([name, { dims }]) => {
      const all = parts.map((part) => part[name]!);
      const data = new Float32Array(all.reduce((sum, one) => sum + one.data.length, 0));
      let offset = 0;
      for (const one of all) {
        data.set(one.data, offset);
        offset += one.data.length;
      }
      return [name, { data, dims: [all.reduce((sum, one) => sum + (one.dims[0] ?? 0), 0), ...dims.slice(1)] }];
    }),
  );
}

/**
 * @file A restricted unpickler: the opcodes of pickle protocol 2 that `torch.save` emits for weights, and no others.
 * It builds text, numbers, tuples, dictionaries, storage references and tensor descriptions. A global name that is not
 * on the list below ends the reading before anything is built from it: nothing in the file can run.
 */
import { CheckpointError } from './checkpoint-error.ts';
import type { StoredElement } from './element-readers.ts';

const storageElements: Readonly<Record<string, StoredElement>> = {
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  FloatStorage: 'float32',
  DoubleStorage: 'float64',
  CharStorage: 'int8',
  ByteStorage: 'uint8',
  ShortStorage: 'int16',
  IntStorage: 'int32',
  LongStorage: 'int64',
};

interface StorageType {
  readonly kind: 'storageType';
  readonly element: StoredElement;
}
interface Callable {
  /** `module`: of a TorchScript archive, kept as the dictionary of its attributes; its code stays unread. `sameAgain`: a list or value with a note of its type. */
  readonly kind: 'orderedDict' | 'rebuildTensor' | 'rebuildParameter' | 'module' | 'sameAgain';
}
export interface StorageReference {
  readonly kind: 'storage';
  readonly element: StoredElement;
  readonly key: string;
  readonly count: number;
}
export interface TensorDescription {
  readonly kind: 'tensor';
  readonly storage: StorageReference;
  readonly offset: number;
  readonly dims: readonly number[];
  readonly strides: readonly number[];
}
export type Dictionary = Map<Pickled, Pickled>;
export type Pickled =
  | null
  | boolean
  | number
  | string
  | Dictionary
  | readonly Pickled[]
  | StorageType
  | Callable
  | StorageReference
  | TensorDescription;

const mark = Symbol('mark');
const maximumStack = 100_000;

function lookUpGlobal(module: string, name: string, path: string): StorageType | Callable {
  const element = module === 'torch' ? storageElements[name] : undefined;
  if (element !== undefined) return { kind: 'storageType', element };
  if (module === 'collections' && name === 'OrderedDict') return { kind: 'orderedDict' };
  // The first version has the same four arguments and none behind them.
  if (module === 'torch._utils' && ['_rebuild_tensor_v2', '_rebuild_tensor'].includes(name))
    return { kind: 'rebuildTensor' };
  if (module === 'torch._utils' && name === '_rebuild_parameter') return { kind: 'rebuildParameter' };
  if (/^__torch__(\.\w+)+$/.test(module) || module === '__torch__') return { kind: 'module' };
  if (module === 'torch.jit._pickle' && /^(build_\w+list|restore_type_tag)$/.test(name)) return { kind: 'sameAgain' };
  throw new CheckpointError(
    `${path} asks to run "${module}.${name}", which model weights never need. It was refused and nothing was run: do not trust this file.`,
  );
}

const isCounts = (value: Pickled | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);

function isKind<K extends string>(value: Pickled | undefined, kind: K): value is Extract<Pickled, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** Reads one pickle. `path` is for messages. Throws `CheckpointError` for everything that is not plain weights. */
export const unpickle = (bytes: Uint8Array, path: string): Pickled => unpickleAt(bytes, 0, path).value;

export interface Unpickled {
  readonly value: Pickled;
  /** Where the next byte after this pickle lies. */
  readonly end: number;
  /** Every storage that it names. */
  readonly storages: readonly StorageReference[];
}

/** The same, of one of several pickles that lie one behind the other. */
export function unpickleAt(bytes: Uint8Array, from: number, path: string): Unpickled {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stack: (Pickled | typeof mark)[] = [];
  const memo = new Map<number, Pickled>();
  const storages = new Map<string, StorageReference>();
  const modules = new Set<Dictionary>();
  let offset = from;

  const damaged = (what: string) => new CheckpointError(`${path} is damaged: ${what} at byte ${offset} of its index`);
  const take = (length: number): number => {
    const start = offset;
    if (start + length > bytes.length) throw damaged('it ends');
    offset += length;
    return start;
  };
  const text = (length: number) => {
    const start = take(length);
    return new TextDecoder().decode(bytes.subarray(start, start + length));
  };
  const line = () => {
    const end = bytes.indexOf(0x0a, offset);
    if (end < 0) throw damaged('a name does not end');
    const value = text(end - offset);
    offset++;
    return value;
  };
  const push = (value: Pickled | typeof mark) => {
    if (stack.length >= maximumStack) throw damaged('too much nesting');
    stack.push(value);
  };
  const pop = (): Pickled => {
    const value = stack.pop();
    if (value === undefined || value === mark) throw damaged('a value is missing');
    return value;
  };
  const popToMark = (): Pickled[] => {
    const start = stack.lastIndexOf(mark);
    if (start < 0) throw damaged('a group has no start');
    return stack.splice(start).slice(1) as Pickled[];
  };
  const top = (): Dictionary => {
    const value = stack.at(-1);
    if (!(value instanceof Map)) throw damaged('a dictionary is missing');
    return value;
  };
  const setItems = (items: readonly Pickled[]) => {
    const target = top();
    if (items.length % 2 !== 0) throw damaged('a key lacks its value');
    for (let index = 0; index < items.length; index += 2)
      target.set(items[index] as Pickled, items[index + 1] as Pickled);
  };
  const append = (items: readonly Pickled[]) => {
    const target = stack.at(-1);
    if (!Array.isArray(target)) throw damaged('a list is missing');
    for (const item of items) target.push(item);
  };
  const recall = (index: number) => {
    const value = memo.get(index);
    if (value === undefined) throw damaged('a reference leads nowhere');
    push(value);
  };
  const memoize = (index: number) => {
    const value = pop();
    memo.set(index, value);
    push(value);
  };
  const storage = (id: Pickled): StorageReference => {
    if (!Array.isArray(id)) throw damaged('a storage is malformed');
    // The sixth, of the old format: a view into another storage, which nothing that is read here has.
    const [label, type, key, , count, view = null] = id as readonly Pickled[];
    if (view !== null) throw damaged('a storage is a view');
    if (label !== 'storage' || !isKind(type, 'storageType') || typeof key !== 'string' || !isCounts([count ?? null])) {
      throw damaged('a storage is malformed');
    }
    const known = storages.get(key);
    if (known && (known.element !== type.element || known.count !== count))
      throw damaged('a storage contradicts itself');
    const found = known ?? ({ kind: 'storage', element: type.element, key, count: count as number } as const);
    storages.set(key, found);
    return found;
  };
  /** Empty, or from a list of pairs as the old format has it. */
  const dictionaryOf = ([pairs = []]: readonly Pickled[]): Dictionary => {
    if (!Array.isArray(pairs)) throw damaged('a dictionary is malformed');
    return new Map(
      (pairs as readonly Pickled[]).map((pair) => {
        if (!Array.isArray(pair) || pair.length !== 2) throw damaged('a dictionary is malformed');
        return pair as unknown as readonly [Pickled, Pickled];
      }),
    );
  };
  const call = (callable: Pickled, args: Pickled): Pickled => {
    if (!Array.isArray(args)) throw damaged('a call is malformed');
    if (isKind(callable, 'orderedDict')) return dictionaryOf(args as readonly Pickled[]);
    if (isKind(callable, 'rebuildTensor')) {
      const [from, start, dims, strides] = args as readonly Pickled[];
      if (
        isKind(from, 'storage') &&
        isCounts([start ?? null]) &&
        isCounts(dims) &&
        isCounts(strides) &&
        dims.length === strides.length
      ) {
        return { kind: 'tensor', storage: from, offset: start as number, dims, strides };
      }
    }
    if (isKind(callable, 'sameAgain') && args.length > 0) return args[0] as Pickled;
    // A parameter is its tensor.
    if (isKind(callable, 'rebuildParameter') && isKind(args[0], 'tensor')) return args[0];
    throw damaged('a tensor is malformed');
  };
  const long = (length: number): number => {
    const start = take(length);
    let value = 0n;
    for (let index = length - 1; index >= 0; index--) value = (value << 8n) | BigInt(bytes[start + index] as number);
    const signed = length > 0 ? BigInt.asIntN(8 * length, value) : 0n;
    if (!Number.isSafeInteger(Number(signed))) throw damaged('a number is too large');
    return Number(signed);
  };

  const operations: ReadonlyMap<string, () => void> = new Map([
    ['(', () => push(mark)],
    ['}', () => push(new Map())],
    [')', () => push([])],
    ['N', () => push(null)],
    ['\x88', () => push(true)],
    ['\x89', () => push(false)],
    ['K', () => push(view.getUint8(take(1)))],
    ['M', () => push(view.getUint16(take(2), true))],
    ['J', () => push(view.getInt32(take(4), true))],
    ['\x8a', () => push(long(view.getUint8(take(1))))],
    ['G', () => push(view.getFloat64(take(8)))],
    ['X', () => push(text(view.getUint32(take(4), true)))],
    ['U', () => push(text(view.getUint8(take(1))))],
    ['T', () => push(text(view.getUint32(take(4), true)))],
    [']', () => push([])],
    ['a', () => append([pop()])],
    ['e', () => append(popToMark())],
    ['c', () => push(lookUpGlobal(line(), line(), path))],
    ['q', () => memoize(view.getUint8(take(1)))],
    ['r', () => memoize(view.getUint32(take(4), true))],
    ['h', () => recall(view.getUint8(take(1)))],
    ['j', () => recall(view.getUint32(take(4), true))],
    ['t', () => push(popToMark())],
    ['\x85', () => push([pop()])],
    ['\x86', () => push([pop(), pop()].reverse())],
    ['\x87', () => push([pop(), pop(), pop()].reverse())],
    ['Q', () => push(storage(pop()))],
    [
      'R',
      () => {
        const args = pop();
        push(call(pop(), args));
      },
    ],
    ['s', () => setItems([pop(), pop()].reverse())],
    ['u', () => setItems(popToMark())],
    [
      '\x81',
      () => {
        const args = pop();
        if (!isKind(pop(), 'module') || !Array.isArray(args) || args.length > 0)
          throw damaged('an object is malformed');
        const made: Dictionary = new Map();
        modules.add(made);
        push(made);
      },
    ],
    // A module's attributes; those of an ordered dictionary (PyTorch keeps layer versions there) are not weights.
    [
      'b',
      () => {
        const state = pop();
        const target = top();
        if (!modules.has(target)) return;
        if (!(state instanceof Map)) throw damaged('a module has no attributes');
        for (const [name, value] of state) target.set(name, value);
      },
    ],
  ]);

  if (view.byteLength < offset + 2 || view.getUint8(take(1)) !== 0x80 || view.getUint8(take(1)) !== 2) {
    throw new CheckpointError(
      `${path} was written with a pickle protocol other than 2. Save it again with PyTorch's defaults.`,
    );
  }
  for (;;) {
    const code = String.fromCharCode(view.getUint8(take(1)));
    if (code === '.') return { value: pop(), end: offset, storages: [...storages.values()] };
    const operation = operations.get(code);
    if (operation === undefined) {
      throw new CheckpointError(
        `${path} uses the pickle instruction 0x${code.charCodeAt(0).toString(16)}, which weights never need. It was refused.`,
      );
    }
    operation();
  }
}

/** @file Writes stand-in weights as `torch.save` does: a zip with a protocol 2 pickle over raw storages. */
import { fillTensor, type StandInTensor } from './stand-in-weights.ts';
import { writeZip, type ZipPiece } from './write-zip.ts';

const unicode = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const head = Buffer.alloc(5, 'X');
  head.writeUInt32LE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
};
const integer = (value: number): Buffer => {
  const bytes = Buffer.alloc(5, 'J');
  bytes.writeInt32LE(value, 1);
  return bytes;
};
const code = (text: string): Buffer => Buffer.from(text, 'latin1');
const tuple = (items: readonly Buffer[]): Buffer => Buffer.concat([code('('), ...items, code('t')]);
const emptyOrderedDict = code('ccollections\nOrderedDict\n)R');

function tensorPickle({ dims }: StandInTensor, key: number): Buffer {
  const strides = dims.map((_, axis) => dims.slice(axis + 1).reduce((product, dim) => product * dim, 1));
  const count = dims.reduce((product, dim) => product * dim, 1);
  const storage = tuple([
    unicode('storage'),
    code('ctorch\nFloatStorage\n'),
    unicode(String(key)),
    unicode('cpu'),
    integer(count),
  ]);
  const args = [storage, code('Q'), integer(0), tuple(dims.map(integer)), tuple(strides.map(integer)), code('\x89')];
  return Buffer.concat([code('ctorch._utils\n_rebuild_tensor_v2\n'), tuple([...args, emptyOrderedDict]), code('R')]);
}

/** Attributes of modules within modules, as `torch.jit.save` writes them: each an object of a class that only the archive's own code has. */
function modulePickle(
  tensors: readonly { readonly path: readonly string[]; readonly pickle: Buffer }[],
  name = 'Model',
): Buffer {
  const own = tensors
    .filter(({ path }) => path.length === 1)
    .flatMap(({ path, pickle }) => [unicode(path[0]!), pickle]);
  const groups = Map.groupBy(
    tensors.filter(({ path }) => path.length > 1),
    ({ path }) => path[0]!,
  );
  const inner = [...groups].flatMap(([group, members]) => [
    unicode(group),
    modulePickle(
      members.map(({ path, pickle }) => ({ path: path.slice(1), pickle })),
      `___torch_mangle_${group}`,
    ),
  ]);
  const attributes = [unicode('training'), code('\x89'), ...own, ...inner];
  return Buffer.concat([code(`c__torch__.standin\n${name}\n)\x81}(`), ...attributes, code('ub')]);
}

/** Writes the tensors as one ordered dictionary, or as the archive of a scripted module. */
export function writeStandInPt(
  path: string,
  tensors: readonly StandInTensor[],
  as: 'dictionary' | 'script' = 'dictionary',
): void {
  const items = tensors.flatMap((tensor, key) => [unicode(tensor.name), tensorPickle(tensor, key)]);
  const pickle =
    as === 'dictionary'
      ? Buffer.concat([code('\x80\x02'), emptyOrderedDict, code('('), ...items, code('u.')])
      : Buffer.concat([
          code('\x80\x02'),
          modulePickle(
            tensors.map((tensor, key) => ({ path: tensor.name.split('.'), pickle: tensorPickle(tensor, key) })),
          ),
          code('.'),
        ]);
  function* pieces(): Generator<ZipPiece> {
    yield { name: 'liqe/data.pkl', data: pickle };
    for (const [key, tensor] of tensors.entries()) {
      yield { name: `liqe/data/${key}`, data: new Uint8Array(fillTensor(tensor).buffer) };
    }
    yield { name: 'liqe/version', data: code('3\n') };
  }
  writeZip(path, pieces());
}

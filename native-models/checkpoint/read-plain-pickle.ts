/**
 * @file Pickles of plain data: dictionaries, lists, tuples, text and numbers (Python's pickletools names the opcodes). Whatever else a pickle can
 * say, names of functions above all, ends the reading: nothing in the file can run.
 */
import { CheckpointError } from './checkpoint-error.ts';

export type Plain = null | boolean | number | string | Plain[] | Map<string, Plain>;

const maximumBytes = 1 << 20;
const mark = Symbol('mark');

/** @throws CheckpointError where it is no pickle of plain data. */
export function readPlainPickle(bytes: Uint8Array): Plain {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (data.length > maximumBytes) throw new CheckpointError('this pickle is too large for a list of numbers');
  try {
    return read(data);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CheckpointError('this pickle is cut short', { cause: error });
  }
}

function read(data: Buffer): Plain {
  const stack: (Plain | typeof mark)[] = [];
  const memo: Plain[] = [];
  let at = 0;
  const take = (length: number): number => {
    const start = at;
    at += length;
    if (at > data.length) throw new RangeError('the end');
    return start;
  };
  const pop = (): Plain => {
    const value = stack.pop();
    if (value === undefined || value === mark) throw new CheckpointError('this pickle takes what is not there');
    return value as Plain;
  };
  const toMark = (): Plain[] => {
    const from = stack.lastIndexOf(mark);
    if (from < 0) throw new CheckpointError('this pickle takes what is not there');
    return stack.splice(from).slice(1) as Plain[];
  };
  const top = <T extends Plain>(is: (value: unknown) => value is T): T => {
    const value = stack.at(-1);
    if (!is(value)) throw new CheckpointError('this pickle puts things where they do not belong');
    return value;
  };
  const isList = (value: unknown): value is Plain[] => Array.isArray(value);
  const isMap = (value: unknown): value is Map<string, Plain> => value instanceof Map;
  const setItems = (items: readonly Plain[]) => {
    const map = top(isMap);
    for (let i = 0; i + 1 < items.length; i += 2) map.set(String(items[i]), items[i + 1]!);
  };
  const text = (length: number): string => {
    const start = take(length);
    return data.toString('utf8', start, at);
  };
  for (;;) {
    const code = data.readUInt8(take(1));
    switch (code) {
      case 0x80: // PROTO
        if (data.readUInt8(take(1)) > 5) throw new CheckpointError('this pickle is of a later kind');
        break;
      case 0x95: // FRAME
        take(8);
        break;
      case 0x2e: // STOP
        return pop();
      case 0x28: // MARK
        stack.push(mark);
        break;
      case 0x7d: // EMPTY_DICT
        stack.push(new Map());
        break;
      case 0x5d: // EMPTY_LIST
      case 0x29: // EMPTY_TUPLE
        stack.push([]);
        break;
      case 0x4e: // NONE
        stack.push(null);
        break;
      case 0x47: // BINFLOAT
        stack.push(data.readDoubleBE(take(8)));
        break;
      case 0x4a: // BININT
        stack.push(data.readInt32LE(take(4)));
        break;
      case 0x4b: // BININT1
        stack.push(data.readUInt8(take(1)));
        break;
      case 0x4d: // BININT2
        stack.push(data.readUInt16LE(take(2)));
        break;
      case 0x8c: // SHORT_BINUNICODE
        stack.push(text(data.readUInt8(take(1))));
        break;
      case 0x58: // BINUNICODE
        stack.push(text(data.readUInt32LE(take(4))));
        break;
      case 0x94: // MEMOIZE
        memo.push(stack.at(-1) as Plain);
        break;
      case 0x71: // BINPUT
        memo[data.readUInt8(take(1))] = stack.at(-1) as Plain;
        break;
      case 0x68: // BINGET
        stack.push(memo[data.readUInt8(take(1))] ?? null);
        break;
      case 0x61: {
        // APPEND
        const value = pop();
        top(isList).push(value);
        break;
      }
      case 0x65: {
        // APPENDS
        const values = toMark();
        top(isList).push(...values);
        break;
      }
      case 0x73: {
        // SETITEM
        const value = pop();
        setItems([pop(), value]);
        break;
      }
      case 0x75: // SETITEMS
        setItems(toMark());
        break;
      case 0x74: // TUPLE
        stack.push(toMark());
        break;
      case 0x86: {
        // TUPLE2
        const value = pop();
        stack.push([pop(), value]);
        break;
      }
      default:
        throw new CheckpointError(
          `this pickle asks for more than plain numbers (opcode 0x${code.toString(16)}): nothing was run`,
        );
    }
  }
}

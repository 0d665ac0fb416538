/**
 * @file The Open Inference Protocol (KServe v2) over HTTP: requests and answers as bytes. Binary tensors where the server has them, JSON where not; what comes back is
 * believed only in the shape that was asked for. Pure.
 */

export interface AskedOutput {
  name: string;
  /** Numbers per picture. */
  count: number;
}

export interface Encoded {
  body: Buffer;
  headers: Record<string, string>;
}

export class ProtocolFailure extends Error {}

const lengthHeader = 'inference-header-content-length';

/** `pictures`: rows of one size, uint8 [n, height, width, 3]. */
export function encodeInfer(
  input: string,
  pictures: readonly Uint8Array[],
  size: { widthPx: number; heightPx: number },
  outputs: readonly AskedOutput[],
  isBinary: boolean,
): Encoded {
  const shape = [pictures.length, size.heightPx, size.widthPx, 3];
  const bytes = pictures.reduce((sum, one) => sum + one.byteLength, 0);
  const tensor = { name: input, shape, datatype: 'UINT8' };
  const wanted = outputs.map(({ name }) => ({ name, ...(isBinary ? { parameters: { binary_data: true } } : {}) }));
  if (!isBinary) {
    // Millions of numbers: joined as text, never made into an array of numbers.
    const head = JSON.stringify({ outputs: wanted, inputs: [tensor] }).slice(0, -3);
    return {
      body: Buffer.from(`${head},"data":[${pictures.map((one) => one.join(',')).join(',')}]}]}`),
      headers: { 'Content-Type': 'application/json' },
    };
  }
  const head = Buffer.from(
    JSON.stringify({ inputs: [{ ...tensor, parameters: { binary_data_size: bytes } }], outputs: wanted }),
  );
  return {
    body: Buffer.concat([head, ...pictures]),
    headers: { 'Content-Type': 'application/octet-stream', 'Inference-Header-Content-Length': String(head.length) },
  };
}

/** Rows of each output, in the order asked for. Throws a ProtocolFailure on anything that is not exactly that. */
export function decodeInfer(
  { headers, body }: { headers: Readonly<Record<string, unknown>>; body: Buffer },
  outputs: readonly AskedOutput[],
  pictureCount: number,
): Float32Array[] {
  const told = headers[lengthHeader];
  const headLength = told === undefined ? body.length : Number(told);
  if (!Number.isInteger(headLength) || headLength < 2 || headLength > body.length)
    throw new ProtocolFailure('its header length is none');
  const answer = jsonOf(body.subarray(0, headLength));
  const listed = isObject(answer) && Array.isArray(answer.outputs) ? answer.outputs : null;
  if (!listed) throw new ProtocolFailure('its answer has no outputs');
  let at = headLength;
  const found = new Map<string, Float32Array>();
  for (const one of listed) {
    if (!isObject(one) || typeof one.name !== 'string') throw new ProtocolFailure('an output without a name');
    const asked = outputs.find(({ name }) => name === one.name);
    const size = isObject(one.parameters) ? one.parameters.binary_data_size : undefined;
    const raw = size === undefined ? null : takeBytes(body, at, size);
    if (raw) at += raw.length;
    if (!asked) continue;
    const wanted = pictureCount * asked.count;
    const { shape } = one;
    const numbers = Array.isArray(shape)
      ? shape.reduce<number>((product, side) => product * Number(side), 1)
      : Number.NaN;
    if (one.datatype !== 'FP32' || numbers !== wanted || Number((shape as unknown[])[0]) !== pictureCount)
      throw new ProtocolFailure(`${asked.name} has another type or shape than was asked for`);
    found.set(asked.name, raw ? floatsOf(raw, wanted, asked.name) : floatsIn(one.data, wanted, asked.name));
  }
  if (at !== body.length && told !== undefined) throw new ProtocolFailure('its lengths do not add up');
  return outputs.map(({ name }) => {
    const values = found.get(name);
    if (!values) throw new ProtocolFailure(`${name} is missing`);
    if (!values.every(Number.isFinite)) throw new ProtocolFailure(`${name} holds what is no number`);
    return values;
  });
}

function takeBytes(body: Buffer, at: number, size: unknown): Buffer {
  if (!Number.isInteger(size) || (size as number) < 0 || at + (size as number) > body.length)
    throw new ProtocolFailure('an output is longer than the answer');
  return body.subarray(at, at + (size as number));
}

function floatsOf(bytes: Buffer, count: number, name: string): Float32Array {
  if (bytes.length !== 4 * count)
    throw new ProtocolFailure(`${name} has ${bytes.length} bytes where ${4 * count} were due`);
  return Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(4 * i));
}

/** Numbers as they are, or in lists within lists. */
function floatsIn(data: unknown, count: number, name: string): Float32Array {
  const flat = Array.isArray(data) ? (data.flat(4) as unknown[]) : [];
  if (flat.length !== count || !flat.every((value) => typeof value === 'number'))
    throw new ProtocolFailure(`${name} has ${flat.length} numbers where ${count} were due`);
  return Float32Array.from(flat as number[]);
}

export interface ModelShape {
  inputs: { name: string; datatype: string; shape: number[] }[];
  outputs: { name: string; datatype: string; shape: number[] }[];
}

/** Throws a ProtocolFailure on metadata that say nothing. */
export function decodeModel(body: Buffer): ModelShape {
  const value = jsonOf(body);
  const list = (key: string) => {
    const all = isObject(value) ? value[key] : null;
    if (!Array.isArray(all)) throw new ProtocolFailure(`its description has no ${key}`);
    return all.map((one) => {
      if (
        !isObject(one) ||
        typeof one.name !== 'string' ||
        typeof one.datatype !== 'string' ||
        !Array.isArray(one.shape)
      )
        throw new ProtocolFailure(`its description of ${key} is none`);
      return { name: one.name, datatype: one.datatype, shape: one.shape.map(Number) };
    });
  };
  return { inputs: list('inputs'), outputs: list('outputs') };
}

export interface ServerShape {
  name: string;
  version: string;
  isBinary: boolean;
}

export function decodeServer(body: Buffer): ServerShape {
  const value = jsonOf(body);
  if (!isObject(value) || typeof value.name !== 'string') throw new ProtocolFailure('it says nothing of itself');
  const extensions = Array.isArray(value.extensions) ? value.extensions : [];
  return {
    name: value.name.slice(0, 80),
    version: typeof value.version === 'string' ? value.version.slice(0, 40) : '',
    isBinary: extensions.includes('binary_tensor_data'),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ProtocolFailure('its answer is no JSON, or only a part of one');
  }
}

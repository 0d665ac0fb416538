/** @file A server of our own that speaks the protocol, and fails as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export type Fault =
  | 'none'
  | 'slow'
  | 'status-500'
  | 'half'
  | 'not-json'
  | 'nan'
  | 'wrong-shape'
  | 'wrong-type'
  | 'wrong-length'
  | 'no-output'
  | 'header-length'
  | 'endless'
  | 'redirect'
  | 'reset'
  | 'off';

export interface FaultServer {
  url: string;
  /** What the next answers are; a list is used up, its last entry stays. */
  faults: Fault[];
  /** Pictures asked about, and the headers of the last request. */
  asked: number;
  lastHeaders: IncomingMessage['headers'];
  close(): Promise<void>;
}

/** @param score what is said of the bytes of a picture. */
export async function startFaultServer(options: {
  model: string;
  output: string;
  isBinary: boolean;
  score(pixels: Buffer, widthPx: number, heightPx: number): number;
  tls?: { key: string; cert: string };
}): Promise<FaultServer> {
  const { model, output, isBinary, tls } = options;
  const sockets = new Set<import('node:net').Socket>();
  const json = (response: ServerResponse, value: unknown) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(value));
  };
  const infer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const told = request.headers['inference-header-content-length'];
    const head = JSON.parse(body.subarray(0, told === undefined ? body.length : Number(told)).toString());
    const [input] = head.inputs;
    const [count, heightPx, widthPx] = input.shape as [number, number, number];
    const pixels = told === undefined ? Buffer.from(input.data) : body.subarray(Number(told));
    server.asked += count;
    const each = pixels.length / count;
    const values = Array.from({ length: count }, (_, i) =>
      options.score(pixels.subarray(i * each, (i + 1) * each), widthPx, heightPx),
    );
    const fault = server.faults.length > 1 ? server.faults.shift()! : (server.faults[0] ?? 'none');
    const floats = Float32Array.from(values, (value) =>
      fault === 'nan' ? Number.NaN : fault === 'off' ? value + 3 : value,
    );
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_500));
    if (fault === 'status-500') {
      response.statusCode = 500;
      return json(response, { error: 'out of memory' });
    }
    if (fault === 'reset') return request.socket.destroy();
    if (fault === 'redirect') {
      response.writeHead(307, { Location: 'http://127.0.0.1:1/elsewhere' });
      return response.end();
    }
    if (fault === 'not-json') return response.end('<html>');
    if (fault === 'endless') {
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536, 32), () => setImmediate(more));
      };
      return more();
    }
    const shape = fault === 'wrong-shape' ? [count, 7] : [count, 1];
    const datatype = fault === 'wrong-type' ? 'INT32' : 'FP32';
    const name = fault === 'no-output' ? 'other' : output;
    if (!isBinary) {
      const data = fault === 'wrong-length' ? [] : [...floats];
      const text = JSON.stringify({ outputs: [{ name, shape, datatype, data }] });
      if (fault !== 'half') return response.end(text);
      response.writeHead(200, { 'Content-Length': String(text.length) });
      response.write(text.slice(0, text.length / 2));
      return setTimeout(() => request.socket.destroy(), 20);
    }
    const raw = Buffer.from(floats.buffer);
    const size = fault === 'wrong-length' ? raw.length + 4 : raw.length;
    const text = JSON.stringify({ outputs: [{ name, shape, datatype, parameters: { binary_data_size: size } }] });
    const length = fault === 'header-length' ? 1e9 : Buffer.byteLength(text);
    const whole = Buffer.concat([Buffer.from(text), raw]);
    response.writeHead(200, {
      'Inference-Header-Content-Length': String(length),
      'Content-Length': String(whole.length),
    });
    if (fault === 'half') {
      response.write(whole.subarray(0, whole.length - 2));
      return setTimeout(() => request.socket.destroy(), 20);
    }
    // Cut anywhere.
    response.write(whole.subarray(0, 7));
    setTimeout(() => response.end(whole.subarray(7)), 2);
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    server.lastHeaders = request.headers;
    if (request.url === '/v2')
      return json(response, { name: 'fault', version: '1', extensions: isBinary ? ['binary_tensor_data'] : [] });
    if (request.url === `/v2/models/${model}/ready`) return response.end();
    if (request.url === `/v2/models/${model}`)
      return json(response, {
        name: model,
        platform: 'test',
        inputs: [{ name: 'picture', datatype: 'UINT8', shape: [-1, -1, -1, 3] }],
        outputs: [{ name: output, datatype: 'FP32', shape: [-1, 1] }],
      });
    if (request.url === `/v2/models/${model}/infer`) return void infer(request, response);
    response.statusCode = 404;
    json(response, { error: 'unknown' });
  };
  const listener = tls ? createSecureServer(tls, answer) : createServer(answer);
  listener.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  const server: FaultServer = {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${port}`,
    faults: ['none'],
    asked: 0,
    lastHeaders: {},
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  return server;
}

/** @file A local web server for one file, as bad as real ones can be. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behaviour =
  | 'good'
  /** Sends half of what is left, then drops the line; the rest on the next request. */
  | 'drops'
  /** Sends a little, then nothing, with the line open; good from the second request on. */
  | 'stalls'
  /** Ignores ranges: every answer starts at the beginning. */
  | 'no-ranges'
  /** Answers a range with another range. */
  | 'wrong-range'
  /** Says a length and ends before it, in good order. */
  | 'truncates'
  | 'busy-once'
  | 'missing'
  | 'redirects'
  /** Another file under the same name between two requests. */
  | 'changes'
  | 'never-ends';

export interface FileServer {
  readonly url: string;
  readonly requests: { range: string | undefined; status: number }[];
  close(): Promise<void>;
}

export async function serveFile(content: Uint8Array, behaviour: Behaviour): Promise<FileServer> {
  const requests: FileServer['requests'] = [];
  const server = createServer((request, response) => {
    const { range } = request.headers;
    answer(request, response, content, behaviour, requests.length);
    requests.push({ range, status: response.statusCode });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/model.bin`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  content: Uint8Array,
  behaviour: Behaviour,
  count: number,
): void {
  if (behaviour === 'missing') return void response.writeHead(404).end();
  if (behaviour === 'busy-once' && count === 0) return void response.writeHead(503).end();
  if (behaviour === 'redirects' && request.url === '/model.bin') {
    return void response.writeHead(302, { location: '/elsewhere/model.bin' }).end();
  }
  const etag = behaviour === 'changes' ? `"version-${count}"` : '"version"';
  const asked = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const mayResume = behaviour !== 'no-ranges' && asked > 0 && request.headers['if-range'] === etag;
  const start = mayResume ? asked : 0;
  const body = content.subarray(start);
  const rangeStart = behaviour === 'wrong-range' ? start + 7 : start;
  response.writeHead(mayResume ? 206 : 200, {
    etag,
    ...(behaviour === 'never-ends' ? {} : { 'content-length': body.byteLength }),
    ...(mayResume ? { 'content-range': `bytes ${rangeStart}-${content.byteLength - 1}/${content.byteLength}` } : {}),
  });
  const some = body.subarray(0, Math.ceil(body.byteLength / 2));
  const isFirst = count === 0;
  if (
    behaviour === 'drops' ||
    ((behaviour === 'wrong-range' || behaviour === 'changes' || behaviour === 'no-ranges') && isFirst)
  ) {
    if (body.byteLength < 1000) response.end(body);
    else response.write(some, () => setTimeout(() => response.destroy(), 20));
  } else if (behaviour === 'stalls' && isFirst) response.write(some);
  else if (behaviour === 'truncates') response.write(some, () => response.socket?.end());
  else if (behaviour === 'never-ends') {
    const more = () => response.write(content, () => setImmediate(more));
    more();
  } else response.end(body);
}

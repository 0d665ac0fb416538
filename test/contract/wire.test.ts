/** Long lists of ids over a real port: what arrives is what was sent, whatever its length. */
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterAll, expect, test } from 'vitest';
import { photoIdList } from '../../electron/contract/ids.ts';
import { wireSerializers } from '../../electron/contract/wire.ts';

const { port1, port2 } = new MessageChannel();
let received: unknown;
const router = {
  echo: os.handler(({ input }) => {
    received = input;
    return input;
  }),
};
new RPCHandler(router, { customJsonSerializers: wireSerializers }).upgrade(port1);
const client: RouterClient<typeof router> = createORPCClient(
  new RPCLink({ port: port2, customJsonSerializers: wireSerializers }),
);
port1.start();
port2.start();
afterAll(() => {
  port1.close();
  port2.close();
});
const echo = client.echo as (input: unknown) => Promise<unknown>;

test.each([0, 1, 31, 32, 33, 100_000])('a list of %i ids goes there and back', async (count) => {
  const ids = Array.from({ length: count }, (_, i) => ((i * 7_919) % 100_003) + 1);
  const sent = { ids, beside: [{ ids }], total: count };
  // Compared as text: the test runner takes seconds over 100,000 elements.
  const text = JSON.stringify(sent);
  expect(JSON.stringify(await echo(sent)) === text).toBe(true);
  expect(JSON.stringify(received) === text).toBe(true);
});

test('the largest whole number, negative numbers and other lists are left as they were', async () => {
  const largest = new Array(40).fill(Number.MAX_SAFE_INTEGER);
  const mixed = { largest, negative: new Array(40).fill(-3), fractions: new Array(40).fill(0.5), words: ['a'] };
  expect(await echo(mixed)).toEqual(mixed);
});

test('text that is no such list is refused', () => {
  const [{ deserialize }] = wireSerializers as [(typeof wireSerializers)[number]];
  for (const bad of ['', '[1,2', '{"length":40}', '[1]', `["${'x'.repeat(40)}"]`, 7, null])
    expect(() => deserialize(bad)).toThrow();
});

test('a list of photo ids is checked id by id', () => {
  expect(photoIdList.safeParse([1, 2, 3]).data).toEqual([1, 2, 3]);
  expect(photoIdList.safeParse([]).success).toBe(true);
  for (const bad of [[0], [1, -2], [1.5], ['1'], [null], [Number.NaN], [2 ** 53], 'ids', {}, undefined])
    expect(photoIdList.safeParse(bad).success).toBe(false);
});

import { MessageChannel } from 'node:worker_threads';
import { RPCLink } from '@orpc/client/message-port';
import { type ContractRouterClient, eventIterator, oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Connection, connect, type OpenTransport, whatFailed } from '../../renderer/api/client.ts';

const nothing = z.object({}).strict();
const settingsOnly = {
  app: {
    info: oc.input(nothing).output(z.object({ version: z.string() })),
    card: oc.input(nothing).output(z.object({ name: z.string(), token: z.string() })),
    events: oc.input(nothing).output(eventIterator(z.object({ text: z.string() }))),
  },
};
const hidden = 'evil\u202Efig.jpg';

/** An engine over a port that can be cut. */
const engineOverPort = (version: string) => {
  const { port1, port2 } = new MessageChannel();
  const os = implement(settingsOnly);
  const app = {
    info: os.app.info.handler(() => ({ version })),
    card: os.app.card.handler(() => ({ name: hidden, token: hidden })),
    events: os.app.events.handler(async function* () {
      yield { text: `${hidden} is gone.` };
    }),
  };
  new RPCHandler(os.router({ app })).upgrade(port1);
  port1.start();
  let cut = (): void => undefined;
  const closed = new Promise<void>((done) => {
    cut = () => {
      port1.close();
      port2.close();
      done();
    };
  });
  const link = new RPCLink({ port: port2 as unknown as MessagePort });
  port2.start();
  return { transport: { link, closed, close: cut }, cut };
};

const until = async (connection: Connection, status: string, epoch: number): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    const now = connection.state.getState();
    if (now.status === status && now.epoch === epoch) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  expect(connection.state.getState()).toEqual({ status, epoch });
};

describe('connection', () => {
  let connection: Connection | undefined;
  afterEach(() => connection?.close());

  it('calls the engine, says when it is away, and comes back with a new epoch', async () => {
    const engines = [engineOverPort('first'), engineOverPort('second')];
    let opened = 0;
    const open: OpenTransport = async () => {
      const next = engines[opened++];
      if (!next) throw new Error('nobody there');
      return next.transport;
    };
    connection = connect(open);
    await expect(connection.engine.app.info({})).rejects.toThrow('not connected');
    await until(connection, 'open', 1);
    expect(await connection.engine.app.info({})).toEqual({ version: 'first' });
    engines[0]!.cut();
    await until(connection, 'lost', 1);
    await expect(connection.engine.app.info({})).rejects.toThrow('not connected');
    await until(connection, 'open', 2);
    expect(await connection.engine.app.info({})).toEqual({ version: 'second' });
  });

  it('names are shown with what hides in them, in answers, streams and failures; tokens stay', async () => {
    connection = connect(async () => engineOverPort('only').transport);
    await until(connection, 'open', 1);
    const { app } = connection.engine as unknown as ContractRouterClient<typeof settingsOnly>;
    expect(await app.card({})).toEqual({ name: 'evil[U+202E]fig.jpg', token: hidden });
    const texts: string[] = [];
    for await (const event of await app.events({})) texts.push(event.text);
    expect(texts).toEqual(['evil[U+202E]fig.jpg is gone.']);
    expect(whatFailed(new Error(hidden))).toBe('evil[U+202E]fig.jpg');
  });

  it('says that it was refused', async () => {
    connection = connect(async () => 'refused');
    await until(connection, 'refused', 0);
  });
});

it("tells a failure in the engine's words", () => {
  const told = Object.assign(new Error('Refused'), { data: { what: 'CG_0001.JPG is gone.' } });
  expect(whatFailed(told)).toBe('CG_0001.JPG is gone.');
  expect(whatFailed(new Error('plain'))).toBe('plain');
  expect(whatFailed('text')).toBe('text');
});

import { MessageChannel } from 'node:worker_threads';
import { RPCLink } from '@orpc/client/message-port';
import { oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Connection, connect, type OpenTransport, whatFailed } from '../../renderer/api/client.ts';

const settingsOnly = { app: { info: oc.input(z.object({}).strict()).output(z.object({ version: z.string() })) } };

/** An engine over a port that can be cut. */
const engineOverPort = (version: string) => {
  const { port1, port2 } = new MessageChannel();
  const os = implement(settingsOnly);
  new RPCHandler(os.router({ app: { info: os.app.info.handler(() => ({ version })) } })).upgrade(port1);
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

/**
 * @file Models that run on a server alone, by their cards: whole pictures go there, a window at a time, and what comes back is read as the card says. A server that
 * fails is the model's failure and not this computer's: other models go on.
 */
import type { Picture, ScoreValue } from '../../../native-models/adapters/index.ts';
import { say } from '../../../texts/say.ts';
import type { AdapterSpec, CardOutput, ModelSpec } from '../protocol.ts';
import { numbersOfCard, readCard } from '../read-card-output.ts';
import { ScorerError } from '../scorer-error.ts';
import { parseServerAddress } from './address.ts';
import { createCaller } from './http-call.ts';
import type { AskedOutput } from './inference-protocol.ts';
import { createRemoteServer, RemoteFailure, type RemoteServer } from './remote-server.ts';

type Served = Extract<AdapterSpec, { kind: 'served' }>;

/** Requests under way. */
const windowSize = 8;

export interface ServedCards {
  /** One score a picture, in their order. Throws a ScorerError. */
  score(model: ModelSpec, adapter: Served, pictures: readonly Picture[]): Promise<ScoreValue[]>;
}

export function createServedCards(): ServedCards {
  /** By place, token and model: a server is asked once what it has. */
  const known = new Map<string, Promise<{ server: RemoteServer; asked: AskedOutput }>>();

  const find = async ({ at, output }: Served) => {
    const address = parseServerAddress(at.url);
    if (typeof address === 'string') throw new RemoteFailure(address);
    const server = createRemoteServer(createCaller({ address, token: at.token ?? null, ca: at.ca }));
    const outputs = await server.outputsOf(at.model);
    const asked = outputs?.find(({ name }) => output.name === '' || output.name === name);
    if (!asked) throw new RemoteFailure(say('server.hasNo', { model: at.model }));
    const due = numbersOfCard(output);
    // A server that says nothing of how many there are is taken at the card's word.
    if (asked.count > 0 && asked.count !== due)
      throw new RemoteFailure(say('server.otherCount', { output: asked.name, count: asked.count, due }));
    return { server, asked: { ...asked, count: due } };
  };
  const found = (adapter: Served) => {
    const key = JSON.stringify([adapter.at, adapter.output]);
    const before = known.get(key);
    if (before) return before;
    const now = find(adapter);
    known.set(key, now);
    now.catch(() => known.delete(key));
    return now;
  };

  return {
    async score({ id }, adapter, pictures) {
      const { at, output } = adapter;
      try {
        const { server, asked } = await found(adapter);
        const values: ScoreValue[] = new Array(pictures.length);
        let next = 0;
        const worker = async (): Promise<void> => {
          for (let i = next++; i < pictures.length; i = next++) {
            const [row] = await server.infer(at.model, [pictures[i]!], [asked]);
            values[i] = read(row!, output);
          }
        };
        await Promise.all(Array.from({ length: Math.min(windowSize, pictures.length) }, worker));
        return values;
      } catch (error) {
        if (!(error instanceof RemoteFailure)) throw error;
        throw new ScorerError('model', say('server.servedFailed', { id, url: at.url, why: error.message }));
      }
    },
  };
}

const read = (row: Float32Array, output: CardOutput): ScoreValue => readCard([Array.from(row)], output);

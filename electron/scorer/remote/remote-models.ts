/**
 * @file The scoring process's other device: a server. Pictures go there a window at a time; where the server has all models in one graph, each picture is sent once
 * and what the others say is kept until they are asked. Pictures and models that a server cannot take are scored here.
 */
import type { Picture, ScoreAdapter, ScoreValue } from '../../../native-models/adapters/index.ts';
import { type ServedModel, servedName, servedOutput } from '../../../native-models/served/served-name.ts';
import { say } from '../../../texts/say.ts';
import type { ModelSpec, RemoteSpec } from '../protocol.ts';
import { ScorerError } from '../scorer-error.ts';
import { parseServerAddress } from './address.ts';
import { createCaller } from './http-call.ts';
import type { AskedOutput } from './inference-protocol.ts';
import { createRemoteServer, RemoteFailure } from './remote-server.ts';

/** Requests under way: enough that a batcher has something to batch. */
const windowSize = 8;
/** Graphs that look through windows need this much; smaller pictures are scored here. */
const leastSidePx = 224;
/** Answers kept for models that were not asked yet. */
const keptAnswers = 256;

interface Served {
  name: string;
  outputs: AskedOutput[];
}

export interface RemoteModels {
  /** Whether the server takes this model's pictures of this size. */
  takes(model: ModelSpec, size: { widthPx: number; heightPx: number }): boolean;
  /** One score a picture. `keys`: names of the pictures, the same for every model. Throws a ScorerError. */
  score(
    model: ModelSpec,
    adapter: ScoreAdapter,
    pictures: readonly Picture[],
    keys: readonly string[],
  ): Promise<ScoreValue[]>;
  /** Of all requests so far. */
  bytesSent(): number;
  close(): void;
}

export function createRemoteModels(spec: RemoteSpec): RemoteModels {
  const address = parseServerAddress(spec.url);
  if (typeof address === 'string') throw new ScorerError('device', address);
  const caller = createCaller({ address, token: spec.token, ca: spec.ca });
  const server = createRemoteServer(caller);
  const servedBy = new Map<string, Promise<Served>>();
  const kept = new Map<string, Map<string, Float32Array>>();
  const isServed = ({ id, sha256 }: ServedModel) => spec.models.some((one) => one.id === id && one.sha256 === sha256);

  const find = async (model: ServedModel): Promise<Served> => {
    const wanted = [...(spec.models.length > 1 ? [spec.models] : []), [model]];
    for (const models of wanted) {
      const name = servedName(models);
      const outputs = await server.outputsOf(name);
      const has = (id: string) => outputs?.some((output) => output.name.startsWith(`${id}.`) && output.count > 0);
      if (outputs && models.every(({ id }) => has(id)) && outputs.every(({ count }) => count > 0))
        return { name, outputs };
    }
    throw new RemoteFailure(say('server.hasNo', { model: servedName([model]) }));
  };
  const servedOf = (model: ServedModel): Promise<Served> => {
    const known = servedBy.get(model.id);
    if (known) return known;
    const found = find(model);
    servedBy.set(model.id, found);
    found.catch(() => servedBy.delete(model.id));
    return found;
  };

  const ask = async (model: ModelSpec, picture: Picture, key: string): Promise<Map<string, Float32Array>> => {
    const before = kept.get(key);
    if (before && [...before.keys()].some((name) => name.startsWith(`${model.id}.`))) return before;
    const { name, outputs } = await servedOf(model);
    const rows = await server.infer(name, [picture], outputs);
    const answer = new Map(outputs.map((output, i) => [output.name, rows[i]!]));
    kept.set(key, answer);
    for (const old of [...kept.keys()].slice(0, -keptAnswers)) kept.delete(old);
    return answer;
  };

  return {
    takes: (model, { widthPx, heightPx }) =>
      model.adapter.kind === 'family' && isServed(model) && Math.min(widthPx, heightPx) >= leastSidePx,
    score: async (model, adapter, pictures, keys) => {
      const values: ScoreValue[] = new Array(pictures.length);
      let next = 0;
      const worker = async (): Promise<void> => {
        for (let i = next++; i < pictures.length; i = next++) {
          const answer = await ask(model, pictures[i]!, keys[i]!);
          const own = [...answer].filter(([name]) => name.startsWith(`${model.id}.`));
          const outputs = Object.fromEntries(
            own.map(([name, data]) => [
              name.slice(servedOutput(model.id, '').length),
              { data, dims: [1, data.length] },
            ]),
          );
          values[i] = adapter.decode(outputs, 1)[0]!;
        }
      };
      try {
        await Promise.all(Array.from({ length: Math.min(windowSize, pictures.length) }, worker));
      } catch (error) {
        if (error instanceof RemoteFailure)
          throw new ScorerError('device', say('server.broke', { host: address.host, why: error.message }));
        throw error;
      }
      return values;
    },
    bytesSent: () => server.bytesSent(),
    close: () => caller.close(),
  };
}

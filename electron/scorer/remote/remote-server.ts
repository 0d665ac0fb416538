/** @file A server that speaks the Open Inference Protocol, as far as it is needed: what it is, whether it has a model, what the model says of pictures. */
import type { Picture } from '../../../native-models/adapters/index.ts';
import { pictureInput } from '../../../native-models/served/served-name.ts';
import { asWritten, say, type Told } from '../../../texts/say.ts';
import { type Caller, CallFailure } from './http-call.ts';
import {
  type AskedOutput,
  decodeInfer,
  decodeModel,
  decodeServer,
  encodeInfer,
  ProtocolFailure,
  type ServerShape,
} from './inference-protocol.ts';

const smallAnswerBytes = 1_000_000;
const describeMs = 10_000;
/** The first pictures of a size may have to wait for a GPU that plans. */
const inferMs = 60_000;
/** That models give of one picture. */
const mostNumbers = 20_000;
const tries = 3;
const pauseMs = 300;

export interface RemoteServer {
  describe(signal?: AbortSignal): Promise<ServerShape>;
  /** Null where the server does not have it, or has something else under its name; `expected` outputs with their numbers per picture. */
  outputsOf(model: string, signal?: AbortSignal): Promise<AskedOutput[] | null>;
  /** Rows of each output. Tried again where trying again may help: a score is a function of content and weights. Throws a RemoteFailure. */
  infer(
    model: string,
    pictures: readonly Picture[],
    outputs: readonly AskedOutput[],
    signal?: AbortSignal,
  ): Promise<Float32Array[]>;
  bytesSent(): number;
}

/** In words that follow the server's name. */
export class RemoteFailure extends Error {
  constructor(message: Told) {
    super(message);
  }
}

export function createRemoteServer(caller: Caller): RemoteServer {
  let server: ServerShape | null = null;
  let sent = 0;
  const asFailure = (error: unknown): unknown => {
    if (error instanceof ProtocolFailure)
      return new RemoteFailure(say('server.noProtocol', { detail: caller.plainWords(error.message) }));
    return error instanceof CallFailure || error instanceof RemoteFailure
      ? new RemoteFailure(asWritten(caller.plainWords(error.message)))
      : error;
  };

  const get = async (path: string, signal?: AbortSignal) =>
    caller.call({
      ...{ path, method: 'GET', timeoutMs: describeMs, maxBytes: smallAnswerBytes },
      ...(signal ? { signal } : {}),
    });

  const remote: RemoteServer = {
    describe: async (signal) => {
      try {
        const { status, body } = await get('v2', signal);
        if (status !== 200) throw new RemoteFailure(say('server.status', { status, words: '' }));
        const said = decodeServer(body);
        server = { ...said, name: caller.plainWords(said.name), version: caller.plainWords(said.version) };
        return server;
      } catch (error) {
        throw asFailure(error);
      }
    },
    outputsOf: async (model, signal) => {
      try {
        const ready = await get(`v2/models/${model}/ready`, signal);
        if (ready.status !== 200) return null;
        const { status, body } = await get(`v2/models/${model}`, signal);
        if (status !== 200) return null;
        const { inputs, outputs } = decodeModel(body);
        const [input, ...others] = inputs;
        const isPicture = input?.name === pictureInput && input.datatype === 'UINT8' && input.shape.at(-1) === 3;
        if (!isPicture || others.length > 0) return null;
        const numbers = outputs.map(({ name, shape }) => ({ name, count: shape.at(-1) ?? 0 }));
        // An answer may be as large as what is asked about: no model gives as much as this.
        return numbers.reduce((sum, { count }) => sum + count, 0) <= mostNumbers ? numbers : null;
      } catch (error) {
        throw asFailure(error);
      }
    },
    infer: async (model, pictures, outputs, signal) => {
      const { isBinary } = server ?? (await remote.describe(signal));
      const [first] = pictures as [Picture];
      const request = encodeInfer(
        pictureInput,
        pictures.map(({ data }) => data),
        first,
        outputs,
        isBinary,
      );
      const due = outputs.reduce((sum, { count }) => sum + count, 0) * pictures.length;
      for (let attempt = 1; ; attempt++) {
        try {
          sent += request.body.length;
          const reply = await caller.call({
            ...{ path: `v2/models/${model}/infer`, method: 'POST', ...request, timeoutMs: inferMs },
            // A number is at most some twenty characters of JSON.
            maxBytes: 100_000 + 40 * due,
            ...(signal ? { signal } : {}),
          });
          if (reply.status !== 200)
            throw new RemoteFailure(
              say('server.status', { status: reply.status, words: caller.plainWords(wordsOf(reply.body)) }),
            );
          return decodeInfer(reply, outputs, pictures.length);
        } catch (error) {
          if (signal?.aborted || attempt === tries) throw asFailure(error);
          if (!(error instanceof CallFailure || error instanceof ProtocolFailure || error instanceof RemoteFailure))
            throw error;
          await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)));
        }
      }
    },
    bytesSent: () => sent,
  };
  return remote;
}

/** {"error": "..."}, shortened. */
function wordsOf(body: Buffer): string {
  const [, text] = /"(?:error|detail)"\s*:\s*"((?:[^"\\]|\\.){1,200})/.exec(body.toString('utf8', 0, 2_000)) ?? [];
  return text ?? '';
}

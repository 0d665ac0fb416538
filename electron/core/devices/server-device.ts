/** @file A named server as one more device: reached, compared with this computer's processor, timed, and left alone for a while when it fails. */

import { say } from '../../../texts/say.ts';
import type { DeviceInfo, NamedServer } from '../../contract/model.ts';
import { asWritten, joinTold } from '../../contract/told.ts';
import type { DeviceSpec, RemoteSpec } from '../../scorer/protocol.ts';
import { parseServerAddress } from '../../scorer/remote/address.ts';
import { createCaller } from '../../scorer/remote/http-call.ts';
import { createRemoteServer, RemoteFailure } from '../../scorer/remote/remote-server.ts';
import type { Clock } from '../work/clock.ts';
import type { NamedServers } from './named-servers.ts';
import { type CompareOptions, compareDevice } from './probe-devices.ts';
import type { ScoringModel } from './scoring-model.ts';

/** After it failed; then it is tried again. */
const restMs = 300_000;

export interface ServerDevices {
  /** As last seen; nothing is sent. */
  list(): DeviceInfo[];
  /** Reaches every named server; compares it where that was never done, or `again`. */
  test(models: readonly ScoringModel[], again: boolean, signal?: AbortSignal): Promise<DeviceInfo[]>;
  /** The device where it is named, passed the gate and does not rest; else why not, in words. */
  device(url: string, models: readonly ScoringModel[], signal?: AbortSignal): Promise<DeviceSpec | string>;
  failed(url: string): void;
  nameOf(url: string): string;
}

export function createServerDevices(deps: {
  servers: NamedServers;
  compare: Omit<CompareOptions, 'models'>;
  clock: Clock;
  /** Certificates to believe beside the system's; tests bring their own. */
  ca?: string | undefined;
}): ServerDevices {
  const { servers, clock, ca } = deps;
  const known = new Map<string, DeviceInfo & { key: string }>();
  const restsUntil = new Map<string, number>();
  const labels = new Map<string, string>();

  const specOf = (server: NamedServer, models: readonly ScoringModel[]): RemoteSpec => ({
    url: server.url,
    token: servers.tokenOf(server.url),
    ...(ca ? { ca } : {}),
    models: models
      .filter(({ spec }) => spec.adapter.kind === 'family')
      .map(({ spec: { id, sha256 } }) => ({ id, sha256 })),
  });

  const look = async (
    server: NamedServer,
    models: readonly ScoringModel[],
    signal?: AbortSignal,
  ): Promise<DeviceInfo & { key: string }> => {
    const spec = specOf(server, models);
    const common = {
      provider: 'remote' as const,
      adapter: server.host,
      chosen: false,
      gate: null,
      imagesPerSecond: null,
    };
    const caller = createCaller({ address: parsed(server), token: spec.token, ca });
    try {
      const started = performance.now();
      const { name, version } = await createRemoteServer(caller).describe(signal);
      const ms = Math.max(1, Math.round(performance.now() - started));
      const adapter = `${server.host} (${[name, version].filter(Boolean).join(' ')})`;
      labels.set(server.url, `remote: ${adapter}`);
      const key = JSON.stringify([name, version, spec.models]);
      const before = known.get(server.url);
      if (before?.key === key && before.state === 'ready') return before;
      if (spec.models.length === 0) return { ...common, adapter, key, state: 'untested', note: say('server.noModel') };
      const judged = await compareDevice(
        { ...deps.compare, models, ...(signal ? { signal } : {}) },
        { provider: 'remote', remote: spec },
      );
      const answers = say('server.answers', { ms });
      return { ...common, adapter, key, ...judged, note: joinTold([judged.note, answers], '; ') };
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error;
      return { ...common, key: '', state: 'unavailable', note: asWritten(error.message) };
    } finally {
      caller.close();
    }
  };
  const lookAndKeep = async (server: NamedServer, models: readonly ScoringModel[], signal?: AbortSignal) => {
    const found = await look(server, models, signal);
    known.set(server.url, found);
    return found;
  };
  const shown = ({ key: _key, ...info }: DeviceInfo & { key: string }): DeviceInfo => info;

  return {
    list: () =>
      servers.list().map((server) => {
        const found = known.get(server.url);
        if (found) return shown(found);
        return {
          ...{ provider: 'remote', adapter: server.host, state: 'untested', gate: null, imagesPerSecond: null },
          ...{ chosen: false, note: '' },
        };
      }),
    test: async (models, again, signal) => {
      restsUntil.clear();
      if (again) known.clear();
      const found: DeviceInfo[] = [];
      for (const server of servers.list()) found.push(shown(await lookAndKeep(server, models, signal)));
      return found;
    },
    device: async (url, models, signal) => {
      const server = servers.find(url);
      if (!server) return say('server.notYours', { url });
      if ((restsUntil.get(server.url) ?? 0) > clock.nowMs()) return say('server.failed', { host: server.host });
      const found = await lookAndKeep(server, models, signal);
      if (found.state !== 'ready') {
        restsUntil.set(server.url, clock.nowMs() + restMs);
        return found.state === 'wrong' ? `${server.host}: ${found.note}` : `${server.host} ${found.note}`;
      }
      return { provider: 'remote', remote: specOf(server, models) };
    },
    failed: (url) => void restsUntil.set(url, clock.nowMs() + restMs),
    nameOf: (url) => labels.get(url) ?? `remote: ${url}`,
  };
}

function parsed({ url }: NamedServer) {
  const address = parseServerAddress(url);
  if (typeof address === 'string') throw new RemoteFailure(address);
  return address;
}

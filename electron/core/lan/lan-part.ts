/** @file Serving one shoot to paired devices: on and off, codes, rights. The server itself is the host's; what a device may reach is decided there too. */
import { say } from '../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { LanRights, LanState } from '../../contract/lan.ts';
import type { Tier } from '../previews/decoder/protocol.ts';
import type { ServedPreview } from '../previews/serve-preview.ts';
import type { Clock } from '../work/clock.ts';
import type { Events } from '../work/events.ts';
import { Refusal } from '../work/refusal.ts';
import { createPairedDevices, type StoredDevice } from './paired-devices.ts';
import { createPairingCode, type Guess } from './pairing-code.ts';

/** What the host's server asks about whoever is at its door. */
export interface LanDoor {
  readonly folderId: FolderId;
  /** Null for a photo that is not in the catalog. */
  folderOf(id: PhotoId): FolderId | null;
  deviceOf(secret: string): StoredDevice | null;
  rightsOf(deviceId: string): LanRights | null;
  /** What is decided while `run` lasts is this device's. */
  as<T>(deviceId: string, run: () => T): T;
  /** A right code gives the new device's secret. */
  pair(typed: string, from: string, name: string): { secret: string } | Exclude<Guess, object>;
  /** A device's window came or went. */
  here(deviceId: string, isHere: boolean): void;
  preview(id: PhotoId, tier: Tier, signal: AbortSignal): Promise<ServedPreview>;
}

export interface LanServer {
  addresses: readonly string[];
  fingerprint: string;
  /** Ends what a device has open; it may come back with the rights it has then. */
  drop(deviceId: string): void;
  close(): Promise<void>;
}

/** Rejects where no port can be had or no network is there, with words. `port` 0 takes the usual one, or any. */
export type ServeLan = (door: LanDoor, dir: string, port: number) => Promise<LanServer>;

export interface LanPart {
  state(): LanState;
  start(folderId: FolderId, rights: LanRights, port: number): Promise<LanState>;
  stop(): Promise<LanState>;
  newCode(rights: LanRights): LanState;
  setRights(id: string, rights: LanRights): LanState;
  revoke(id: string): LanState;
  close(): Promise<void>;
}

export interface LanDeps {
  /** The catalog's folder: keys and paired devices lie in `lan` inside. */
  dir: string;
  clock: Clock;
  events: Events;
  /** Null where this host serves no network. */
  serve: ServeLan | null;
  /** Throws a Refusal where the shoot is not open. */
  nameOf(folderId: FolderId): string;
  folderOf(id: PhotoId): FolderId | null;
  preview: LanDoor['preview'];
  /** Decisions made while `run` lasts carry the device's name. */
  as<T>(device: { id: string; name: string }, run: () => T): T;
}

export function createLanPart({ dir, clock, events, serve, nameOf, folderOf, preview, as }: LanDeps): LanPart {
  const devices = createPairedDevices(dir, clock);
  const code = createPairingCode(clock);
  const here = new Map<string, number>();
  let serving: { folderId: FolderId; folderName: string; server: LanServer } | null = null;
  const changed = () => events.emit({ type: 'lan-changed' });

  const state = (): LanState => {
    const pairing = code.current();
    return {
      canServe: serve !== null,
      serving: serving && {
        folderId: serving.folderId,
        folderName: serving.folderName,
        addresses: [...serving.server.addresses],
        fingerprint: serving.server.fingerprint,
        pairing: pairing && {
          code: pairing.code,
          rights: pairing.rights,
          until: new Date(pairing.untilMs).toISOString(),
          // In the fragment, which browsers send to nobody.
          links: serving.server.addresses.map(
            (address) => `${address}/#token=${pairing.code}&folder=${serving?.folderId}`,
          ),
        },
        wrongGuesses: code.wrongGuesses(),
      },
      devices: devices.list().map(({ secretHash: _, ...device }) => ({ ...device, isHere: here.has(device.id) })),
    };
  };
  const stop = async () => {
    const before = serving;
    serving = null;
    code.end();
    await before?.server.close();
    here.clear();
  };
  const known = (did: boolean) => {
    if (!did) throw new Refusal('NOT_FOUND', say('refused.deviceGone'));
    changed();
    return state();
  };
  return {
    state,
    start: async (folderId, rights, port) => {
      if (!serve) throw new Refusal('REFUSED', say('refused.noLan'));
      const folderName = nameOf(folderId);
      await stop();
      const door: LanDoor = {
        folderId,
        folderOf,
        preview,
        deviceOf: devices.bySecret,
        as: (id, run) => {
          const device = devices.get(id);
          return device ? as(device, run) : run();
        },
        rightsOf: (id) => devices.get(id)?.rights ?? null,
        pair: (typed, from, name) => {
          const guess = code.guess(typed, from);
          // Also a wrong one: the photographer sees that somebody tries.
          changed();
          return typeof guess === 'string' ? guess : devices.add(name, guess.paired, clock.nowIso());
        },
        here: (id, isHere) => {
          const windows = (here.get(id) ?? 0) + (isHere ? 1 : -1);
          if (windows > 0) here.set(id, windows);
          else here.delete(id);
          if (isHere) devices.seen(id, clock.nowIso());
          changed();
        },
      };
      serving = { folderId, folderName, server: await serve(door, dir, port) };
      code.renew(rights);
      changed();
      return state();
    },
    stop: async () => {
      await stop();
      changed();
      return state();
    },
    newCode: (rights) => {
      if (!serving) throw new Refusal('REFUSED', say('refused.lanOff'));
      code.renew(rights);
      changed();
      return state();
    },
    setRights: (id, rights) => {
      const did = devices.setRights(id, rights);
      serving?.server.drop(id);
      return known(did);
    },
    revoke: (id) => {
      const did = devices.revoke(id);
      serving?.server.drop(id);
      return known(did);
    },
    close: stop,
  };
}

/**
 * @file The devices that were paired, in a file that only its owner reads. Of a device's secret only the hash is kept. Another process (the command line)
 * may change the file at any time: it is read again when it has changed, so that a revoked device is out at its next request. One that was paired 30 days
 * ago is none any more, whatever its cookie says.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type LanRights, lanRights } from '../../contract/lan.ts';
import { type Clock, systemClock } from '../work/clock.ts';

const device = z.object({
  id: z.string(),
  name: z.string(),
  rights: lanRights,
  /** SHA-256 of the secret in its cookie, hex. */
  secretHash: z.string().regex(/^[0-9a-f]{64}$/),
  pairedAt: z.string(),
  seenAt: z.string().nullable(),
});
export type StoredDevice = z.infer<typeof device>;
const stored = z.object({ schema: z.literal('chinagraph/paired-devices@1'), devices: z.array(device).max(100) });

export interface PairedDevices {
  list(): readonly StoredDevice[];
  /** The device of a cookie's secret; null for one that was never paired or is revoked. */
  bySecret(secret: string): StoredDevice | null;
  get(id: string): StoredDevice | null;
  /** Adds one; the secret is told this once. */
  add(name: string, rights: LanRights, nowIso: string): { id: string; secret: string };
  setRights(id: string, rights: LanRights): boolean;
  revoke(id: string): boolean;
  seen(id: string, nowIso: string): void;
}

/** How long a device stays paired. */
export const pairedDays = 30;
const dayMs = 86_400_000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A missing or damaged file is nobody paired. Writing throws what the disk says. */
export function createPairedDevices(dir: string, clock: Pick<Clock, 'nowMs'> = systemClock): PairedDevices {
  const file = path.join(dir, 'paired-devices.json');
  let known: StoredDevice[] = [];
  let stamp = '';
  const stillPaired = ({ pairedAt }: StoredDevice): boolean =>
    clock.nowMs() - Date.parse(pairedAt) < pairedDays * dayMs;
  const read = (): StoredDevice[] => all().filter(stillPaired);
  const all = (): StoredDevice[] => {
    const facts = statSync(file, { throwIfNoEntry: false });
    const now = facts ? `${facts.ino} ${facts.mtimeMs} ${facts.size}` : '';
    if (now === stamp) return known;
    stamp = now;
    try {
      known = stored.parse(JSON.parse(readFileSync(file, 'utf8'))).devices;
    } catch {
      known = [];
    }
    return known;
  };
  const write = (devices: StoredDevice[]): void => {
    mkdirSync(dir, { recursive: true });
    const fresh = `${file}.new`;
    writeFileSync(fresh, JSON.stringify({ schema: 'chinagraph/paired-devices@1', devices }, null, 1), { mode: 0o600 });
    chmodSync(fresh, 0o600);
    renameSync(fresh, file);
  };
  const change = (id: string, part: Partial<StoredDevice>): boolean => {
    const devices = read();
    if (!devices.some((one) => one.id === id)) return false;
    write(devices.map((one) => (one.id === id ? { ...one, ...part } : one)));
    return true;
  };
  return {
    list: read,
    bySecret: (secret) => {
      const hash = hashOf(secret);
      return read().find(({ secretHash }) => secretHash === hash) ?? null;
    },
    get: (id) => read().find((one) => one.id === id) ?? null,
    add: (name, rights, nowIso) => {
      const id = randomBytes(4).toString('hex');
      const secret = randomBytes(32).toString('base64url');
      const added: StoredDevice = { id, name, rights, secretHash: hashOf(secret), pairedAt: nowIso, seenAt: nowIso };
      // The oldest makes room: a list nobody tidies must not end pairing.
      write([...read().slice(-99), added]);
      return { id, secret };
    },
    setRights: (id, rights) => change(id, { rights }),
    revoke: (id) => {
      const devices = read();
      const left = devices.filter((one) => one.id !== id);
      if (left.length === devices.length) return false;
      write(left);
      return true;
    },
    seen: (id, nowIso) => void change(id, { seenAt: nowIso }),
  };
}

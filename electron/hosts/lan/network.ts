/** @file Which addresses this computer has on its networks, and who is on one of them. Whoever is further away gets no connection. */
import { BlockList, isIPv4 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

export interface Network {
  /** Addresses to be reached at, home networks first. IPv6 ones that hold only on their link are left out: browsers take none with a zone. */
  addresses: string[];
  /** Whether an address of a connection is this computer or lies on a network that it is part of. */
  isNear(remote: string | undefined): boolean;
}

const isLinkLocal = (address: string) => /^fe[89ab]/i.test(address);
/** RFC 1918 and RFC 4193. */
const isPrivate = (address: string) => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i.test(address);
/** What people can type comes first. */
const rank = (address: string) => (isIPv4(address) ? 0 : 2) + (isPrivate(address) ? 0 : 1);

export function readNetwork(interfaces: Interfaces = networkInterfaces()): Network {
  const near = new BlockList();
  near.addSubnet('127.0.0.0', 8, 'ipv4');
  near.addAddress('::1', 'ipv6');
  // Never routed, so whoever has such an address is on the same wire.
  near.addSubnet('fe80::', 10, 'ipv6');
  const addresses: string[] = [];
  for (const { address, cidr, internal } of Object.values(interfaces).flatMap((list) => list ?? [])) {
    const bits = Number(cidr?.split('/')[1]);
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    // A mask of 0 bits would be everybody.
    if (internal || !(bits >= 8)) continue;
    near.addSubnet(address.split('%')[0] ?? address, bits, family);
    if (!isLinkLocal(address)) addresses.push(address);
  }
  return {
    addresses: addresses.sort((a, b) => rank(a) - rank(b)),
    isNear: (remote = '') => {
      const address = remote.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
      return address !== '' && near.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
    },
  };
}

/** As it stands in an address. */
export const hostOf = (address: string): string => (isIPv4(address) ? address : `[${address}]`);

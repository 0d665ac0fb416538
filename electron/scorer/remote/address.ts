/**
 * @file Which servers pictures may go to. A server is named by the photographer; whatever it, a name server or a redirect says later cannot lead elsewhere: redirects
 * are not followed, and where nothing proves who answers (plain http) every address that a name stands for must be this machine or a private network.
 */
import { BlockList, isIP } from 'node:net';
import { say, type Told } from '../../../texts/say.ts';

export interface ServerAddress {
  /** Without a slash at its end. */
  url: string;
  host: string;
  isSecure: boolean;
}

const ofThisMachine = new BlockList();
ofThisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
ofThisMachine.addAddress('::1', 'ipv6');
const privates = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privates.addSubnet(net, bits, 'ipv4');
privates.addSubnet('fc00::', 7, 'ipv6');
/** Never a server: machines that describe themselves (169.254.169.254), everybody at once, nobody. */
const nowhere = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  nowhere.addSubnet(net, bits, 'ipv4');
nowhere.addSubnet('fe80::', 10, 'ipv6');
nowhere.addSubnet('ff00::', 8, 'ipv6');
nowhere.addAddress('::', 'ipv6');

const family = (ip: string): 'ipv4' | 'ipv6' => (isIP(ip) === 6 ? 'ipv6' : 'ipv4');
/** ::ffff:10.0.0.1 is 10.0.0.1; BlockList knows that of IPv4 rules by itself. */
const plainOf = (ip: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;

/** Null where a connection to this address is allowed; else why not. */
export function whyNotAddress(ip: string, isSecure: boolean): Told | null {
  const plain = plainOf(ip);
  if (isIP(plain) === 0) return say('server.noIp');
  if (nowhere.check(plain, family(plain))) return say('server.nowhere', { ip: plain });
  if (isSecure || ofThisMachine.check(plain, family(plain)) || privates.check(plain, family(plain))) return null;
  return say('server.outside', { ip: plain });
}

/** `text` as the photographer typed it. A told text says why it names no server. */
export function parseServerAddress(text: string): ServerAddress | Told {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return say('server.noAddress');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return say('server.protocol', { protocol: url.protocol });
  if (url.username !== '' || url.password !== '') return say('server.password');
  if (url.search !== '' || url.hash !== '') return say('server.query');
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) {
    const why = whyNotAddress(host, isSecure);
    if (why) return say('server.refusedAddress', { why });
  }
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, host: url.host, isSecure };
}

/**
 * @file The server's own certificate (X.509 v3, RFC 5280): made on the spot, signed by itself, for the addresses it is reached at. Key and certificate are
 * kept, so that a device which was told to trust it once is not asked again.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import path from 'node:path';

export interface OwnCertificate {
  /** PEM. */
  key: string;
  certificate: string;
  /** SHA-256, "AB:CD:...". */
  fingerprint: string;
}

const dayMs = 86_400_000;
/** Apple's systems take no longer one. */
const lifeMs = 397 * dayMs;

/** The kept one where it is good for these addresses for another month; else a new one, in two files of `dir` that only their owner reads. */
export function ownCertificate(dir: string, addresses: readonly string[], nowMs: number): OwnCertificate {
  const file = path.join(dir, 'lan-certificate.pem');
  const kept = readKept(file);
  if (kept && isGood(kept.certificate, addresses, nowMs)) return kept;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = makeCertificate(privateKey, publicKey, addresses, nowMs);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, `${key}${certificate}`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return { key, certificate, fingerprint: new X509Certificate(certificate).fingerprint256 };
}

function readKept(file: string): OwnCertificate | null {
  try {
    const text = readFileSync(file, 'utf8');
    const key = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----\n/.exec(text)?.[0] ?? '';
    const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n/.exec(text)?.[0] ?? '';
    const read = new X509Certificate(certificate);
    if (!read.checkPrivateKey(createPrivateKey(key))) return null;
    return { key, certificate, fingerprint: read.fingerprint256 };
  } catch {
    return null;
  }
}

function isGood(pem: string, addresses: readonly string[], nowMs: number): boolean {
  const certificate = new X509Certificate(pem);
  const isInTime =
    certificate.validFromDate.getTime() <= nowMs && certificate.validToDate.getTime() > nowMs + 30 * dayMs;
  return isInTime && addresses.every((address) => certificate.checkIP(address) !== undefined);
}

/** DER: a tag, a length, what is inside. */
function der(tag: number, ...inside: Buffer[]): Buffer {
  const body = Buffer.concat(inside);
  const n = body.length;
  const length = n < 0x80 ? [n] : n < 0x100 ? [0x81, n] : [0x82, n >> 8, n & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const sequence = (...inside: Buffer[]) => der(0x30, ...inside);
/** Object identifiers as their DER bytes, hex. */
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const octets = (inside: Buffer) => der(0x04, inside);
const yes = Buffer.from([0x01, 0x01, 0xff]);
const time = (ms: number) =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

function makeCertificate(
  privateKey: KeyObject,
  publicKey: KeyObject,
  addresses: readonly string[],
  nowMs: number,
): string {
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('Chinagraph on this network')))));
  // Positive, so its first bit is clear.
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x01;
  const extensions = sequence(
    sequence(oid('551d13'), yes, octets(sequence())), // basicConstraints: no authority
    sequence(oid('551d0f'), yes, octets(der(0x03, Buffer.from([0x07, 0x80])))), // keyUsage: digitalSignature
    sequence(oid('551d25'), octets(sequence(oid('2b06010505070301')))), // extKeyUsage: serverAuth
    sequence(oid('551d11'), octets(sequence(...addresses.map((address) => der(0x87, bytesOf(address)))))), // subjectAltName
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // v3
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    // A device's clock may be behind.
    sequence(time(nowMs - dayMs), time(nowMs - dayMs + lifeMs)),
    name,
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, { key: privateKey, dsaEncoding: 'der' });
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** 4 or 16 bytes. */
function bytesOf(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const words = (part: string) => (part === '' ? [] : part.split(':'));
  const [left, right] = [words(head), words(tail)];
  const gap = address.includes('::') ? Array(8 - left.length - right.length).fill('0') : [];
  return Buffer.from([...left, ...gap, ...right].map((word) => word.padStart(4, '0')).join(''), 'hex');
}

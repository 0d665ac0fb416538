/** @file What the local network's server knows of itself: its certificate, its networks, what a device is called. */
import { expect, test } from 'vitest';
import { ownCertificate } from '../../electron/hosts/lan/certificate.ts';
import { deviceName } from '../../electron/hosts/lan/device-name.ts';
import { readNetwork } from '../../electron/hosts/lan/network.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('the certificate is kept while it is good, and made anew for another address or in time', () => {
  const dir = tempFolder('keys');
  const now = Date.UTC(2026, 10, 1);
  const first = ownCertificate(dir, ['192.168.7.20', '2001:db8::1'], now);
  expect(ownCertificate(dir, ['192.168.7.20'], now).fingerprint).toBe(first.fingerprint);
  expect(ownCertificate(dir, ['192.168.7.21'], now).fingerprint).not.toBe(first.fingerprint);
  const second = ownCertificate(dir, ['192.168.7.21'], now);
  expect(ownCertificate(dir, ['192.168.7.21'], now + 380 * 86_400_000).fingerprint).not.toBe(second.fingerprint);
});

test('near is who is on a network of this computer', () => {
  const face = (address: string, cidr: string, family: 'IPv4' | 'IPv6', internal = false) =>
    ({ address, cidr, family, internal, netmask: '', mac: '', scopeid: 0 }) as never;
  const { isNear, addresses } = readNetwork({
    lo: [face('127.0.0.1', '127.0.0.1/8', 'IPv4', true)],
    wan: [face('203.0.113.9', '203.0.113.9/24', 'IPv4')],
    lan: [
      face('fe80::1', 'fe80::1/64', 'IPv6'),
      face('192.168.7.20', '192.168.7.20/24', 'IPv4'),
      face('2001:db8:1::5', '2001:db8:1::5/64', 'IPv6'),
    ],
    odd: [face('10.0.0.1', '10.0.0.1/0', 'IPv4')],
  });
  expect(addresses).toEqual(['192.168.7.20', '203.0.113.9', '2001:db8:1::5']);
  for (const near of ['127.0.0.1', '::1', '::ffff:192.168.7.99', '192.168.7.1', 'fe80::abcd%eth0', '2001:db8:1::77'])
    expect(isNear(near), near).toBe(true);
  for (const far of ['192.168.8.1', '8.8.8.8', '::ffff:8.8.8.8', '2001:db8:2::1', '10.0.0.2', '', undefined])
    expect(isNear(far), String(far)).toBe(false);
  expect(deviceName('Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Safari/605')).toBe('iPad, Safari');
  expect(deviceName('<script>')).toBe('Device');
});

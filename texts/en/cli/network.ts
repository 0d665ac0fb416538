/** @file English sentences of paired devices and newer versions. */
export const networkCliTexts = {
  'help.paired': 'Devices paired on the local network: list them, remove one, or change what it may do',
  'paired.none': (v: { id: string }) => `No device ${v.id} is paired.`,
  'paired.rights': (v: { usage: string }) => `Rights are look or decide.\nUsage: chinagraph ${v.usage}`,
  'paired.empty': 'No device is paired.',
  'paired.line': (v: { id: string; rights: string; name: string; seen: string | null }) =>
    `${v.id}  ${v.rights}  ${v.name}, last here ${v.seen ?? 'never'}`,
  'help.updates':
    'Whether there is a newer version: looked for now, or once a day where you say so; nothing is installed',
  'updates.noAddress': (v: { current: string }) =>
    `This is ${v.current}. This build names no address where newer versions are told of.`,
  'updates.found': (v: { version: string; current: string; page: string }) =>
    `${v.version} is there; this is ${v.current}. ${v.page}`,
  'updates.daily': 'It is looked for once a day.',
  'updates.never': 'It is not looked for by itself.',
  'updates.newest': (v: { current: string; looks: string }) => `${v.current} is the newest version. ${v.looks}`,
  'updates.unknown': (v: { current: string; looks: string }) => `This is ${v.current}. ${v.looks}`,
  'asked.withLan': (v: { usage: string }) => `--rights and --lan-port belong to --lan.\nUsage: chinagraph ${v.usage}`,
  'asked.lanFolder': (v: { usage: string }) => `--lan serves one shoot: name its folder.\nUsage: chinagraph ${v.usage}`,
  'asked.portNumber': (v: { option: string }) => `${v.option} takes a number up to 65535.`,
  'lan.scan': (v: { addresses: readonly string[]; code: string }) =>
    `On the device: scan this, or open ${v.addresses.join(' or ')} and type ${v.code}.`,
  'lan.may': (v: { rights: 'look' | 'decide' }) =>
    `It may ${v.rights === 'look' ? 'look' : 'look and decide'}. The code is good for one device, for ten minutes; the page has a new one under Tablets and second people.`,
  'lan.certificate':
    'The device does not know the certificate, which was made here, and warns. Its SHA-256 fingerprint is',
};

/** @file Deutsche Sätze von gekoppelten Geräten und neueren Versionen. */
import type { networkCliTexts as english } from '../../en/cli/network.ts';
import type { Like } from '../../like.ts';

export const networkCliTexts: Like<typeof english> = {
  'help.paired': 'Gekoppelte Geräte im lokalen Netz: auflisten, eines entfernen, oder ändern, was es darf',
  'paired.none': (v) => `Ein Gerät ${v.id} ist nicht gekoppelt.`,
  'paired.rights': (v) => `Rechte sind look oder decide.\nAufruf: chinagraph ${v.usage}`,
  'paired.empty': 'Kein Gerät ist gekoppelt.',
  'paired.line': (v) => `${v.id}  ${v.rights}  ${v.name}, zuletzt hier: ${v.seen ?? 'nie'}`,
  'help.updates':
    'Ob es eine neuere Version gibt: jetzt nachgesehen, oder einmal am Tag, wo du es sagst; nichts wird installiert',
  'updates.noAddress': (v) =>
    `Dies ist ${v.current}. Diese Ausgabe nennt keine Adresse, wo von neueren Versionen gesagt wird.`,
  'updates.found': (v) => `${v.version} ist da; dies ist ${v.current}. ${v.page}`,
  'updates.daily': 'Einmal am Tag wird nachgesehen.',
  'updates.never': 'Von selbst wird nicht nachgesehen.',
  'updates.newest': (v) => `${v.current} ist die neueste Version. ${v.looks}`,
  'updates.unknown': (v) => `Dies ist ${v.current}. ${v.looks}`,
  'asked.withLan': (v) => `--rights und --lan-port gehören zu --lan.\nAufruf: chinagraph ${v.usage}`,
  'asked.lanFolder': (v) => `--lan teilt ein Shooting: nenne seinen Ordner.\nAufruf: chinagraph ${v.usage}`,
  'asked.portNumber': (v) => `${v.option} nimmt eine Zahl bis 65535.`,
  'lan.scan': (v) => `Auf dem Gerät: lies das ein, oder öffne ${v.addresses.join(' oder ')} und tippe ${v.code}.`,
  'lan.may': (v) =>
    `Es darf ${v.rights === 'look' ? 'ansehen' : 'ansehen und entscheiden'}. Der Code gilt für ein Gerät, zehn Minuten lang; einen neuen hat die Seite bei den Tablets und zweiten Personen.`,
  'lan.certificate':
    'Das Gerät kennt das Zertifikat nicht, das hier gemacht wurde, und warnt. Dessen Fingerabdruck (SHA-256) ist',
};

/** @file Tablets and second people on the local network: who is paired, with which rights, and what they are shown. */
import { z } from 'zod';
import { folderId } from './ids.ts';

/** look: sees the shoot. decide: also flags, stars, labels, turns, undo. Nothing else is reachable for either. */
export const lanRights = z.enum(['look', 'decide']);
export type LanRights = z.infer<typeof lanRights>;

/** What the asking window may do; everything but on a paired device. */
export const access = z.object({
  rights: z.enum(['all', ...lanRights.options]),
  /** The one shoot of a paired device. */
  folderId: folderId.nullable(),
});
export type Access = z.infer<typeof access>;

export const pairedDevice = z.object({
  id: z.string(),
  /** "iPad, Safari": as its browser calls itself. */
  name: z.string(),
  rights: lanRights,
  pairedAt: z.string(),
  seenAt: z.string().nullable(),
  /** Has a window open at the moment. */
  isHere: z.boolean(),
});
export type PairedDevice = z.infer<typeof pairedDevice>;

export const lanState = z.object({
  /** Whether this program can serve the network: not where it is itself only looked at. */
  canServe: z.boolean(),
  serving: z
    .object({
      folderId,
      folderName: z.string(),
      /** "https://192.168.1.20:47010", the likeliest first. */
      addresses: z.array(z.string()),
      /** SHA-256 of the certificate, as browsers show it: "AB:CD:...". */
      fingerprint: z.string(),
      /** Null once it was used, is too old or was guessed at too often. */
      pairing: z
        .object({
          /** "ABCD-EFGH", for typing. */
          code: z.string(),
          rights: lanRights,
          until: z.string(),
          /** Whole addresses with the code, for a QR code: one for each of `addresses`. */
          links: z.array(z.string()),
        })
        .nullable(),
      /** Wrong codes since the last right one. */
      wrongGuesses: z.number().int(),
    })
    .nullable(),
  devices: z.array(pairedDevice),
});
export type LanState = z.infer<typeof lanState>;

/** @file People of a shoot: faces that are one person's, found by a descriptor where the photographer wants it. Numbers mean something inside one shoot alone. */
import { z } from 'zod';
import { box } from './face.ts';
import { folderId, photoId, photoIdList } from './ids.ts';

/** "p12": as filters name people. */
export const personKey = z.string().regex(/^p[1-9]\d{0,8}$/);
export type PersonKey = z.infer<typeof personKey>;

export const personName = z.string().trim().max(80);

export const person = z.object({
  key: personKey,
  /** As the photographer called them; null without a name. */
  name: z.string().nullable(),
  photos: z.number().int(),
  /** Of these, kept. */
  keepers: z.number().int(),
  /** The frame that shows them best; kept ones come before others. */
  best: photoId,
  /** A clear face of theirs, to be shown. */
  face: z.object({ photoId, box }),
});
export type Person = z.infer<typeof person>;

export const people = z.object({
  /** off: nobody asked for it. no-model: the descriptor is not installed. no-faces: the face detector is not. */
  state: z.enum(['off', 'no-model', 'no-faces', 'ready']),
  /** Something is stored, in this shoot or another: there is something to delete. */
  isStored: z.boolean(),
  /** Photos whose faces are not told apart yet. */
  lacking: z.number().int(),
  /** Of the photo that was asked about: who is in it. */
  here: z.array(personKey),
  /** In most photos first; those with a name before others. */
  people: z.array(person),
});
export type People = z.infer<typeof people>;

/** `at`: a photo, to be told who is in it. */
export const peopleQuery = z.object({ folderId, at: photoId.optional() }).strict();
const inShoot = z.object({ folderId }).strict();
export const nameOfPerson = inShoot.extend({ key: personKey, name: personName });
/** All become the first. */
export const mergeOfPeople = inShoot.extend({ keys: z.array(personKey).min(2).max(200) });
/** Their faces in these photos are another's, or with `to` null somebody's of their own. */
export const facesTaken = inShoot.extend({ key: personKey, ids: photoIdList, to: personKey.nullable() });

/** A face of somebody's in a photo, as it is turned. */
export const faceOfPerson = z.object({ key: personKey, name: z.string().nullable(), box });
export type FaceOfPerson = z.infer<typeof faceOfPerson>;

/** Names that were given, by key. */
export const namesOfPeople = z.record(personKey, z.string());

/** A shoot of which something is stored. */
export const storedPeople = z.object({
  id: z.number().int(),
  /** Its folder, and the whole path for people to read; null where only its pictures are known. */
  name: z.string().nullable(),
  displayPath: z.string().nullable(),
  faces: z.number().int(),
  /** People with a name. */
  names: z.number().int(),
  /** Null where it left the list of shoots. */
  folderId: folderId.nullable(),
});
export type StoredPeople = z.infer<typeof storedPeople>;

/** @file Reads the models inside a MediaPipe `.task` file, which is a zip archive. */
import { unzipSync } from 'fflate';
import { TfliteError } from './flatbuffer.ts';

/** Larger members are no face model; a damaged or hostile archive must not fill the memory. */
const maxMemberBytes = 64 << 20;

/**
 * The bytes of the named members.
 * @throws TfliteError when the file is no archive, is damaged, or lacks a member.
 */
export function readTask<Name extends string>(data: Uint8Array, names: readonly Name[]): Record<Name, Uint8Array> {
  let members: Record<string, Uint8Array>;
  try {
    members = unzipSync(data, {
      filter: ({ name, originalSize, size }) =>
        names.some((wanted) => wanted === name) && originalSize <= maxMemberBytes && size <= data.length,
    });
  } catch (cause) {
    throw new TfliteError('This is not a readable .task file; download it again.', { cause });
  }
  const found = names.map((name): [Name, Uint8Array] => {
    const member = members[name];
    if (!member) throw new TfliteError(`The .task file does not contain ${name}; download it again.`);
    return [name, member];
  });
  return Object.fromEntries(found) as Record<Name, Uint8Array>;
}

/** @file The version in a preview's address: it names the bytes of the picture, its orientation, and how the photographer turned it. */
import type { Turn } from './decision.ts';

/** "0a1b2c3d4e5f-6", and "-t1" behind it where it is turned. */
export const previewVersionOf = (key: string | null, orientation: number, turn: Turn): string =>
  `${key?.slice(0, 12) ?? 'none'}-${orientation}${turn === 0 ? '' : `-t${turn}`}`;

/** An address asks for the picture as its page knew it: a turn made since changes the address, not what stands behind an old one. */
export const turnOfVersion = (version: string | null): Turn => {
  const turned = /-t([123])$/.exec(version ?? '')?.[1];
  return turned === undefined ? 0 : (Number(turned) as Turn);
};

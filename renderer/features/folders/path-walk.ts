/** @file A typed path, walked folder by folder through what the engine lists: the page names no path, it picks among names that were offered. */
import type { Place } from '../../../electron/contract/folder.ts';
import type { Engine } from '../../api/client.ts';

export interface Walked {
  /** What the typed path names so far, with its closing slash: "/home/anna/". */
  typed: string;
  /** The folder that this is; null where a part is not there. */
  here: Place | null;
  /** Folders inside that begin as the rest does. */
  fits: readonly Place[];
}

export const isPath = (text: string): boolean => /^(?:[/\\]|[A-Za-z]:[/\\]|~[/\\])/.test(text);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The place a path starts from, and its parts. "~/x" starts at home, "C:\\x" at a drive, "/x" at the top. */
const startOf = (
  text: string,
  roots: readonly Place[],
): { start: Place | undefined; head: string; parts: string[] } => {
  const [first = '', ...parts] = text.split(/[/\\]/);
  const name = first === '' ? 'Computer' : first === '~' ? 'Home' : first;
  return { start: roots.find((root) => same(root.name, name)), head: `${first}/`, parts };
};

/** Rejects only where the engine is away. */
export const walkPath = async (engine: Pick<Engine, 'places'>, text: string): Promise<Walked> => {
  const { start, head, parts } = startOf(text, await engine.places.roots({}));
  let here = start ?? null;
  let typed = head;
  const rest = parts.pop() ?? '';
  for (const part of parts) {
    if (!here) break;
    const inside: readonly Place[] = await engine.places.inside({ token: here.token });
    here = inside.find((place) => !place.isParent && same(place.name, part)) ?? null;
    typed += `${here?.name ?? part}/`;
  }
  const inside = here ? await engine.places.inside({ token: here.token }) : [];
  const fits = inside.filter(({ name, isParent }) => !isParent && name.toLowerCase().startsWith(rest.toLowerCase()));
  return { typed, here: rest === '' ? here : (fits.find(({ name }) => same(name, rest)) ?? null), fits };
};

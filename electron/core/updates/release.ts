/** @file The newest release at an address, as GitHub's releases API answers: only its version is believed, and only in the shape of one. */
import { z } from 'zod';

const answer = z.object({ tag_name: z.string().regex(/^v?\d{1,5}\.\d{1,5}\.\d{1,5}$/) });
const patienceMs = 10_000;
/** An answer of GitHub's has some 20 kB. */
const maxBytes = 1_000_000;

/** https, or a server of this computer (tests). */
export function isReleaseAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  const isHere = protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
  return (protocol === 'https:' || isHere) && username + password === '';
}

/** Where people read of releases: made of the address that was built in, never of what a server says. */
export function releasePage(address: string): string {
  const { hostname, origin, pathname } = new URL(address);
  const repository = /^\/repos\/([\w.-]+\/[\w.-]+)\//.exec(pathname)?.[1];
  return hostname === 'api.github.com' && repository ? `https://github.com/${repository}/releases` : `${origin}/`;
}

/** "1.2.3". Rejects with why: no network, a redirect, no answer of that shape, too large, too slow. */
export async function newestRelease(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    headers: { Accept: 'application/vnd.github+json, application/json', 'User-Agent': 'Chinagraph' },
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > maxBytes) throw new Error('too large');
  }
  const parsed = answer.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error('no release');
  return parsed.data.tag_name.replace(/^v/, '');
}

/** By number, place by place. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let at = 0; at < 3; at++) {
    const step = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (step !== 0) return step > 0;
  }
  return false;
}

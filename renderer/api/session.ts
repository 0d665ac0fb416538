/** @file The web host's token: taken out of the address at once, exchanged for a session cookie, never stored by the page. */

let token: string | null = null;

/**
 * Reads "#token=...&folder=3", the form the host prints, and leaves "#/shoot/3/grid". Call before anything else looks at the address.
 * Any other address stays as it is: a reload or a bookmark relies on the cookie.
 */
export const takeToken = (): void => {
  // A new address of the same host, entered over the old one, only changes the fragment: start over with it.
  window.addEventListener('hashchange', () => {
    if (window.location.hash.startsWith('#token=')) window.location.reload();
  });
  const { hash, pathname } = window.location;
  if (!hash.startsWith('#token=')) return;
  const given = new URLSearchParams(hash.slice(1));
  token = given.get('token');
  const folder = given.get('folder');
  window.history.replaceState(null, '', `${pathname}${folder ? `#/shoot/${folder}/grid` : ''}`);
};

/**
 * Trades the token for the cookie, once; without a token, asks whether the cookie is known. refused: the host does not know us, and the photographer needs
 * the address it printed. Asked before a socket is opened: a socket's own failure does not say why, and is an error on the console.
 */
export const startSession = async (): Promise<'ok' | 'refused'> => {
  if (token === null) {
    const state = (await answerOf(await fetch('/session', { cache: 'no-store' })).json()) as SessionState;
    const { isSignedIn } = state;
    pairs = state.pairs ?? false;
    return isSignedIn ? 'ok' : 'refused';
  }
  const answer = await offerToken(token);
  // A code is good once: offered again it would count as a wrong guess.
  token = null;
  return answer === 'ok' ? 'ok' : startSession();
};

/** A token or a typed code; the cookie that comes for a right one is known to whoever connects next. */
export const offerToken = async (offered: string): Promise<'ok' | 'wrong' | 'too-many'> => {
  const response = await fetch('/session', { method: 'POST', body: offered });
  if (response.status === 403) return 'wrong';
  if (response.status === 429) return 'too-many';
  answerOf(response);
  return 'ok';
};

let pairs = false;
/** Whether the host takes typed codes: the one for paired devices does. */
export const takesCodes = (): boolean => pairs;

interface SessionState {
  isSignedIn: boolean;
  pairs?: boolean;
}

const answerOf = (response: Response): Response => {
  if (!response.ok) throw new Error(`The host answered ${response.status}.`);
  return response;
};

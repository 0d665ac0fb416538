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
    const { isSignedIn } = (await answerOf(await fetch('/session', { cache: 'no-store' })).json()) as SessionState;
    return isSignedIn ? 'ok' : 'refused';
  }
  const response = await fetch('/session', { method: 'POST', body: token });
  if (response.status === 403) return 'refused';
  answerOf(response);
  token = null;
  return 'ok';
};

interface SessionState {
  isSignedIn: boolean;
}

const answerOf = (response: Response): Response => {
  if (!response.ok) throw new Error(`The host answered ${response.status}.`);
  return response;
};

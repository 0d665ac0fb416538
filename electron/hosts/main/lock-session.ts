/** @file What every page is denied: all permissions, all devices, all downloads, and the network. */
import type { Session } from 'electron';

type Lockable = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'on'
  | 'webRequest'
>;

export interface SessionLock {
  isPackaged: boolean;
  /** Addresses of a dev server. Nobody's in a packed app. */
  isAllowed?: ((address: string) => boolean) | undefined;
}

/** Electron grants permissions unless both handlers are set; so both are, and say no. */
export function lockSession(session: Lockable, { isPackaged, isAllowed }: SessionLock): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Without a handler nothing is captured; one that answers with no stream throws in main.
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOurs(url, isPackaged) && (isPackaged || !isAllowed?.(url)) }),
  );
}

/** Our schemes, and what never leaves the page's process. Developer tools only where there are any. */
export function isOurs(address: string, isPackaged: boolean): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'app') return address.startsWith('app://bundle/');
  if (scheme === 'photo') return address.startsWith('photo://preview/') || address.startsWith('photo://original/');
  if (scheme === 'blob') return address.startsWith('blob:app://bundle/');
  return scheme === 'devtools' && !isPackaged;
}

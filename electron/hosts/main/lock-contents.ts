/** @file A window stays on the page it was opened with: no navigation, no second window, no embedded web content. */
import type { Event, HandlerDetails, WebContents } from 'electron';
import { pageOrigin } from '../shared/channels.ts';
import { linkToOpen } from './open-link.ts';

type Lockable = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** `openLink` gets addresses that may be shown in the system's browser; everything else leads nowhere. */
export function lockContents(contents: Lockable, openLink: (url: string) => void): void {
  const stay = (event: Pick<Event, 'preventDefault'> & { url: string }) => {
    if (!isPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }: Pick<HandlerDetails, 'url'>) => {
    const link = linkToOpen(url);
    if (link) openLink(link);
    return { action: 'deny' };
  });
}

/** The page itself, at any of its fragments; a reload is fine. */
function isPage(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return (
    url !== null &&
    originOf(url) === pageOrigin &&
    (url.pathname === '/' || url.pathname === '/index.html') &&
    url.search === ''
  );
}

/** `URL.origin` is "null" for schemes that Node does not know as standard. */
export const originOf = (url: URL): string => `${url.protocol}//${url.host}`;

/** @file Our two schemes. Neither may bypass the content security policy nor register service workers. */
import type { CustomScheme } from 'electron';

/** To be registered before the app is ready. `photo` answers fetches of the page's decoding worker, hence CORS. */
export const schemes: CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  {
    scheme: 'photo',
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
  },
];

/** @file What a page under work may do that a built one may not. Used by the dev hosts alone; nothing here gets into a packed app. */
import { contentSecurityPolicy } from '../shared/headers.ts';

export interface DevPolicy {
  /** Carried by the inline start script and the style elements that the dev server writes; new with every start. */
  nonce: string;
  pictures?: '' | 'photo:';
  /** Where changes are announced, if that is not the page's own origin: "ws://localhost:5173". */
  socket?: string;
}

/** The built page's policy and these exceptions. */
export function devContentSecurityPolicy({ nonce, pictures = '', socket = '' }: DevPolicy): string {
  return contentSecurityPolicy(pictures)
    .split('; ')
    .map((rule) => {
      if (rule.startsWith('script-src ') || rule.startsWith('style-src ')) return `${rule} 'nonce-${nonce}'`;
      return socket && rule.startsWith('connect-src ') ? `${rule} ${socket}` : rule;
    })
    .join('; ');
}

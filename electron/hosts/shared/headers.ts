/** @file Response headers of both hosts: nothing inline, nothing from elsewhere, nothing sniffed, nothing embedded. */

/**
 * `pictures`: where previews come from besides the page's own origin ("photo:" on the desktop, nothing in the browser).
 * img-src has blob: for overlays drawn on canvas; workers fetch previews, so connect-src names them too.
 */
export function contentSecurityPolicy(pictures: '' | 'photo:' = ''): string {
  const from = pictures ? ` ${pictures}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self'${from} blob:`,
    // Clips.
    `media-src ${pictures || "'self'"}`,
    "font-src 'self'",
    `connect-src 'self'${from}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

export const securityHeaders = (pictures: '' | 'photo:' = ''): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(pictures),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
});

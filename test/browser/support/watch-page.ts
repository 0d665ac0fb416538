/** @file What must not happen in any story: a connection that leaves the machine, an error on the console, a breach of the content policy. */
import type { BrowserContext, Page } from 'playwright-core';

export interface PageWatch {
  /** Addresses outside this machine that the page asked for; each was stopped. */
  readonly strayRequests: string[];
  /** Errors on the console and exceptions nobody caught. */
  readonly errors: string[];
  /** Directive and address of everything the content policy stopped. */
  readonly policyBreaches: string[];
  /** Failed network requests that belong to the story (an engine that is away). */
  expect(message: RegExp): void;
}

const isLoopback = (address: string): boolean => {
  if (/^(data|blob|about):/.test(address)) return true;
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?):$/.test(protocol) && /^(127\.0\.0\.1|localhost)$/.test(hostname);
};

/** Watches every page of a context, from before its first byte. */
export async function watchPages(context: BrowserContext): Promise<PageWatch> {
  const strayRequests: string[] = [];
  const errors: string[] = [];
  const policyBreaches: string[] = [];
  const expected: RegExp[] = [];
  const failed = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) errors.push(text);
  };
  await context.route(
    (address) => !isLoopback(address.href),
    async (route) => route.abort(),
  );
  await context.exposeBinding('policyBreach', (_source, text: string) => policyBreaches.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'policyBreach') as (text: string) => void;
      report(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  const watch = (page: Page): void => {
    page.on('request', (request) => {
      if (!isLoopback(request.url())) strayRequests.push(request.url());
    });
    page.on('websocket', (socket) => {
      if (!isLoopback(socket.url())) strayRequests.push(socket.url());
    });
    page.on('pageerror', (error) => failed(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') failed(`${message.text()} (${message.location().url})`);
    });
  };
  context.on('page', watch);
  return { strayRequests, errors, policyBreaches, expect: (pattern) => void expected.push(pattern) };
}

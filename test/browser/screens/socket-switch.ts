/** @file The page's way to its engine, held up or cut, so that what it says meanwhile can be looked at. */
import type { BrowserContext, Page } from 'playwright-core';

/** held: questions are asked and never answered. away: the engine is gone and does not come back. */
export type SocketState = 'held' | 'away';

/** Before the first page. A reload starts afresh. */
export async function installSocketSwitch(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const all: WebSocket[] = [];
    let state = '';
    class Switched extends WebSocket {
      constructor(...words: ConstructorParameters<typeof WebSocket>) {
        if (state === 'away') throw new Error('away');
        super(...words);
        all.push(this);
      }
      override send(data: string): void {
        if (state === '') super.send(data);
      }
    }
    window.WebSocket = Switched;
    Reflect.set(window, 'setSocket', (next: string) => {
      state = next;
      if (next === 'away') for (const socket of all) socket.close();
    });
  });
}

export async function setSocket(page: Page, state: SocketState): Promise<void> {
  await page.evaluate((next) => (Reflect.get(window, 'setSocket') as (state: string) => void)(next), state);
}

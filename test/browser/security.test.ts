import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { appWindow } from './support/app-window.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { watchPages } from './support/watch-page.ts';

describeBrowser('the page cannot be used against its photographer', (browser) => {
  const shoot = async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(4));
    return serveShoot(folder);
  };

  it('refuses injected scripts, foreign styles, frames and connections', async () => {
    const { url } = await shoot();
    const context = await (await browser()).newContext();
    const watch = await watchPages(context);
    const page = await context.newPage();
    const answer = await page.goto(url);
    // What Trusted Types would let through is refused once more by where scripts may come from.
    expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self'(;|$)/);
    await appWindow(page).gridFilled();
    const ran = await page.evaluate(async () => {
      // Trusted Types may refuse with an exception before the content policy is even asked.
      const add = (tag: string, set: (element: HTMLElement) => void): void => {
        const element = document.createElement(tag);
        try {
          set(element);
        } catch {
          return;
        }
        document.body.append(element);
      };
      add('script', (e) => e.append('window.injected = "inline"'));
      add('script', (e) => {
        e.textContent = 'window.injected = "text"';
      });
      add('script', (e) => e.setAttribute('src', 'data:text/javascript,window.injected="data"'));
      add('img', (e) => {
        e.setAttribute('onerror', 'window.injected="handler"');
        e.setAttribute('src', 'data:,');
      });
      add('div', (e) => {
        e.innerHTML = '<img src="data:," onerror="window.injected=\'markup\'">';
      });
      add('iframe', (e) => e.setAttribute('src', 'http://192.0.2.1/'));
      const fetched = await fetch('http://192.0.2.1/').then(
        () => 'sent',
        () => 'stopped',
      );
      try {
        window.setTimeout('window.injected="timer"', 0);
      } catch {
        // Refused at once is as good.
      }
      await new Promise((done) => setTimeout(done, 100));
      return { injected: String(Reflect.get(window, 'injected')), fetched };
    });
    expect(ran).toEqual({ injected: 'undefined', fetched: 'stopped' });
    for (const directive of ['require-trusted-types-for', 'connect-src', 'frame-src'])
      expect(watch.policyBreaches.join('\n')).toContain(directive);
    expect(watch.strayRequests).toEqual([]);
    await context.close();
  });

  it('the watch of every story does see a connection that leaves the machine', async () => {
    const context = await (await browser()).newContext();
    const watch = await watchPages(context);
    const page = await context.newPage();
    await page.setContent('<img src="http://192.0.2.1/pixel.png">');
    await expect.poll(() => watch.strayRequests).toEqual(['http://192.0.2.1/pixel.png']);
    await context.close();
  });

  it('leaves no token in the address, and says what to do without one', async () => {
    const { url, host } = await shoot();
    const { window, context, shot } = await startStory(await browser(), 'not-signed-in', url);
    await window.gridFilled();
    expect(window.page.url()).not.toContain('token');
    const cookies = await context.cookies();
    expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
      { httpOnly: true, sameSite: 'Strict' },
    ]);
    // A reload relies on the cookie; a stranger has neither.
    await window.page.reload();
    await window.gridFilled();
    await context.clearCookies();
    await window.page.goto(`http://127.0.0.1:${host.port}/`);
    await expect.poll(() => window.page.getByText('Not signed in').isVisible()).toBe(true);
    await shot('not-signed-in');
  });
});

/** @file The update notice against a release server of this computer: asks nobody unasked, says what is newer, believes only a version. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isNewer, isReleaseAddress, releasePage } from '../../electron/core/updates/release.ts';
import { version } from '../../electron/core/work/version.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { testEngine } from '../support/test-engine.ts';

let answer: { status?: number; body: string; location?: string };
const asked: { url: string | undefined; agent: string | undefined; cookie: string | undefined }[] = [];
const server = createServer((request, response) => {
  const { headers, url } = request;
  asked.push({ url, agent: headers['user-agent'], cookie: headers.cookie });
  response.writeHead(answer.status ?? 200, answer.location ? { Location: answer.location } : {}).end(answer.body);
});
let releases = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  releases = `http://127.0.0.1:${(server.address() as AddressInfo).port}/repos/a/b/releases/latest`;
});
afterAll(() => void server.close());

test('nobody is asked before somebody said yes; then what is newer is said, until it is skipped', async () => {
  answer = { body: JSON.stringify({ tag_name: 'v99.1.0', html_url: 'https://evil.example/' }) };
  const catalogDir = tempFolder('catalog');
  let engine = await testEngine({ catalogDir, releases, isInteractive: true, background: 'none' });
  const { updates } = engine.client;
  expect(await updates.state({})).toMatchObject({ choice: 'unasked', canCheck: true, found: null, checkedAt: null });
  expect(await updates.choose({ on: false })).toMatchObject({ choice: 'off' });
  await engine.close();
  engine = await testEngine({ catalogDir, releases, isInteractive: true, background: 'none' });
  expect(asked).toEqual([]);
  const said = await engine.client.updates.choose({ on: true });
  // The page is made of the address that was built in, not of what the server says.
  expect(said).toMatchObject({
    choice: 'on',
    current: version,
    found: { version: '99.1.0', page: new URL('/', releases).href },
  });
  expect(asked).toEqual([{ url: '/repos/a/b/releases/latest', agent: 'Chinagraph', cookie: undefined }]);
  expect(await engine.client.updates.skip({ version: '99.1.0' })).toMatchObject({ found: null });
  await engine.close();
  // Asked today: not again at the next start.
  engine = await testEngine({ catalogDir, releases, isInteractive: true, background: 'none' });
  expect([asked.length, (await engine.client.updates.state({})).found]).toEqual([1, null]);
  answer = { body: JSON.stringify({ tag_name: '99.2.0' }) };
  expect(await engine.client.updates.check({})).toMatchObject({ found: { version: '99.2.0' } });
  await engine.close();
});

test('what is no answer of a release is a sentence, and changes nothing', async () => {
  const engine = await testEngine({ releases, background: 'none' });
  for (const wrong of [
    { status: 404, body: '' },
    { body: '<html>' },
    { body: '{"tag_name":"1.2.3; rm -rf"}' },
    { body: JSON.stringify({ tag_name: '99.0.0', more: 'x'.repeat(2_000_000) }) },
    { status: 302, body: '', location: 'http://127.0.0.1:9/' },
  ]) {
    answer = wrong;
    const state = await engine.client.updates.check({});
    expect(state.found, JSON.stringify(wrong).slice(0, 60)).toBeNull();
    expect(state.problem).toMatch(/no answer/);
  }
  answer = { body: JSON.stringify({ tag_name: `v${version}` }) };
  expect(await engine.client.updates.check({})).toMatchObject({ found: null, problem: null });
  await engine.close();
  const without = await testEngine({ releases: null, background: 'none' });
  expect((await without.client.updates.state({})).canCheck).toBe(false);
  await expect(without.client.updates.check({})).rejects.toThrow();
});

test('versions are compared by number, and only an address that may be asked is one', () => {
  expect([
    isNewer('0.10.0', '0.9.9'),
    isNewer('1.0.0', '1.0.0'),
    isNewer('0.1.9', '0.2.0'),
    isNewer('2.0.0', '1.9.9'),
  ]).toEqual([true, false, false, true]);
  expect(releasePage('https://api.github.com/repos/owner/name/releases/latest')).toBe(
    'https://github.com/owner/name/releases',
  );
  for (const bad of ['http://example.com/x', 'https://u:p@example.com/', 'file:///etc/passwd', 'nothing'])
    expect(isReleaseAddress(bad), bad).toBe(false);
});

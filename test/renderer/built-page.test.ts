import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildPage } from '../../bench/app/build-page.ts';

test("the page is built with React's production build, whatever the environment says", async () => {
  expect(process.env.NODE_ENV).toBe('test');
  const assets = path.join(await buildPage(), 'assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  // Both are in the development build of every version of React so far.
  const developing = scripts.filter((name) =>
    /jsxDEV|react_stack_bottom_frame/.test(readFileSync(path.join(assets, name), 'utf8')),
  );
  expect(developing).toEqual([]);
}, 60_000);

/** @file What the judgement gives as a reason is listed as something found: each code has its words, in each language. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findings as german } from '../../../texts/de/page/findings.ts';
import { findings as english } from '../../../texts/en/page/findings.ts';

const culling = fileURLToPath(new URL('../../../electron/core/culling', import.meta.url));

// Alarms are said at once and listed nowhere.
function codes(): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync(culling, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file === 'alarms.ts') continue;
    const text = readFileSync(path.join(culling, file), 'utf8');
    for (const [, code] of text.matchAll(/\b(?:evidence|note|good)\('([a-z-]+)'/g)) found.add(code!);
    for (const [, code] of text.matchAll(/\bcode: '([a-z-]+)'/g)) found.add(code!);
    for (const [, code] of text.matchAll(/'(another-[a-z-]+[a-z])'/g)) found.add(code!);
  }
  return found;
}

it.each([
  ['English', english],
  ['German', german],
])('every code of a reason has its words in %s', (_, findings) => {
  const all = codes();
  expect(all.size).toBeGreaterThan(30);
  expect([...all].filter((code) => !(code in findings))).toEqual([]);
});

/** @file What has to be fetched before the page does anything: the scripts its HTML names, gzipped as the web host sends them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BenchResult, resultOf } from '../result.ts';
import { buildPage } from './build-page.ts';

export async function benchScriptSize(): Promise<BenchResult[]> {
  const folder = await buildPage();
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name!);
  const bytes = scripts.map((name) => gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length);
  const total = bytes.reduce((sum, each) => sum + each, 0);
  return [resultOf('initial script, compressed', 'kB', [total / 1024], `${scripts.length} files`)];
}

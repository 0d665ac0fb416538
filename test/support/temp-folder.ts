/** @file Temporary folders that are gone after the test file. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function tempFolder(name = 'test'): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `chinagraph-${name}-`)));
  made.push(folder);
  return folder;
}

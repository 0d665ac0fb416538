/** @file `npm start`: the desktop app where Electron is, one line and the browser where it is not, and never a wait for a download that nobody asked for. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { electronBinary } from '../../electron/hosts/cli/electron-binary.ts';
import { planStart } from '../../electron/hosts/cli/start-plan.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('Electron’s binary', () => {
  test('is looked for, never fetched', () => {
    const packageDir = tempFolder('electron');
    expect(electronBinary(packageDir, {})).toBeNull();
    writeFileSync(path.join(packageDir, 'path.txt'), 'electron\n');
    expect(electronBinary(packageDir, {})).toBeNull();
    mkdirSync(path.join(packageDir, 'dist'));
    writeFileSync(path.join(packageDir, 'dist', 'electron'), '');
    expect(electronBinary(packageDir, {})).toBe(path.join(packageDir, 'dist', 'electron'));
    const other = tempFolder('other');
    expect(electronBinary(packageDir, { ELECTRON_OVERRIDE_DIST_PATH: other })).toBeNull();
    writeFileSync(path.join(other, 'electron'), '');
    expect(electronBinary(packageDir, { ELECTRON_OVERRIDE_DIST_PATH: other })).toBe(path.join(other, 'electron'));
  });
});

describe('npm start', () => {
  test('starts the desktop app on the folder', () => {
    expect(planStart(['my shoot'], '/e/electron', '/app')).toEqual({
      kind: 'desktop',
      binary: '/e/electron',
      args: ['/app', '--', 'my shoot'],
    });
    expect(planStart([], '/e/electron', '/app')).toMatchObject({ args: ['/app'] });
  });

  test('says in one line that there is no Electron, and opens the browser on the folder', () => {
    const plan = planStart(['shoot'], null, '/app');
    expect(plan).toMatchObject({ kind: 'browser', words: ['--open', '--', 'shoot'] });
    expect(plan.kind === 'browser' && plan.says).toMatch(/^[^\n]+$/);
  });

  test('takes the browser when asked, fetches only when asked', () => {
    expect(planStart(['--browser'], '/e/electron', '/app')).toMatchObject({ kind: 'browser', words: ['--open'] });
    expect(planStart(['--get-electron', 'x'], null, '/app')).toEqual({ kind: 'fetch-first' });
    expect(planStart(['--get-electron', 'x'], '/e/electron', '/app')).toMatchObject({ kind: 'desktop' });
  });

  test('names a mistake', () => {
    expect(planStart(['--prot', '1'], null, '/app')).toMatchObject({
      kind: 'usage',
      says: expect.stringContaining('--prot'),
    });
    expect(planStart(['a', 'b'], null, '/app')).toMatchObject({ kind: 'usage' });
    expect(planStart(['--', '--odd-name'], null, '/app')).toMatchObject({ words: ['--open', '--', '--odd-name'] });
  });
});

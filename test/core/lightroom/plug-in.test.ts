/** @file The Lightroom plug-in: its Lua against a double of the SDK, and putting it where Lightroom looks. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  installPlugIn,
  modulesFolder,
  plugInName,
  plugInState,
  removePlugIn,
} from '../../../electron/core/lightroom/plug-in.ts';
import { needing } from '../../support/needs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const at = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const source = at(`../../../resources/lightroom/${plugInName}`);

test('its own checks pass under Lua', needing('Lua 5.4'), () => {
  const says = execFileSync('lua5.4', [at('./plug-in-test.lua'), source], { encoding: 'utf8' });
  expect(says).toMatch(/^\d+ checks passed\n$/);
});

test('says everything in German too, and nothing else', () => {
  const wordsIn = (text: string, pattern: RegExp) =>
    new Map([...text.matchAll(pattern)].map(([, key, words]) => [key!, [...words!.matchAll(/\^\d/g)].join()]));
  const read = (name: string) => readFileSync(path.join(source, name), 'utf8');
  const lua = readdirSync(source).filter((name) => name.endsWith('.lua'));
  const english = wordsIn(lua.map(read).join('\n'), /'\$\$\$\/Chinagraph\/(\w+)=([^'\n]*)'/g);
  const german = wordsIn(read('TranslatedStrings_de.txt'), /^"\$\$\$\/Chinagraph\/(\w+)=([^"\n]*)"$/gm);
  expect(english.size).toBeGreaterThan(30);
  // The same keys, with the same values put in.
  expect(Object.fromEntries(german)).toEqual(Object.fromEntries(english));
});

test('keeps to the Lua of Lightroom, which is 5.1', () => {
  for (const name of readdirSync(source).filter((one) => one.endsWith('.lua'))) {
    const text = readFileSync(path.join(source, name), 'utf8');
    // Not in 5.1: goto, integer division, bit operators, attributes; not in Lightroom's: these libraries.
    expect([name, /\bgoto\b|\/\/|<const>|<close>|\butf8\.|\bos\.execute|\bio\.|\bdebug\./.exec(text)]).toEqual([
      name,
      null,
    ]);
  }
});

test('goes where Lightroom looks, is seen there, and leaves again', async () => {
  const home = tempFolder('home');
  const modules = modulesFolder({ platform: 'darwin', home })!;
  expect(modules).toBe(path.join(home, 'Library/Application Support/Adobe/Lightroom/Modules'));
  expect((await plugInState(modules)).state).toBe('absent');
  expect((await installPlugIn(modules)).state).toBe('installed');
  expect(readdirSync(path.join(modules, plugInName)).sort()).toEqual(readdirSync(source).sort());
  writeFileSync(path.join(modules, plugInName, 'List.lua'), '-- of an earlier version');
  expect((await plugInState(modules)).state).toBe('older');
  expect((await installPlugIn(modules)).state).toBe('installed');
  writeFileSync(path.join(modules, plugInName, 'mine.txt'), 'notes');
  await removePlugIn(modules);
  expect(readdirSync(path.join(modules, plugInName))).toEqual(['mine.txt']);
});

test('Windows has it elsewhere, Linux nowhere', async () => {
  expect(modulesFolder({ platform: 'win32', home: '/h', appData: '/h/roaming' })).toBe(
    path.join('/h/roaming', 'Adobe', 'Lightroom', 'Modules'),
  );
  expect(modulesFolder({ platform: 'linux' })).toBeNull();
  expect((await plugInState(null)).state).toBe('impossible');
  await expect(installPlugIn(null)).rejects.toMatchObject({ code: 'REFUSED' });
});

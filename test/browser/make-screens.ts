/**
 * @file Command: the README's pictures, of the page as it is built now. `npm run screens [-- folder]`; written to docs/screens unless another folder is
 * named. `npm run screens -- --all [folder] [--only name,size,theme] [--work folder] [--lang de]` makes every screen at every size, theme and state instead, with a page to leaf
 * through, under test-results/screens; --work keeps the shoots for the next run. Needs the reference photos and face models.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startChromium } from '../../bench/app/chromium.ts';
import { serve } from '../../bench/app/serve.ts';
import { makeShoot } from '../../bench/make-shoot/make-shoot.ts';
import type { Truth } from '../../bench/make-shoot/truth.ts';
import type { FolderId } from '../../electron/contract/ids.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { age } from '../support/small-shoot.ts';
import { takeAllScreens } from './screens/all-screens.ts';
import type { Shoots } from './screens/screen-ways.ts';
import { appWindow } from './support/app-window.ts';
import { importFaceModels } from './support/import-faces.ts';

const sharedDir = process.env.CHINAGRAPH_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, only: { type: 'string' }, work: { type: 'string' }, lang: { type: 'string' } },
});
const usual = values.all ? '../../test-results/screens' : '../../docs/screens';
const out = path.resolve(positionals[0] ?? fileURLToPath(new URL(usual, import.meta.url)));
/** Of the browser: the page speaks its language. */
const locale = values.lang ?? 'en-GB';
const size = { width: 1440, height: 900 };

const work = path.resolve(values.work ?? mkdtempSync(path.join(tmpdir(), 'chinagraph-screens-')));
const served = await serve(path.join(work, 'catalog'), 'score');
const browser = await startChromium();
try {
  mkdirSync(out, { recursive: true });
  const { engine } = served;
  const shoot = path.join(work, 'Village fair');
  const isMade = existsSync(shoot);
  if (!isMade) await importFaceModels(engine, sharedDir);
  const truth = isMade ? null : await makeBursts(shoot);
  const open = async (folder: string): Promise<FolderId> => {
    const { id } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
    await engine.whenIdle(id);
    return id;
  };
  const main = await open(shoot);
  if (truth) await decideSome(engine, main, truth);
  if (values.all) {
    const only = values.only?.split(',') ?? [];
    const shoots = {
      main,
      many: await open(await copies(shoot)),
      empty: await open(emptyFolder()),
      broken: await open(brokenFiles(shoot)),
      theirs: colleague(engine, main),
    };
    await engine.client.app.changeSettings({ hint: 'done' });
    await engine.client.models.addServer({ url: 'https://scores.studio.example:8000', token: 'not-a-real-one' });
    await takeAllScreens({ browser, engine, url: served.url(main), shoots, out, only, locale });
  } else await takeReadme(main);
} finally {
  await browser.close();
  await served.close();
  if (!values.work) rmSync(work, { recursive: true, force: true });
}

async function takeReadme(folderId: FolderId): Promise<void> {
  const page = await (await browser.newContext({ viewport: size, reducedMotion: 'reduce', locale })).newPage();
  await page.goto(served.url(folderId));
  await takeAll(page);
}

/** Three thousand names of a few pictures: known by their content they cost one index each. */
async function copies(shoot: string): Promise<string> {
  const folder = path.join(work, 'Three thousand');
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  const files = readdirSync(shoot).slice(0, 35);
  for (let i = 0; i < 3_000; i++)
    copyFileSync(path.join(shoot, files[i % files.length]!), path.join(folder, `TH_${String(i).padStart(4, '0')}.JPG`));
  for (const name of readdirSync(folder)) age(path.join(folder, name));
  return folder;
}

function emptyFolder(): string {
  const folder = path.join(work, 'Nothing yet');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Good pictures beside a cut one, an empty one and a text with a picture's name. */
function brokenFiles(shoot: string): string {
  const folder = path.join(work, 'From an old card');
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  const [...good] = readdirSync(shoot).slice(0, 5);
  for (const name of good) copyFileSync(path.join(shoot, name), path.join(folder, name));
  const bytes = readFileSync(path.join(shoot, good[0]!));
  writeFileSync(path.join(folder, 'CUT_0001.JPG'), bytes.subarray(0, 400));
  writeFileSync(path.join(folder, 'EMPTY_0002.JPG'), '');
  writeFileSync(path.join(folder, 'LETTER_0003.JPG'), 'Dear photographer,');
  for (const name of readdirSync(folder)) age(path.join(folder, name));
  return folder;
}

/** Somebody who sees some pictures the other way round. */
function colleague(engine: Engine, folderId: FolderId): Shoots['theirs'] {
  const { text, author } = engine.merging.exportText(folderId);
  const [, me = ''] = /"author":"([0-9a-f]{16})"/.exec(text) ?? [];
  const other = (flag: string): string => (flag === 'pick' ? 'reject' : 'pick');
  const swapped = text
    .replaceAll(me, 'a0a0a0a0a0a0a0a0')
    .replace(JSON.stringify(author), '"Anna"')
    .replace(/"flag":{"value":"(pick|reject)"/g, (_all, flag: string) => `"flag":{"value":"${other(flag)}"`);
  return { name: 'Anna.json', mimeType: 'application/json', buffer: Buffer.from(swapped) };
}

async function makeBursts(folder: string): Promise<Truth> {
  const options = { from: path.join(sharedDir, 'photos'), out: folder, frames: values.all ? 84 : 175, seed: 3 };
  const kind = { bursts: true, rawPairs: false, small: false, distinct: 8, longSidePx: 1600 };
  const truth = await makeShoot({ ...options, ...kind }, new AbortController().signal, () => undefined);
  for (const name of readdirSync(folder)) age(path.join(folder, name));
  return truth;
}

/** A cull under way: the first ten bursts are decided, as their truth would have it. */
async function decideSome(engine: Engine, folderId: FolderId, truth: Truth): Promise<void> {
  const { decisions, photos } = engine.client;
  const sort = { by: 'time', descending: false } as const;
  const { ids } = await photos.ids({ folderId, filter: {}, sort, stacks: 'open' });
  const idOf = new Map((await photos.cards({ ids })).map((card) => [card.name, card.id]));
  for (const [at, burst] of truth.bursts.slice(0, values.all ? 5 : 10).entries()) {
    const kept = idOf.get(burst.clean)!;
    const rest = burst.files.filter((name) => name !== burst.clean).map((name) => idOf.get(name)!);
    await decisions.apply({ ids: [kept], change: { flag: 'pick', stars: 3 + (at % 3) } });
    await decisions.apply({ ids: rest, change: { flag: 'reject' } });
    if (at % 4 === 1) await decisions.apply({ ids: [kept], change: { label: 'green' } });
  }
}

async function takeAll(page: Page): Promise<void> {
  const window = appWindow(page);
  const take = async (name: string): Promise<void> => {
    await window.viewReady();
    await page.locator('.crop:not([data-drawn=true])').first().waitFor({ state: 'detached' });
    // Late numbers and thumbs of the strip.
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: path.join(out, `${name}.jpg`), type: 'jpeg', quality: 82 });
  };
  await window.gridFilled();
  await window.keys('Home', ...Array.from({ length: 11 }, () => 'ArrowRight'));
  await take('grid');
  await window.keys('e');
  await window.loupeSharp();
  await findFaces(page);
  await take('loupe');
  await window.keys('Shift+H');
  await take('close-ups');
  await window.keys('Shift+H', 'c');
  await take('compare');
  await window.keys('n');
  await take('survey');
  await window.keys('r');
  await page.getByRole('heading').nth(2).waitFor();
  await take('report');
  await window.keys('g', 'Shift+M');
  await page.getByRole('dialog').waitFor();
  await take('models');
  await window.keys('Escape', 'Shift+E');
  await page.getByRole('button', { name: /^Write \d+ sidecars/ }).waitFor();
  await take('export');
}

/** On to a frame with several faces in it. */
async function findFaces(page: Page): Promise<void> {
  const window = appWindow(page);
  for (let tries = 0; tries < 25; tries++) {
    await window.loupeSharp();
    await page.waitForTimeout(300);
    const faces = await page.locator('.face-box').count();
    if (faces >= 2 && faces <= 8) return;
    await window.keys('ArrowDown');
  }
}

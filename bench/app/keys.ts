/** @file Key press to picture, held key, decision to mark and to disk: on 24-megapixel sources whose previews exist. */
import type { Browser, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { type BenchResult, resultOf } from '../result.ts';
import { gridFilled, loupeSharp, openWindow, serve, tap } from './serve.ts';
import { makeBenchCatalog } from './shoots.ts';

const shoot24 = { name: 'shoot-24mp', frames: 90, widthPx: 6000, heightPx: 4000, distinct: 5 } as const;
/** A quick hand's pause: pictures are looked at, if briefly. */
const pauseMs = 120;

export async function benchKeys(browser: Browser): Promise<BenchResult[]> {
  const served = await serve(await makeBenchCatalog(shoot24));
  try {
    const { client } = served.engine;
    const [folder] = await client.shoots.recent({});
    const query = {
      folderId: folder!.id,
      filter: {},
      sort: { by: 'time', descending: false },
      stacks: 'open',
    } as const;
    await client.shoots.reopen({ folderId: folder!.id });
    await served.engine.whenListed(folder!.id);
    // What an earlier run decided is taken back: a decision that changes nothing is not saved.
    await client.decisions.apply({ ids: (await client.photos.ids(query)).ids, change: { flag: 'none' } });
    const sent = watchAnswers();
    const { page, context } = await openWindow(browser, served.url(folder!.id));
    await gridFilled(page);
    const decisions = await benchDecisions(page, sent);
    await tap(page, 'Home');
    await tap(page, 'e');
    await loupeSharp(page);
    const results = [...(await benchNext(page)), ...(await benchHeld(page)), ...decisions];
    await context.close();
    return results;
  } finally {
    await served.close();
  }
}

async function benchNext(page: Page): Promise<BenchResult[]> {
  const samples: number[] = [];
  for (const key of ['ArrowRight', 'ArrowLeft']) {
    for (let i = 0; i < shoot24.frames - 1; i++) {
      await page.waitForTimeout(pauseMs);
      await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.stage canvas')!;
        const before = canvas.dataset.photo;
        const next = window.probe.painted(() => canvas.dataset.photo !== before && canvas.dataset.quality !== 'thumb');
        Reflect.set(
          window,
          'next',
          next.then((atMs) => atMs - window.probe.pressedAt),
        );
      });
      await tap(page, key);
      samples.push((await page.evaluate(() => Reflect.get(window, 'next') as Promise<number>)) ?? Number.NaN);
    }
  }
  const note = `${shoot24.frames} frames of 6000x4000, a press every ${pauseMs} ms, both ways; the first three are the warm-up`;
  return [resultOf('key press to next frame painted', 'ms', samples.slice(3), note)];
}

async function benchHeld(page: Page): Promise<BenchResult[]> {
  const rates: number[] = [];
  const sharp: number[] = [];
  await tap(page, 'Home');
  await page.waitForTimeout(1_000);
  for (let run = 0; run < 6; run++) {
    const key = run % 2 === 0 ? 'ArrowRight' : 'ArrowLeft';
    await page.evaluate(() => {
      window.probe.drawn = [];
    });
    const [first] = await Promise.all([atEnd(page, run % 2 === 0), page.keyboard.down(key)]);
    await page.keyboard.up(key);
    // The run starts once the key counts as held; the first step came before.
    const drawn = first.slice(1);
    const photos = new Set(drawn.map(({ photo }) => photo)).size;
    rates.push((photos - 1) / ((drawn.at(-1)!.atMs - drawn[0]!.atMs) / 1000));
    sharp.push(drawn.filter(({ quality }) => quality !== 'thumb').length / drawn.length);
    await page.waitForTimeout(500);
  }
  const note = `${shoot24.frames} frames from one end to the other, six times`;
  return [
    resultOf('held arrow: different frames shown', 'frames/s', rates, note),
    resultOf('held arrow: share of frames that were sharp', 'ratio', sharp, note),
  ];
}

/** Everything drawn until the last photo of this direction is. */
async function atEnd(page: Page, isRight: boolean) {
  const done = await page.waitForFunction(
    ([right, frames]) => {
      const { drawn } = window.probe;
      const last = Number(drawn.at(-1)?.photo);
      const ids = drawn.map(({ photo }) => Number(photo));
      return last === (right ? frames : 1) && ids.length > 10 ? drawn : null;
    },
    [isRight, shoot24.frames] as const,
    { polling: 50 },
  );
  return (await done.jsonValue())!;
}

/** When the host sent the answers to decisions, which are made once database and journal are on disk: milliseconds since 1970. For connections made from now on. */
function watchAnswers(): readonly number[] {
  const times: number[] = [];
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (this: WebSocket, ...words: Parameters<typeof send>) {
    if (String(words[0]).includes('"kind":"decide"')) times.push(performance.timeOrigin + performance.now());
    send.apply(this, words);
  } as typeof send;
  return times;
}

async function benchDecisions(page: Page, sent: readonly number[]): Promise<BenchResult[]> {
  const mark: number[] = [];
  const durable: number[] = [];
  const answers: number[] = [];
  const reference: number[] = [];
  await tap(page, 'Home');
  for (let i = 0; i < 60; i++) {
    const key = i % 2 === 0 ? 'p' : 'x';
    const says = key === 'p' ? 'picked' : 'rejected';
    await page.waitForTimeout(60);
    await page.evaluate((word) => {
      const active = document.querySelector('[role=gridcell][data-active=true]')!;
      const shown = window.probe.painted(() => active.ariaLabel?.includes(word) ?? false);
      Reflect.set(
        window,
        'next',
        shown.then((atMs) => atMs - window.probe.pressedAt),
      );
    }, says);
    await tap(page, key);
    mark.push(await page.evaluate(() => Reflect.get(window, 'next') as Promise<number>));
    const answered = await page.waitForFunction(() => {
      const answer = window.probe.messages.find(
        ({ text }) => text.includes('"says"') && text.includes('"kind":"decide"'),
      );
      return answer ? answer.atMs - window.probe.pressedAt : null;
    });
    answers.push((await answered.jsonValue())!);
    const pressedAt = await page.evaluate(() => performance.timeOrigin + window.probe.pressedAt);
    durable.push(sent.find((atMs) => atMs >= pressedAt)! - pressedAt);
    reference.push(
      await page.evaluate(async () => {
        const from = performance.now();
        await (await fetch('/icon.svg', { cache: 'no-store' })).text();
        return performance.now() - from;
      }),
    );
    await tap(page, 'ArrowRight');
  }
  const note = 'in the grid, picks and rejects in turn';
  return [
    resultOf('decision key to visible mark', 'ms', mark, note),
    resultOf(
      'decision key to durable',
      'ms',
      durable,
      `${note}; until the engine answers, database and journal on disk`,
    ),
    resultOf(
      "decision key to the engine's answer",
      'ms',
      answers,
      `${note}; back in the page, behind the frame of the mark`,
    ),
    resultOf(
      'a file of a few bytes from the same host, interleaved',
      'ms',
      reference,
      'what the way there and back costs',
    ),
  ];
}

import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createTerminal } from '../../electron/hosts/cli/terminal.ts';

/** A stdout that takes one write at a time, when told to. */
function slowStream() {
  const emitter = new EventEmitter();
  const written: string[] = [];
  const takers: (() => void)[] = [];
  return {
    written,
    takers,
    fail: (code: string) => emitter.emit('error', Object.assign(new Error(code), { code })),
    on: (event: 'error', failed: (error: NodeJS.ErrnoException) => void) => emitter.on(event, failed),
    write: (text: string, taken?: () => void) => {
      written.push(text);
      if (taken) takers.push(taken);
    },
  };
}
const terminalOn = (out: ReturnType<typeof slowStream>, err = slowStream()) =>
  createTerminal({ out, err, nowMs: () => 0, sentences: {}, english: {} });
const tick = () => new Promise((done) => setImmediate(done));
const long = { photos: Array.from({ length: 300 }, (_, i) => ({ path: `${i}`.repeat(500) })) };

it('JSON goes out as fast as it is read, and ends with a line break', async () => {
  const out = slowStream();
  const printed = terminalOn(out).printJson(long);
  for (let count = 1; ; count++) {
    await tick();
    const taken = out.takers.shift();
    if (!taken) break;
    expect(out.written).toHaveLength(count);
    taken();
  }
  await printed;
  expect(out.written.length).toBeGreaterThan(4);
  expect(out.written.join('')).toBe(`${JSON.stringify(long)}\n`);
});

it('a reader that has read enough gets nothing more, and nothing failed', async () => {
  const out = slowStream();
  const terminal = terminalOn(out);
  const printed = terminal.printJson(long);
  out.fail('EPIPE');
  out.takers.shift()?.();
  await printed;
  terminal.print('more');
  expect(out.written).toHaveLength(1);
  expect(terminal.lost()).toBeNull();
});

it('a full disk is told', async () => {
  const out = slowStream();
  const terminal = terminalOn(out);
  out.fail('ENOSPC');
  await terminal.printJson(long);
  expect(out.written).toEqual([]);
  expect(terminal.lost()?.message).toBe('ENOSPC');
});

it('nothing in a name steers the terminal; JSON keeps every character', async () => {
  const [out, err] = [slowStream(), slowStream()];
  const terminal = terminalOn(out, err);
  terminal.print('a\u202E\u001B[2J.jpg\nsecond line');
  terminal.remark('\u009B1m');
  expect(out.written).toEqual(['a[U+202E][U+001B][2J.jpg\nsecond line\n']);
  expect(err.written).toEqual(['[U+009B]1m\n']);
  const printed = terminal.printJson({ path: 'a\u202E.jpg' });
  out.takers.shift()?.();
  await printed;
  expect(out.written.slice(1).join('')).toBe('{"path":"a\u202E.jpg"}\n');
});

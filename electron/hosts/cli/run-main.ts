/** @file A run of the command line: global options, one command, an exit code. Ctrl-C stops cleanly; a second one at once. */

import { loadSentences } from '../../../texts/load-sentences.ts';
import { say } from '../../../texts/say.ts';
import type { Command } from './context.ts';
import { exitCode } from './exit-codes.ts';
import { parseGlobals } from './globals.ts';
import { languageOf } from './language.ts';
import { runCommand } from './run-command.ts';
import { createTerminal } from './terminal.ts';

/** `words`: what was typed after the program's name. Sets the process's exit code. */
export async function runMain(words: string[], commands?: Readonly<Record<string, Command>>): Promise<void> {
  const globals = parseGlobals(words);
  const terminal = createTerminal({
    out: process.stdout,
    err: process.stderr,
    nowMs: () => performance.now(),
    sentences: await loadSentences[languageOf(globals.language, process.env)](),
    english: await loadSentences.en(),
  });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
      terminal.remark(say('cli.stopping'));
    });
  }
  const code = await runCommand(globals, { terminal, signal: stop.signal }, commands);
  const lost = terminal.lost();
  if (lost) terminal.remark(say('cli.lost', { problem: lost.message }));
  process.exitCode = lost && code === exitCode.ok ? exitCode.failed : code;
}

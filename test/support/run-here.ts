/**
 * @file The command line inside the test's own process: the same words, engine, files and output, without a start of Node for each. For tests of many commands;
 * what only a process shows (signals, pipes, what is there after it ended) is asked of `runCli`.
 */
import { parseGlobals } from '../../electron/hosts/cli/globals.ts';
import { languageOf } from '../../electron/hosts/cli/language.ts';
import { runCommand } from '../../electron/hosts/cli/run-command.ts';
import { createTerminal } from '../../electron/hosts/cli/terminal.ts';
import { loadSentences } from '../../texts/load-sentences.ts';
import type { CliResult } from './run-cli.ts';

export async function runHere(args: readonly string[]): Promise<CliResult> {
  const said = { stdout: '', stderr: '' };
  const into = (name: keyof typeof said) => ({
    write: (text: string, taken?: () => void) => {
      said[name] += text;
      taken?.();
    },
    on: () => undefined,
  });
  const globals = parseGlobals([...args]);
  const terminal = createTerminal({
    ...{ out: into('stdout'), err: into('stderr'), nowMs: () => performance.now() },
    sentences: await loadSentences[languageOf(globals.language, process.env)](),
    english: await loadSentences.en(),
  });
  const code = await runCommand(globals, { terminal, signal: new AbortController().signal });
  return { code, ...said };
}

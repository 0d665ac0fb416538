/** @file The command line: global options, one command, an exit code. Ctrl-C stops cleanly; a second one at once. */
import { parseGlobals } from './globals.ts';
import { runCommand } from './run-command.ts';
import { createTerminal } from './terminal.ts';

const terminal = createTerminal({ out: process.stdout, err: process.stderr, nowMs: () => performance.now() });
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
    terminal.remark('Stopping after the photo in hand. Press Ctrl-C again to stop at once.');
  });
}
// A reader that closes the pipe early ("| head") ends the command, not in an error.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await runCommand(parseGlobals(process.argv.slice(2)), { terminal, signal: stop.signal });

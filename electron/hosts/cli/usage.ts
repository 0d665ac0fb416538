/** @file The overview printed by --help and after a command that is not known. */
import type { Command } from './context.ts';

export function describeUsage(commands: Record<string, Command>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(width)}  ${command.summary}`);
  return [
    'Chinagraph: the first pass over a shoot. Originals are never written; nothing leaves this machine.',
    '',
    'Usage: chinagraph <command> [options]        (from a checkout: npm run -s chinagraph -- <command>)',
    '',
    ...lines,
    '',
    '  --json           one JSON object on stdout, for scripts',
    "  --catalog DIR    where decisions and caches are kept (or CHINAGRAPH_HOME; default: the platform's data folder)",
    "  --help           this, or a command's usage",
    '',
    'Exit codes: 0 done · 1 failed · 2 usage · 3 not found or offline · 4 done but for some files · 5 catalog in use · 6 refused · 130 stopped by Ctrl-C',
  ].join('\n');
}

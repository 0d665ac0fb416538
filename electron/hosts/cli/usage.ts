/** @file The overview printed by --help and after a command that is not known. */
import { say } from '../../../texts/say.ts';
import type { Command } from './context.ts';

export function describeUsage(commands: Record<string, Command>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(width)}  ${command.summary}`);
  return [
    say('help.head'),
    '',
    say('help.usage'),
    '',
    ...lines,
    '',
    say('help.json'),
    say('help.catalog'),
    say('help.lang'),
    say('help.help'),
    '',
    say('help.codes'),
  ].join('\n');
}

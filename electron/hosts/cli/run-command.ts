/** @file Finds the command, gives it a context, turns its end into an exit code, and always closes the engine. */

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import { CatalogError } from '../../core/catalog/disk/catalog-error.ts';
import { createEngine, type Engine, type EngineDeps } from '../../core/engine.ts';
import { startProgram } from '../../core/programs/start-program.ts';
import { systemClock } from '../../core/work/clock.ts';
import { launchNodeChild } from '../../core/work/launch-child.ts';
import { silentLog, stderrLog } from '../../core/work/log.ts';
import { makeScratchFolder } from '../../core/work/scratch-folder.ts';
import { startLanHost } from '../lan/lan-host.ts';
import { builtPage } from '../web/built-page.ts';
import { catalogDir } from './catalog-dir.ts';
import { commands as allCommands } from './commands/index.ts';
import { asCommandError, type Command, type CommandContext, type EngineChoice } from './context.ts';
import { CommandError, type ExitCode, exitCode } from './exit-codes.ts';
import type { Globals } from './globals.ts';
import { suggestCommand } from './suggest-command.ts';
import type { Terminal } from './terminal.ts';
import { describeUsage } from './usage.ts';

export async function runCommand(
  globals: Globals,
  io: { terminal: Terminal; signal: AbortSignal },
  commands: Readonly<Record<string, Command>> = allCommands,
): Promise<ExitCode> {
  const { terminal, signal } = io;
  const command = globals.command ? commands[globals.command] : undefined;
  if (!command || globals.help) {
    if (command) terminal.print(say('help.command', { summary: command.summary, usage: command.usage }));
    else terminal[globals.help || !globals.command ? 'print' : 'remark'](describeUsage(commands));
    if (globals.command && !command) terminal.remark(say('asked.noCommand', { command: globals.command }));
    return globals.help ? exitCode.ok : exitCode.usage;
  }
  if (globals.problem) {
    terminal.remark(globals.problem);
    return exitCode.usage;
  }
  const opened: { engine?: Promise<Engine> } = {};
  const context: CommandContext = {
    terminal,
    signal,
    json: globals.json,
    platform: process.platform,
    suggest: (...words) => suggestCommand(words, globals.catalog, process.platform),
    catalog: globals.catalog,
    engine: (choice = {}) => {
      opened.engine ??= openEngine(globals, terminal, command, choice);
      return opened.engine;
    },
  };
  try {
    return await command.run(globals.words, context);
  } catch (error) {
    return explain(asCommandError(error), terminal, signal);
  } finally {
    terminal.clearProgress();
    await opened.engine?.then((engine) => engine.close()).catch(() => undefined);
  }
}

async function openEngine(
  globals: Globals,
  terminal: Terminal,
  command: Command,
  choice: EngineChoice,
): Promise<Engine> {
  const { isPassing, ...chosen } = choice;
  const home = catalogDir(globals.catalog, process.env, process.platform);
  const deps: EngineDeps = {
    ...(isPassing
      ? { catalogDir: makeScratchFolder('catalog'), modelsDir: path.join(home, 'models') }
      : { catalogDir: home }),
    launchChild: launchNodeChild,
    clock: systemClock,
    log: process.env.CHINAGRAPH_LOG ? stderrLog : silentLog,
    background: isPassing ? 'none' : (command.background ?? 'score'),
    isInteractive: command.isInteractive ?? false,
    ...(command.startsPrograms && { startProgram }),
    ...(command.servesLan && {
      serveLan: async (engine, door, dir, port) =>
        startLanHost({ engine, door, dir, port, pageDir: await builtPage(terminal.remark) }),
    }),
    ...chosen,
  };
  const engine = await createEngine(deps).catch((error: unknown) => {
    const isBusy = error instanceof CatalogError && error.code === 'in-use';
    if (!command.looksOnly || !isBusy) throw error;
    return createEngine({ ...deps, readOnly: true });
  });
  if (!isPassing) for (const notice of engine.notices) terminal.remark(notice);
  if (!isPassing) return engine;
  return {
    ...engine,
    close: async () => {
      await engine.close();
      await rm(deps.catalogDir, { recursive: true, force: true });
    },
  };
}

function explain(error: unknown, terminal: Terminal, signal: AbortSignal): ExitCode {
  if (error instanceof CommandError) {
    terminal.remark(error.message);
    return error.code;
  }
  if (signal.aborted) return exitCode.cancelled;
  terminal.remark(error instanceof Error ? say('cli.wentWrong', { problem: error.message }) : String(error));
  if (process.env.CHINAGRAPH_LOG && error instanceof Error) terminal.remark(error.stack ?? '');
  return exitCode.failed;
}

/** @file What every command gets: its words, the terminal, a signal for Ctrl-C, and an engine when it asks for one. */

import { setTimeout as delay } from 'node:timers/promises';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { isDefinedError, ORPCError } from '@orpc/client';
import { say } from '../../../texts/say.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { FolderId } from '../../contract/ids.ts';
import { asWritten } from '../../contract/told.ts';
import { CatalogError } from '../../core/catalog/disk/catalog-error.ts';
import type { Engine } from '../../core/engine.ts';
import { Refusal } from '../../core/work/refusal.ts';
import { CommandError, type ExitCode, exitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  terminal: Terminal;
  signal: AbortSignal;
  json: boolean;
  /** Opens the catalog on first use; closed by the caller of the command. */
  engine(options?: EngineChoice): Promise<Engine>;
  platform: NodeJS.Platform;
  /** A command to type next, on the same catalog. */
  suggest(...words: string[]): string;
  /** As given on the command line. */
  catalog: string | undefined;
}

/** What a command insists on for its run; null leaves it to the settings. */
export interface EngineChoice {
  device?: string | null;
  scoreModels?: readonly string[] | null;
  quickScores?: boolean;
  /** A catalog of this run alone, with the models of the real one: many processes may work at once, and nothing is remembered. */
  isPassing?: boolean;
}

/** `--device cpu|webgpu|...` of a command's words. */
export function parseDevice(device: string | undefined): string | null {
  if (device === undefined) return null;
  if (!/^(cpu|webgpu|cuda|dml|coreml|remote=.+)$/.test(device))
    throw new CommandError(exitCode.usage, say('asked.device'));
  return device;
}

export interface Command {
  /** One line for the overview. */
  summary: string;
  /** "cull <folder> [--keep 20%|N] ..." */
  usage: string;
  /** How far opening a folder goes on its own; "score" unless said otherwise. */
  background?: 'none' | 'index' | 'score';
  /** Someone works with it meanwhile: scoring leaves a core free. */
  isInteractive?: boolean;
  /** Starts other programs, on this desktop. */
  startsPrograms?: boolean;
  /** Serves paired devices on the local network where its user asks for it. */
  servesLan?: boolean;
  /** Changes nothing: where another Chinagraph has the catalog open, it is looked at beside it. */
  looksOnly?: boolean;
  run(words: string[], context: CommandContext): Promise<ExitCode>;
}

/** Parses a command's own words; global options were taken out before. A mistake is named with the usage. */
export function parseWords<T extends ParseArgsOptionsConfig>(words: string[], options: T, usage: string) {
  const parsed = parse(words, options, usage);
  // What a script means to fill in and does not: an empty path would be the folder one is in.
  const empty = Object.entries(parsed.values).find(([, value]) => [value].flat().includes(''));
  if (empty) throw new CommandError(exitCode.usage, say('asked.empty', { option: empty[0], usage }));
  return parsed;
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const problem = (error as Error).message.replaceAll('\n', ' ');
    throw new CommandError(exitCode.usage, say('asked.parse', { problem, usage }));
  }
}

/** The one folder a command works on. */
export function oneFolder(positionals: string[], usage: string): string {
  const [folder, ...more] = positionals;
  if (!folder || more.length > 0) throw new CommandError(exitCode.usage, say('asked.oneFolder', { usage }));
  return folder;
}

/** Events are held for a moment, so that many leave as one. */
const noticesWithinMs = 100;

/** Runs until the folder has nothing left to do, showing progress; Ctrl-C cancels the work, which the next run takes up again. */
export async function settle(context: CommandContext, engine: Engine, folderId: FolderId): Promise<void> {
  const ended = new AbortController();
  const events = await engine.client.app.events({}, { signal: AbortSignal.any([context.signal, ended.signal]) });
  const watching = (async () => {
    try {
      for await (const event of events) {
        if (event.type === 'progress' && event.progress.folderId === folderId)
          context.terminal.progress(event.progress);
        if (event.type === 'notice' && event.level !== 'info') context.terminal.remark(event.text);
      }
    } catch (error) {
      if (!context.signal.aborted && !ended.signal.aborted) throw error;
    }
  })();
  const cancel = () => void engine.client.work.cancel({ folderId });
  context.signal.addEventListener('abort', cancel, { once: true });
  const how = await engine.whenIdle(folderId);
  context.signal.removeEventListener('abort', cancel);
  // What was told last, why it failed for instance, is still on its way.
  await delay(noticesWithinMs);
  // Not by returning the events: that would wait for one more.
  ended.abort();
  await watching;
  context.terminal.clearProgress();
  if (context.signal.aborted) {
    throw new CommandError(exitCode.cancelled, say('cli.stopped'));
  }
  if (how === 'failed') throw new CommandError(exitCode.failed, say('cli.notAll'));
}

const codes: Record<ErrorCode, ExitCode> = {
  NOT_FOUND: exitCode.notFound,
  FOLDER_OFFLINE: exitCode.notFound,
  NOT_SAVED: exitCode.failed,
  CATALOG_IN_USE: exitCode.inUse,
  LICENCE_NOT_ACCEPTED: exitCode.refused,
  PLAN_OUTDATED: exitCode.refused,
  REFUSED: exitCode.refused,
};

/** Typed failures of the engine, called through the contract or directly, as messages with an exit code; anything else is passed on. */
export function asCommandError(error: unknown): unknown {
  if (error instanceof CatalogError) {
    return new CommandError(error.code === 'in-use' ? exitCode.inUse : exitCode.failed, asWritten(error.message));
  }
  if (error instanceof Refusal) return new CommandError(codes[error.code], asWritten(error.message));
  const notTaken = fieldNotTaken(error);
  if (notTaken !== null) return new CommandError(exitCode.usage, say('asked.notTaken', { field: notTaken }));
  if (!(error instanceof Error) || !isDefinedError(error)) return error;
  const { code, data } = error as unknown as { code: ErrorCode; data: { what: string } };
  return new CommandError(codes[code], asWritten(data.what));
}

/** What the contract refused of a call's input: the name of the field. Null for any other error. */
function fieldNotTaken(error: unknown): string | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null;
  const { issues } = (error.cause ?? {}) as { issues?: readonly { path?: readonly PropertyKey[] }[] };
  return issues?.[0]?.path?.map(String).join('.') ?? null;
}

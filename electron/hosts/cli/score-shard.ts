/** @file `score --shard K/N -o FILE`: one part of a folder into a file, in a process of its own, to be killed and started again at will. */

import { say } from '../../../texts/say.ts';
import { visibleText } from '../../contract/visible-text.ts';
import type { Engine } from '../../core/engine.ts';
import { runShard } from '../../core/scoring/run-shard.ts';
import { isInShard, parseShard } from '../../core/scoring/shard.ts';
import { type CommandContext, parseDevice } from './context.ts';
import { CommandError, type ExitCode, exitCode } from './exit-codes.ts';
import { openFolder } from './open-folder.ts';

export async function scoreShard(
  context: CommandContext,
  folder: string,
  asked: {
    shard?: string | undefined;
    out?: string | undefined;
    device?: string | undefined;
    size?: string | undefined;
    only: string[] | null;
  },
): Promise<ExitCode> {
  const shard = parseShard(asked.shard ?? '1/1');
  if (!shard) throw new CommandError(exitCode.usage, say('asked.shard'));
  if (!asked.out) throw new CommandError(exitCode.usage, say('asked.shardOut'));
  if (asked.size !== undefined) throw new CommandError(exitCode.usage, say('asked.sizeAndOut'));
  const { out, only } = asked;
  const { signal, terminal } = context;
  // The processor unless another device is named: sixteen processes that try every device first would only be in each other's way.
  const device = parseDevice(asked.device) ?? 'cpu';
  const engine = await context.engine({ device, scoreModels: only, isPassing: true });
  await needModels(context, engine, only);
  const folderId = await openFolder(engine, folder);
  await engine.whenListed(folderId);
  await engine.scoring.refresh();
  const { archive } = engine.scoring;
  const files = engine.archiveFiles(folderId).filter(({ key }) => isInShard(key, shard));
  const task = {
    signal,
    untilResumed: async () => signal.throwIfAborted(),
    isPaused: () => false,
    callIt: () => undefined,
  };
  const report = (done: number, total: number) =>
    terminal.progress({
      ...{ workId: 'score', kind: 'score', folderId: null, says: say('work.score'), done, total },
      ...{ ratePerSecond: null, secondsLeft: null, state: 'running' },
    });
  const head = archive.head(only, asked.shard === undefined ? null : `${shard.part}/${shard.of}`);
  const done = await runShard(
    { out, head, files },
    (group) => engine.scoring.scoreFiles(group, null, only, { ...task, report: () => undefined }),
    archive.toLine,
    { signal, report },
  );
  terminal.clearProgress();
  if (context.json) await terminal.printJson({ schema: 'chinagraph/score-shard@1', file: out, ...done });
  else {
    terminal.print(
      say('shard.done', { pictures: done.total, part: shard.part, of: shard.of, before: done.before, out }),
    );
    for (const { name, problem } of done.problems) terminal.remark(`${visibleText(name)}: ${problem}`);
  }
  return done.problems.length > 0 ? exitCode.partly : exitCode.ok;
}

/** Refuses where a named model is not there, or none at all is. */
export async function needModels(context: CommandContext, engine: Engine, only: string[] | null): Promise<void> {
  const models = await engine.client.models.list({});
  const usable = models.filter((model) => model.state === 'installed' || model.state === 'unproven');
  const missing = only?.find(
    (id) => !usable.some((model) => model.id === id) && !models.some((model) => model.id === id && model.builtIn),
  );
  if (missing)
    throw new CommandError(
      exitCode.notFound,
      say('asked.modelMissing', { model: missing, command: context.suggest('models', 'list') }),
    );
  if (usable.length === 0 && only === null) {
    throw new CommandError(exitCode.notFound, say('asked.noModels', { command: context.suggest('models', 'list') }));
  }
}

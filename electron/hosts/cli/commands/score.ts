import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import { quickLongSidePx } from '../../../contract/score.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, oneFolder, parseDevice, parseWords, settle } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { describeScores, type ScoreImage, type ScoreResult, toScoreImage } from '../score-result.ts';
import { needModels, scoreShard } from '../score-shard.ts';

const usage =
  'score <folder|files...> [--models a,b] [--device cpu|webgpu|cuda|dml|coreml] [--size 1024|native | --quick] [--json] | score <folder> --shard K/N -o FILE';

export const score: Command = {
  summary: say('help.score'),
  usage,
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      {
        models: { type: 'string' },
        device: { type: 'string' },
        size: { type: 'string' },
        quick: { type: 'boolean' },
        shard: { type: 'string' },
        out: { type: 'string', short: 'o' },
      },
      usage,
    );
    if (positionals.length === 0) throw new CommandError(exitCode.usage, say('asked.folderOrFiles', { usage }));
    const size = values.quick ? String(quickLongSidePx) : values.size;
    if (size !== undefined && !/^(native|[1-9]\d{1,4})$/.test(size))
      throw new CommandError(exitCode.usage, say('asked.size'));
    const only = values.models ? values.models.split(',').filter(Boolean) : null;
    if (values.shard !== undefined || values.out !== undefined)
      return scoreShard(context, oneFolder(positionals, usage), { ...values, only });
    const engine = await context.engine({
      device: parseDevice(values.device),
      scoreModels: only,
      quickScores: values.quick === true,
    });
    await needModels(context, engine, only);

    const folder = positionals.length === 1 && (await stat(positionals[0]!).catch(() => null))?.isDirectory();
    const images =
      folder && (size === undefined || size === '1024' || values.quick)
        ? await scoreFolder(context, engine, positionals[0]!, only)
        : await scoreNamed(
            context,
            engine,
            positionals,
            size === undefined ? null : size === 'native' ? 'native' : { longSidePx: Number(size) },
            only,
          );
    const device = images.flatMap((image) => image.provenance)[0]?.device ?? null;
    const result: ScoreResult = { schema: 'chinagraph/score@1', device, images };
    if (context.json) await context.terminal.printJson(result);
    else for (const line of describeScores(withVisibleText(result))) context.terminal.print(line);
    return images.some((image) => image.problem !== null) ? exitCode.partly : exitCode.ok;
  },
};

async function scoreFolder(
  context: CommandContext,
  engine: Engine,
  folder: string,
  only: string[] | null,
): Promise<ScoreImage[]> {
  const folderId = await openFolder(engine, folder);
  await settle(context, engine, folderId);
  const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
  const { ids } = await engine.client.photos.ids(query);
  const images: ScoreImage[] = [];
  for (const id of ids) {
    const detail = await engine.client.photos.detail({ id });
    const scores = detail.scores.filter((one) => only === null || only.includes(one.model));
    images.push(toScoreImage(detail.displayPath, detail.card, scores, detail.faces, detail.card.problem));
  }
  return images;
}

async function scoreNamed(
  context: CommandContext,
  engine: Engine,
  named: string[],
  size: 'native' | { longSidePx: number } | null,
  only: string[] | null,
): Promise<ScoreImage[]> {
  const files = await Promise.all(
    named.map(async (file) => Buffer.from(await realpath(path.resolve(file)).catch(() => path.resolve(file)))),
  );
  const { signal, terminal } = context;
  const progress = (done: number, total: number) =>
    terminal.progress({
      workId: 'score',
      kind: 'score',
      folderId: null,
      says: say('cli.scoring'),
      done,
      total,
      ratePerSecond: null,
      secondsLeft: null,
      state: 'running',
    });
  const task = {
    signal,
    report: progress,
    untilResumed: async () => signal.throwIfAborted(),
    isPaused: () => false,
    callIt: () => undefined,
  };
  const scored = await engine.scoring.scoreFiles(files, size, only, task);
  terminal.clearProgress();
  return scored.map((one, index) => toScoreImage(named[index]!, one, one.scores, one.faces, one.problem));
}

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import type { Evaluation } from '../../../contract/evaluating.ts';
import { textOfBytes } from '../../../contract/text-of-bytes.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { readLabels } from '../../../core/evaluating/read-labels.ts';
import { type Command, parseWords, settle } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage =
  'evaluate <labels.csv> [--folder DIR] [--of sharpness,score:MODEL,"0.5*sharpness+0.5*score:MODEL"] [--calibrate NAME] [--json] | evaluate --calibrations';
const mostBytes = 64_000_000;

export const evaluate: Command = {
  summary: say('help.evaluate'),
  usage,
  run: async (words, context) => {
    const options = {
      folder: { type: 'string' },
      of: { type: 'string' },
      calibrate: { type: 'string' },
      calibrations: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseWords(words, options, usage);
    if (values.calibrations) {
      const calibrations = await (await context.engine()).client.evaluating.calibrations({});
      if (context.json) await context.terminal.printJson({ schema: 'chinagraph/calibrations@1', calibrations });
      else
        for (const { name, of, rmse, pictures, madeAt } of calibrations)
          context.terminal.print(say('evaluate.calibration', { name, of, rmse: rmse.toFixed(3), pictures, madeAt }));
      return exitCode.ok;
    }
    const [labels, ...more] = positionals;
    if (!labels || more.length > 0) throw new CommandError(exitCode.usage, say('asked.ratingsFile', { usage }));
    const known = await stat(labels).catch(() => null);
    if (!known?.isFile()) throw new CommandError(exitCode.notFound, say('asked.noFile', { file: labels }));
    if (known.size > mostBytes) throw new CommandError(exitCode.usage, say('asked.ratingsTooLong', { file: labels }));
    const text = textOfBytes(await readFile(labels)) ?? '';
    // Before a folder is looked at, which may take long.
    const read = readLabels(text);
    if (typeof read === 'string') throw new CommandError(exitCode.refused, say('evaluate.unusable', { problem: read }));
    const engine = await context.engine();
    const folderId = await openFolder(engine, values.folder ?? path.dirname(labels));
    await engine.whenListed(folderId);
    await settle(context, engine, folderId);
    context.signal.throwIfAborted();
    const found = await engine.client.evaluating.run(
      {
        folderId,
        text,
        ...(values.of !== undefined && { of: values.of.split(',').map((name) => name.trim()) }),
        ...(values.calibrate !== undefined && { calibrate: values.calibrate }),
      },
      { signal: context.signal },
    );
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/evaluate@1', ...found });
    else for (const line of describe(withVisibleText(found))) context.terminal.print(line);
    return found.unmatched.length > 0 ? exitCode.partly : exitCode.ok;
  },
};

type Interval = { value: number; low: number; high: number } | null;

function describe(found: Evaluation): string[] {
  const { kind, rated, matched, ratings, raters, icc, halves, outliers, unmatched, evaluated, calibration, notes } =
    found;
  // What rounds to nothing has no sign.
  const plain = (value: number) => value.toFixed(3).replace(/^-(0\.0+)$/, '$1');
  const cell = (one: Interval) =>
    (one ? `${plain(one.value)} (${plain(one.low)} to ${plain(one.high)})` : '-').padEnd(26);
  const width = Math.max(6, ...evaluated.map(({ name }) => name.length)) + 2;
  return [
    say('evaluate.head', { isPairs: kind === 'pairs', ratings, rated, raters, matched }),
    ...(icc
      ? [say('evaluate.agrees', { form: icc.form, single: icc.single.toFixed(3), mean: icc.mean.toFixed(3) })]
      : []),
    ...(halves ? [say('evaluate.halves', { srcc: halves.srcc.toFixed(3), ceiling: halves.ceiling.toFixed(3) })] : []),
    ...(outliers.length > 0 ? [say('evaluate.leftOut', { names: outliers.join(', ') })] : []),
    ...notes,
    `${'number'.padEnd(width)}${['SRCC', 'KRCC', 'PLCC', 'RMSE'].map((name) => name.padEnd(26)).join('')}pictures`,
    ...evaluated.map(
      ({ name, srcc, krcc, plcc, rmse, pictures }) =>
        `${name.padEnd(width)}${cell(srcc)}${cell(krcc)}${cell(plcc)}${cell(rmse)}${pictures}`,
    ),
    ...new Set(evaluated.flatMap(({ note }) => (note ? [`  ${note}`] : []))),
    ...(calibration
      ? [say('evaluate.kept', { name: calibration.name, of: calibration.of, rmse: calibration.rmse.toFixed(3) })]
      : []),
    ...unmatched.map((name) => say('evaluate.notHere', { name })),
  ];
}

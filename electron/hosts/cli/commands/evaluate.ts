import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Evaluation } from '../../../contract/evaluating.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, parseWords, settle } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { plural } from '../terminal.ts';

const usage =
  'evaluate <labels.csv> [--folder DIR] [--of sharpness,score:MODEL,"0.5*sharpness+0.5*score:MODEL"] [--calibrate NAME] [--json] | evaluate --calibrations';
const mostBytes = 64_000_000;

export const evaluate: Command = {
  summary:
    "How far measures and scores agree with a panel's ratings: SRCC, KRCC, PLCC, RMSE, and the panel's own ceiling",
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
          context.terminal.print(`${name}: ${of}, RMSE ${rmse.toFixed(3)} on ${pictures} pictures, made ${madeAt}`);
      return exitCode.ok;
    }
    const [labels, ...more] = positionals;
    if (!labels || more.length > 0)
      throw new CommandError(exitCode.usage, `Name one file of ratings.\nUsage: chinagraph ${usage}`);
    const known = await stat(labels).catch(() => null);
    if (!known?.isFile()) throw new CommandError(exitCode.notFound, `There is no file ${labels}.`);
    if (known.size > mostBytes) throw new CommandError(exitCode.usage, `${labels} is too long for a file of ratings.`);
    const text = await readFile(labels, 'utf8');
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
  const cell = (one: Interval, digits = 3) =>
    (one ? `${one.value.toFixed(digits)} (${one.low.toFixed(digits)} to ${one.high.toFixed(digits)})` : '-').padEnd(26);
  const width = Math.max(6, ...evaluated.map(({ name }) => name.length)) + 2;
  return [
    `${plural(ratings, kind === 'pairs' ? 'comparison' : 'rating')} of ${plural(rated, 'picture')}${raters > 0 ? ` by ${plural(raters, 'rater')}` : ''}; ${matched} of the pictures are here.`,
    ...(icc
      ? [
          `The panel agrees with itself: ${icc.form} ${icc.single.toFixed(3)} for one rater, ${icc.mean.toFixed(3)} for their mean.`,
        ]
      : []),
    ...(halves
      ? [
          `One half of the raters predicts the other with SRCC ${halves.srcc.toFixed(3)}; no metric can be expected above ${halves.ceiling.toFixed(3)}.`,
        ]
      : []),
    ...(outliers.length > 0 ? [`Left out (ITU-R BT.500): ${outliers.join(', ')}`] : []),
    ...notes,
    `${'number'.padEnd(width)}${['SRCC', 'KRCC', 'PLCC', 'RMSE'].map((name) => name.padEnd(26)).join('')}pictures`,
    ...evaluated.map(
      ({ name, srcc, krcc, plcc, rmse, pictures }) =>
        `${name.padEnd(width)}${cell(srcc)}${cell(krcc)}${cell(plcc)}${cell(rmse)}${pictures}`,
    ),
    ...new Set(evaluated.flatMap(({ note }) => (note ? [`  ${note}`] : []))),
    ...(calibration
      ? [
          `Kept as ${calibration.name}: ${calibration.of} to the panel's scale, RMSE ${calibration.rmse.toFixed(3)} on pictures it was not made of.`,
        ]
      : []),
    ...unmatched.map((name) => `  not here  ${name}`),
  ];
}

import type { LibraryReport } from '../../../contract/evaluating.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { plural } from '../terminal.ts';

const usage = 'report --library [--json]';

export const report: Command = {
  summary: 'All shoots over time: numbers by camera, lens, aperture and ISO, and what drifted since when',
  usage,
  background: 'none',
  looksOnly: true,
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { library: { type: 'boolean' } }, usage);
    if (!values.library || positionals.length > 0)
      throw new CommandError(exitCode.usage, `Say --library.\nUsage: chinagraph ${usage}`);
    const engine = await context.engine();
    const found = await engine.client.library.report({});
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/library-report@1', ...found });
    else for (const line of describe(withVisibleText(found))) context.terminal.print(line);
    return exitCode.ok;
  },
};

function describe({ shoots, photos, groups, drifts, lookedAt }: LibraryReport): string[] {
  return [
    `${plural(photos, 'photo')} in ${plural(shoots, 'shoot')}.`,
    ...groups.map(({ by, name, photos: n, metrics }) => {
      const sharp = metrics.sharpness;
      const told = sharp
        ? `  sharpness ${sharp.median.toFixed(2)}, ${Math.round(100 * sharp.tail)} % in the library's lowest twentieth`
        : '';
      return `  ${by.padEnd(9)} ${name}: ${plural(n, 'photo')}${told}`;
    }),
    drifts.length > 0 ? 'Drifts:' : `No drift in ${plural(lookedAt, 'number')} that were looked at.`,
    ...drifts.flatMap(({ says, after }) => [
      `  ${says}`,
      `    like ${after.pictures.map(({ folder, path }) => `${folder}/${path}`).join(', ')}`,
    ]),
  ];
}

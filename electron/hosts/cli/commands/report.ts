import { say } from '../../../../texts/say.ts';
import type { LibraryReport } from '../../../contract/evaluating.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'report --library [--json]';

export const report: Command = {
  summary: say('help.report'),
  usage,
  background: 'none',
  looksOnly: true,
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { library: { type: 'boolean' } }, usage);
    if (!values.library || positionals.length > 0)
      throw new CommandError(exitCode.usage, say('asked.library', { usage }));
    const engine = await context.engine();
    const found = await engine.client.library.report({});
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/library-report@1', ...found });
    else for (const line of describe(withVisibleText(found))) context.terminal.print(line);
    return exitCode.ok;
  },
};

function describe({ shoots, photos, groups, drifts, lookedAt }: LibraryReport): string[] {
  return [
    say('report.head', { photos, shoots }),
    ...groups.map(({ by, name, photos: n, metrics }) => {
      const sharp = metrics.sharpness;
      const told = sharp ? say('report.sharp', { sharpness: sharp.median, tail: Math.round(100 * sharp.tail) }) : '';
      return say('report.group', { by, name, photos: n, sharp: told });
    }),
    drifts.length > 0 ? say('cli.drifts') : say('report.noDrift', { numbers: lookedAt }),
    ...drifts.flatMap(({ says, after }) => [
      `  ${says}`,
      say('report.like', { pictures: after.pictures.map(({ folder, path }) => `${folder}/${path}`).join(', ') }),
    ]),
  ];
}

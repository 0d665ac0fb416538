import { say } from '../../../../texts/say.ts';
import type { ClockChange } from '../../../contract/clocks.ts';
import { sayShift } from '../../../core/decisions/put-clocks-right.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, oneFolder, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';
import { findPhotos, inFolder, openFolder } from '../open-folder.ts';

const usage =
  'clock <folder> | clock <folder> --of PHOTO with --shift [+|-]H:MM:SS | --like PHOTO (one moment, another camera) | --shows 2026-06-14T14:22:07 (the clock it photographed)';

export const clock: Command = {
  summary: say('help.clock'),
  usage,
  background: 'index',
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      { of: { type: 'string' }, shift: { type: 'string' }, like: { type: 'string' }, shows: { type: 'string' } },
      usage,
    );
    const folder = oneFolder(positionals, usage);
    const ways = [values.shift, values.like, values.shows].filter((way) => way !== undefined);
    if ((values.of === undefined) !== (ways.length === 0) || ways.length > 1)
      throw new CommandError(exitCode.usage, say('asked.clock', { usage }));
    const engine = await context.engine();
    const folderId = await openFolder(engine, folder);
    // Serial numbers tell two bodies of one model apart: they come with the metadata.
    await engine.whenIdle(folderId);
    if (values.of !== undefined) {
      const named = [values.of, ...(values.like ? [values.like] : [])].map((name) => inFolder(folder, name));
      const [photo, like] = await findPhotos(context, engine, named);
      const { step } = await engine.client.clocks.change(toChange(photo!, like, values));
      if (!context.json) context.terminal.remark(step ? `${step.says}.` : say('clock.right'));
    }
    return printClocks(context, engine, folderId);
  },
};

type Photo = ClockChange['photo'];

function toChange(
  photo: Photo,
  like: Photo | undefined,
  { shift, shows }: { shift?: string; shows?: string },
): ClockChange {
  if (like !== undefined) return { by: 'pair', photo, like };
  if (shift !== undefined) return { by: 'typing', photo, shiftMs: parseShift(shift) };
  const shownAt = (shows ?? '').replace(' ', 'T');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(shownAt))
    throw new CommandError(exitCode.usage, say('asked.shows'));
  return { by: 'shown', photo, shownAt };
}

/** "+1:02:03", "-0:00:07.5"; days as hours. */
function parseShift(text: string): number {
  const found = /^([+-]?)(\d{1,4}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?$/.exec(text);
  if (!found) throw new CommandError(exitCode.usage, say('asked.shift'));
  const [, sign, hours, minutes, seconds, fraction = ''] = found;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  return sign === '-' ? -ms : ms;
}

async function printClocks(
  context: CommandContext,
  engine: Engine,
  folderId: Parameters<Engine['whenIdle']>[0],
): Promise<ExitCode> {
  const cameras = await engine.client.clocks.list({ folderId });
  if (context.json) await context.terminal.printJson({ schema: 'chinagraph/clocks@1', cameras });
  else
    for (const { camera, serial, photoCount, firstTakenAt, lastTakenAt, shiftMs } of cameras) {
      const name = [camera ?? say('clock.unknownCamera'), serial && `no. ${serial}`].filter(Boolean).join(' ');
      context.terminal.print(
        say('clock.line', {
          name,
          photos: photoCount,
          from: firstTakenAt?.slice(0, 19) ?? null,
          to: lastTakenAt?.slice(0, 19) ?? null,
          shift: shiftMs === 0 ? null : sayShift(shiftMs),
        }),
      );
    }
  return exitCode.ok;
}

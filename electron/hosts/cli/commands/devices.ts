/** @file Devices that score: listed, tried, and CUDA's libraries fetched or removed. */
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import type { DeviceLibraries } from '../../../contract/device-libraries.ts';
import type { DeviceInfo } from '../../../contract/model.ts';
import { sayLibraries, sayNeeds } from '../../../core/device-libraries/say-libraries.ts';
import { type Command, type CommandContext, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';

const usage = 'devices list | test | install cuda [--accept-licence] [--from URL|DIR|FILE] | remove cuda';
const options = { 'accept-licence': { type: 'boolean' }, from: { type: 'string' } } as const;

export const devices: Command = {
  summary: say('help.devices'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, options, usage);
    const [action, which, ...more] = positionals;
    const engine = await context.engine();
    const { models, libraries } = engine.scoring;
    const isCuda = which === 'cuda' && more.length === 0;
    if ((action === 'list' || action === 'test') && which === undefined) {
      const found = action === 'test' ? await models.testDevices(context.signal) : await models.devices();
      return list(context, found, await libraries.describe());
    }
    if (action === 'install' && isCuda) {
      const from = values.from === undefined || /^https?:/i.test(values.from) ? values.from : path.resolve(values.from);
      return install(context, { acceptLicence: values['accept-licence'] ?? false, from });
    }
    if (action === 'remove' && isCuda) {
      await libraries.remove();
      if (context.json) await context.terminal.printJson({ schema: 'chinagraph/devices@1', removed: 'cuda' });
      else context.terminal.print(say('cuda.removed'));
      return exitCode.ok;
    }
    throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
  },
};

async function list(
  { terminal, json }: CommandContext,
  found: readonly DeviceInfo[],
  cuda: DeviceLibraries,
): Promise<ExitCode> {
  if (json) {
    await terminal.printJson({ schema: 'chinagraph/devices@1', devices: found, cuda });
    return exitCode.ok;
  }
  for (const { provider, adapter, state, imagesPerSecond, chosen, note } of found) {
    const speed = imagesPerSecond === null ? '' : `, ${imagesPerSecond.toFixed(1)} pictures a second`;
    terminal.print(`${provider} (${adapter}): ${state}${speed}${chosen ? ', scores' : ''}${note ? `. ${note}` : ''}`);
  }
  if (cuda.state !== 'not-here') terminal.print(`CUDA: ${sayLibraries(cuda)}`);
  return exitCode.ok;
}

async function install(
  { engine, terminal, json, signal }: CommandContext,
  how: { acceptLicence: boolean; from: string | undefined },
): Promise<ExitCode> {
  const { libraries } = (await engine()).scoring;
  for await (const event of libraries.install(how, signal)) {
    if (event.type === 'step') {
      const { step, doneBytes, totalBytes } = event.step;
      const says = say(step === 'fetching' ? 'cuda.fetching' : 'cuda.checking');
      const common = {
        workId: 'cuda',
        kind: 'install',
        folderId: null,
        ratePerSecond: null,
        secondsLeft: null,
      } as const;
      terminal.progress({ ...common, says, done: doneBytes / 1e6, total: (totalBytes ?? 0) / 1e6, state: 'running' });
      continue;
    }
    terminal.clearProgress();
    if (json) await terminal.printJson({ schema: 'chinagraph/install@1', result: event });
    else if (event.type === 'terms') {
      const { name, bytes, licence, notice, url, licenceUrl } = event.terms;
      terminal.print(`${name}: ${Math.round((bytes ?? 0) / 1e6)} MB · ${licence} · ${notice}`);
      terminal.print(`from ${url}, licence ${licenceUrl}`);
      terminal.remark(say('cuda.accept'));
    } else if (event.type === 'refused') terminal.remark(event.problem);
    else {
      terminal.print(say('cuda.installed', { folder: event.libraries.folder ?? '' }));
      for (const line of sayNeeds(event.libraries.needs)) terminal.print(line);
      terminal.print(say('cuda.next'));
    }
    return event.type === 'installed' ? exitCode.ok : exitCode.refused;
  }
  return signal.aborted ? exitCode.cancelled : exitCode.failed;
}

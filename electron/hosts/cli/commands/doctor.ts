import { say } from '../../../../texts/say.ts';
import { type Command, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';

const usage = 'doctor [--test-devices]';

export const doctor: Command = {
  summary: say('help.doctor'),
  usage,
  background: 'none',
  looksOnly: true,
  run: async (words, context) => {
    const { values } = parseWords(words, { 'test-devices': { type: 'boolean' } }, usage);
    const engine = await context.engine();
    const { checks } = await engine.client.app.doctor({});
    const devices = values['test-devices']
      ? await engine.client.models.testDevices({})
      : await engine.client.models.devices({});
    if (context.json) {
      await context.terminal.printJson({ schema: 'chinagraph/doctor@1', checks, devices });
    } else {
      for (const check of checks)
        context.terminal.print(`${check.ok ? 'ok   ' : 'LOOK '} ${check.name}: ${check.says}`);
      for (const device of devices) {
        context.terminal.print(
          say('doctor.device', {
            provider: device.provider,
            adapter: device.adapter,
            state: device.state,
            rate: device.imagesPerSecond,
            isChosen: device.chosen,
            note: device.note,
          }),
        );
      }
    }
    return checks.every((check) => check.ok) ? exitCode.ok : exitCode.partly;
  },
};

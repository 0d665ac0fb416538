import { type Command, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';

const usage = 'doctor [--test-devices]';

export const doctor: Command = {
  summary: 'Versions, providers, database checks, cache sizes',
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
        const speed = device.imagesPerSecond ? `, ${device.imagesPerSecond.toFixed(1)} images a second` : '';
        const chosen = device.chosen ? ', in use' : '';
        context.terminal.print(
          `device ${device.provider} (${device.adapter}): ${device.state}${speed}${chosen}. ${device.note}`,
        );
      }
    }
    return checks.every((check) => check.ok) ? exitCode.ok : exitCode.partly;
  },
};

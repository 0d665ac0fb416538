/** @file `paired`: devices that were paired on the local network, also while another Chinagraph serves them. */

import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import { lanRights } from '../../../contract/lan.ts';
import { createPairedDevices } from '../../../core/lan/paired-devices.ts';
import { catalogDir } from '../catalog-dir.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'paired [list|remove ID|rights ID look|decide] [--json]';

/** Works on the file of devices alone: whoever serves reads it again at the device's next request. */
export const paired: Command = {
  summary: say('help.paired'),
  usage,
  run: async (words, context) => {
    const { positionals } = parseWords(words, {}, usage);
    const [what = 'list', id, rights, ...more] = positionals;
    const devices = createPairedDevices(path.join(catalogDir(context.catalog, process.env, process.platform), 'lan'));
    const known = (did: boolean) => {
      if (!did) throw new CommandError(exitCode.notFound, say('paired.none', { id: id ?? '' }));
    };
    if (what === 'remove' && id !== undefined && rights === undefined) known(devices.revoke(id));
    else if (what === 'rights' && id !== undefined && more.length === 0) {
      const asked = lanRights.safeParse(rights);
      if (!asked.success) throw new CommandError(exitCode.usage, say('paired.rights', { usage }));
      known(devices.setRights(id, asked.data));
    } else if (what !== 'list' || id !== undefined)
      throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const list = devices.list().map(({ secretHash: _, ...device }) => device);
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/paired@1', devices: list });
    else if (list.length === 0) context.terminal.print(say('paired.empty'));
    else
      for (const device of list)
        context.terminal.print(
          say('paired.line', {
            id: device.id,
            rights: device.rights.padEnd(6),
            name: device.name,
            seen: device.seenAt,
          }),
        );
    return exitCode.ok;
  },
};

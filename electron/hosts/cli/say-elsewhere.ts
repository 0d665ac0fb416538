/** @file Decisions on the same pictures in other folders, told on stderr: what came along, and how to take over what is offered. */
import { say } from '../../../texts/say.ts';
import type { DecisionsElsewhere } from '../../contract/folder.ts';
import type { FolderId } from '../../contract/ids.ts';
import type { Engine } from '../../core/engine.ts';
import type { CommandContext } from './context.ts';
import { asName } from './suggest-command.ts';

/** `folder`: as the photographer typed it. */
export async function sayElsewhere(
  context: CommandContext,
  engine: Engine,
  folderId: FolderId,
  folder: string,
): Promise<DecisionsElsewhere> {
  const elsewhere = await engine.client.shoots.elsewhere({ folderId });
  const { brought, offered } = elsewhere;
  if (brought) context.terminal.remark(say('elsewhere.brought', { says: brought, command: context.suggest('undo') }));
  if (offered) {
    context.terminal.remark(
      say('elsewhere.offered', { offer: sayOffer(offered), command: context.suggest('adopt', asName(folder)) }),
    );
  }
  return elsewhere;
}

/** "12 of these pictures were decided on in other folders (10 picks, 2 rejects): 12 in /shoots/wedding." */
export function sayOffer(offered: NonNullable<DecisionsElsewhere['offered']>): string {
  const { picks, rejects, from } = offered;
  const places = from.map(({ folder, count: many }) => say('elsewhere.place', { many, folder })).join(', ');
  return say('elsewhere.offer', { count: offered.count, picks, rejects, places });
}

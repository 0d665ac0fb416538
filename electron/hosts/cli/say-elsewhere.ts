/** @file Decisions on the same pictures in other folders, told on stderr: what came along, and how to take over what is offered. */
import type { DecisionsElsewhere } from '../../contract/folder.ts';
import type { FolderId } from '../../contract/ids.ts';
import { visibleText } from '../../contract/visible-text.ts';
import type { Engine } from '../../core/engine.ts';
import type { CommandContext } from './context.ts';
import { asName } from './suggest-command.ts';
import { count, plural } from './terminal.ts';

/** `folder`: as the photographer typed it. */
export async function sayElsewhere(
  context: CommandContext,
  engine: Engine,
  folderId: FolderId,
  folder: string,
): Promise<DecisionsElsewhere> {
  const elsewhere = await engine.client.shoots.elsewhere({ folderId });
  const { brought, offered } = elsewhere;
  if (brought) context.terminal.remark(`${visibleText(brought)}. To take that back: ${context.suggest('undo')}`);
  if (offered) {
    context.terminal.remark(
      `${sayOffer(offered)} To take them over, as one step: ${context.suggest('adopt', asName(folder))}`,
    );
  }
  return elsewhere;
}

/** "12 of these pictures were decided on in other folders (10 picks, 2 rejects): 12 in /shoots/wedding." */
export function sayOffer(offered: NonNullable<DecisionsElsewhere['offered']>): string {
  const { picks, rejects, from } = offered;
  const kinds = [picks > 0 && plural(picks, 'pick'), rejects > 0 && plural(rejects, 'reject')].filter(Boolean);
  const places = from.map(({ folder, count: many }) => `${count(many)} in ${visibleText(folder)}`).join(', ');
  const said = offered.count === 1 ? '1 of these pictures was' : `${count(offered.count)} of these pictures were`;
  return `${said} decided on as copies elsewhere${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}: ${places}.`;
}

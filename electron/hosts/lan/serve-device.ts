/** @file A paired device's line to the engine: a router of the procedures within its reach, each call held to the shoot and to the rights of this moment. */
import { ORPCError } from '@orpc/client';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { LanRights } from '../../contract/lan.ts';
import type { EngineEvent } from '../../contract/progress.ts';
import { settings } from '../../contract/settings.ts';
import { wireSerializers } from '../../contract/wire.ts';
import type { Engine } from '../../core/engine-types.ts';
import type { LanDoor } from '../../core/lan/lan-part.ts';
import { asksForPeople, isHeard, isInShoot, reachOf, settingsForDevice, withoutPaths, withoutPeople } from './reach.ts';

/** For one connection; it ends with it. */
export function serveDevice(
  router: Engine['router'],
  door: LanDoor,
  deviceId: string,
  rights: LanRights,
): RPCHandler<Record<never, never>> {
  const refused = () => new ORPCError('FORBIDDEN', { message: 'This device may not do that.' });
  return new RPCHandler(onlyThese(router, reachOf(rights)), {
    customJsonSerializers: wireSerializers,
    clientInterceptors: [
      async ({ next, input, path }) => {
        const procedure = path.join('.');
        const now = door.rightsOf(deviceId);
        if (now === null || !reachOf(now).includes(procedure) || !isInShoot(procedure, input, door)) throw refused();
        if (asksForPeople(input)) throw refused();
        if (procedure === 'app.access') return { rights: now, folderId: door.folderId };
        const answer = await door.as(deviceId, next);
        if (procedure === 'app.settings') return settingsForDevice(settings.parse(answer));
        if (procedure === 'app.events') return heard(answer as AsyncIterable<EngineEvent>, door, deviceId);
        return withoutPeople(withoutPaths(answer));
      },
    ],
  });
}

/** A router in which nothing else exists. */
function onlyThese(router: Engine['router'], procedures: readonly string[]): AnyRouter {
  const kept: Record<string, Record<string, unknown>> = {};
  for (const procedure of procedures) {
    const [group = '', name = ''] = procedure.split('.');
    const found = (router as unknown as Record<string, Record<string, unknown> | undefined>)[group]?.[name];
    if (!found) throw new Error(`there is no ${procedure}`);
    kept[group] = { ...kept[group], [name]: found };
  }
  return kept as unknown as AnyRouter;
}

async function* heard(events: AsyncIterable<EngineEvent>, door: LanDoor, deviceId: string): AsyncGenerator<unknown> {
  for await (const event of events) {
    if (door.rightsOf(deviceId) === null) return;
    if (isHeard(event, door.folderId)) yield withoutPaths(event);
  }
}

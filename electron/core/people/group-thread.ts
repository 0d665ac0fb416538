/** @file Groups faces in a thread of its own: tens of thousands take seconds, in which the engine answers keys. */
import { parentPort } from 'node:worker_threads';
import { descriptorLength } from './descriptor-length.ts';
import type { ToGroup } from './group-aside.ts';
import { groupPeople } from './group-people.ts';

parentPort?.once('message', ({ vectors, faces, firstId }: ToGroup) => {
  const described = faces.map((face, at) => ({
    ...face,
    vector: vectors.subarray(at * descriptorLength, (at + 1) * descriptorLength),
  }));
  parentPort?.postMessage(groupPeople(described, { firstId }));
});

/** @file English sentences of steps made by a name, a stack, a clock. */
import { photos } from '../count.ts';

export const decidedTexts = {
  'step.pickedOne': (v: { name: string; rest: number }) =>
    v.rest === 0 ? `Picked ${v.name}` : `Picked ${v.name}, rejected the other ${v.rest} of its stack`,
  'step.acceptedAs': (v: { picks: number; rejects: number }) =>
    `Accepted suggestions: ${[v.picks > 0 ? `${v.picks} as picks` : '', v.rejects > 0 ? `${v.rejects} as rejects` : ''].filter(Boolean).join(', ')}`,
  'step.putInSet': (v: { photos: number; set: string }) => `Put ${photos(v.photos)} into “${v.set}”`,
  'step.tookOutOfSet': (v: { photos: number; set: string }) => `Took ${photos(v.photos)} out of “${v.set}”`,
  'step.stacked': (v: { photos: number }) => `Stacked ${photos(v.photos)}`,
  'step.unstacked': (v: { photos: number }) =>
    `Took ${photos(v.photos)} out of ${v.photos === 1 ? 'its stack' : 'their stacks'}`,
  'step.split': (v: { size: number; name: string }) => `Split a stack of ${v.size} at ${v.name}`,
  'step.stackedAsFound': (v: { photos: number }) => `Stacked ${photos(v.photos)} as found`,
  'step.clockRight': (v: { camera: string | null; shift: string }) =>
    `Put the clock of ${v.camera ?? 'a camera'} right by ${v.shift}`,
  'step.brought': (v: { decisions: number; from: readonly string[]; more: number }) =>
    `Brought along ${v.decisions === 1 ? '1 decision' : `${v.decisions} decisions`} from ${v.from.map((name) => `“${name}”`).join(' and ')}${v.more > 0 ? ` and ${v.more} more folders` : ''}`,
  'step.tookOver': (v: { decisions: number; from: readonly string[]; more: number }) =>
    `Took over ${v.decisions === 1 ? '1 decision' : `${v.decisions} decisions`} from ${v.from.map((name) => `“${name}”`).join(' and ')}${v.more > 0 ? ` and ${v.more} more folders` : ''}`,
};

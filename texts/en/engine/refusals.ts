/** @file English sentences of what the engine refuses, and what to do. */
import { photos } from '../count.ts';

export const refusalsTexts = {
  'refused.photoGone': 'This photo is not in the catalog any more. Scan its folder again.',
  'refused.photosGone': 'Some of these photos are not in the catalog any more. Scan the folder again.',
  'refused.undoTouches': (v: { says: string; shoots: readonly string[] }) =>
    `“${v.says}” also changed photos in ${v.shoots.map((name) => `“${name}”`).join(', ')}. The history takes it back there too.`,
  'refused.undoCovered': (v: { says: string }) =>
    `More was decided elsewhere after “${v.says}”. Take that back first, in the history.`,
  'refused.noSet': (v: { name: string }) => `There is no set called “${v.name}”.`,
  'refused.noFilter': (v: { name: string }) => `There is no filter called “${v.name}”.`,
  'refused.setThere': (v: { name: string }) => `There is a set called “${v.name}” already.`,
  'refused.setNotEmpty': (v: { name: string; photos: number }) =>
    `“${v.name}” holds ${photos(v.photos)}. Take them out first: that can be undone.`,
  'refused.stackTwo': 'Select at least two photos to stack.',
  'refused.otherShoots': 'These photos are of different shoots.',
  'refused.noneStacked': 'None of these photos is in a stack.',
  'refused.splitFirst': 'A stack is split at a photo that follows another one in it.',
  'refused.asFound': 'These photos are stacked as they were found.',
  'refused.noTime': (v: { name: string }) => `${v.name} does not say when it was taken. Choose another photo.`,
  'refused.sameCamera': 'Both photos are of the same camera. Choose one of each camera that show the same moment.',
  'refused.shiftTooFar': 'That is more than a year. Look at the date as well.',
  'refused.destinationOld': 'The destination was chosen in an earlier run. Choose it again.',
  'refused.notPlugged': (v: { name: string }) =>
    `${v.name} is not plugged in. Plug it in and export again, or write a list.`,
  'refused.planGone': 'This plan is not there any more. Look at the changes again.',
  'refused.otherCount': (v: { planned: number; asked: number }) =>
    `The plan is about ${v.planned} photos, not ${v.asked}. Nothing was done.`,
  'refused.comparisonGone': 'This comparison is not there any more. Compare again.',
  'refused.shootGone': 'This shoot is not in the catalog any more. Open its folder again.',
  'refused.folderOld': 'This folder was chosen in an earlier run. Choose it again.',
  'refused.oneFolderGone': 'One of these folders is not there any more. Choose it again.',
  'refused.placeOld': 'This place was listed in an earlier run. Choose it again.',
  'refused.modelFileOld': 'This file was chosen in an earlier run. Choose it again.',
  'refused.photoAway': (v: { name: string }) => `${v.name} is not there at the moment. Plug its drive in.`,
  'refused.tooMany': (v: { photos: number; most: number }) =>
    `${v.photos} photos at once are too many to open; ${v.most} are the most.`,
  'refused.programGone': 'This program is not installed any more. Choose another one.',
  'refused.noPrograms': 'No program is started from here: this window may be on another machine.',
  'refused.noProgram': 'This is no program that can be started. Choose its executable.',
  'refused.deviceGone': 'This device is not paired any more.',
  'refused.noLan': 'This window is itself only a guest: serve the network from the computer that has the photos.',
  'refused.lanOff': 'The network is not served at the moment. Switch it on first.',
  'refused.noNetwork': 'This computer is on no network at the moment. Join one and try again.',
  'refused.lanPort': (v: { port: number; code: string }) =>
    `Port ${v.port} cannot be had (${v.code}). Choose another one, or close the program that has it.`,
  'refused.nothingToDrag': 'The files of these photos are not there at the moment. Plug their drive in.',
  'refused.noReleases': 'This build names no address where newer versions are told of.',
  'updates.failed': (v: { why: string }) => `Where newer versions are told of gave no answer (${v.why}).`,
};

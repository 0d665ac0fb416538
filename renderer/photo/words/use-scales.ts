/** @file How the scores that the open shoot has are to be read, in the order in which they stand in a cell. */
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import type { Scales } from './score-words.ts';

const none: Scales = {};

export const useScales = (): Scales => useStore(useApp().shoot.state, (s) => s.summary?.scales) ?? none;

/** @file How large the loupe's picture is shown (device pixels per picture pixel), for the readout in the top bar. */
import { createStore } from 'zustand/vanilla';

export const loupeScale = createStore<{ scale: number | null }>(() => ({ scale: null }));

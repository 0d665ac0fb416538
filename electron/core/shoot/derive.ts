/** @file Stacks and suggestions of a shoot, written into its photos. */
import type { Derive } from './shoot.ts';

export const derive: Derive = () => ({ stacks: [], changed: [], stacksChanged: false });

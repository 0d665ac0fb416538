/** @file Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004), as in the authors' ssim_index.m: no downsampling, valid region. */
import type { Greyish } from './grey-rows.ts';
import { structureMap, structureOf } from './structure.ts';

/** Mean of the map: -1..1, more is closer, 1 for identical pictures. Sides of at least 11 pixels. */
export const ssim = (reference: Greyish, test: Greyish): number => structureOf(reference, test, 1)[0]!.similarity;

/** The same with its map: at most 1, reached where the pictures are equal; 10 pixels smaller each way. */
export const ssimWithMap = structureMap;

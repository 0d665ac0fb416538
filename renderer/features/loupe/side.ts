/** @file The place left of the loupe's picture. Whoever has something for it (close-ups) puts a component here. */
import type { ComponentType } from 'react';
import type { Stage } from './picture-stage.tsx';

/** Draws its own border and width; null leaves the picture all the room. */
export const loupeSide: { component: ComponentType<{ stage: Stage }> | null } = { component: null };

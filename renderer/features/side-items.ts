/** @file More groups at the foot of the left panel (problems, strictness): a line each, shown in this order. */
import type { ComponentType } from 'react';

export const sideItems: readonly ComponentType[] = [];

/** @file Things of the whole app in the top bar (export, models, settings): a line each, shown in this order. */
import type { ComponentType } from 'react';

export const topBarItems: readonly ComponentType[] = [];

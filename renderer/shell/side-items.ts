/** @file More groups of the left panel (problems, strictness): a line each, shown in this order. */
import type { ComponentType } from 'react';
import { PeopleItem } from '../features/people/people-item.tsx';
import { ProblemsItem } from '../features/problems/problems-item.tsx';
import { TypeItem } from '../features/shoot-types/type-item.tsx';
import { StrictnessItem } from '../features/strictness/strictness-item.tsx';

export const sideItems: readonly ComponentType[] = [ProblemsItem, PeopleItem, TypeItem, StrictnessItem];

/** @file Things of the whole app in the top bar (export, models, settings): a line each, shown in this order. */
import type { ComponentType } from 'react';
import {
  ExportItem,
  HistoryItem,
  IngestItem,
  LanItem,
  ModelsItem,
  SecondWindowItem,
  SettingsItem,
} from './app-items.tsx';
import { MoreMenu } from './more-menu.tsx';

export const topBarItems: readonly ComponentType[] = [
  ExportItem,
  IngestItem,
  LanItem,
  SecondWindowItem,
  HistoryItem,
  ModelsItem,
  SettingsItem,
  MoreMenu,
];

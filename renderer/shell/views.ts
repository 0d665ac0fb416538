/**
 * @file The views of a shoot and the dialogs of the window. To add one: a folder in features/ with a component, and a line here; its tab, key and
 * address follow. Views that few open come as chunks of their own.
 */
import type { ComponentType } from 'react';
import { CompareToolbar } from '../features/compare/compare-toolbar.tsx';
import { GridToolbar } from '../features/grid/grid-toolbar.tsx';
import { GridView } from '../features/grid/grid-view.tsx';
import { LoupeToolbar } from '../features/loupe/loupe-toolbar.tsx';
import { LoupeView } from '../features/loupe/loupe-view.tsx';
import type { ViewName } from '../layout/url-state.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { MissingDialog, MissingView } from './missing-part.tsx';

export interface View {
  name: ViewName;
  component: ComponentType;
  /** Side panels that make sense beside it. */
  panels: { left: boolean; right: boolean };
  /** The filter bar above it. */
  filters: boolean;
  /** One frame is the active one, and buttons under the pictures decide for it. */
  decides?: boolean;
  /** What it adds to the top bar. */
  toolbar?: ComponentType;
}

export const views: readonly View[] = [
  { name: 'grid', component: GridView, panels: { left: true, right: true }, filters: true, toolbar: GridToolbar },
  {
    name: 'loupe',
    component: LoupeView,
    panels: { left: false, right: true },
    filters: false,
    decides: true,
    toolbar: LoupeToolbar,
  },
  {
    name: 'compare',
    component: lazyPart(
      () => import('../features/compare/compare-view.tsx').then((m) => ({ default: m.CompareView })),
      MissingView,
    ),
    panels: { left: false, right: false },
    filters: false,
    decides: true,
    toolbar: CompareToolbar,
  },
  {
    name: 'survey',
    component: lazyPart(
      () => import('../features/survey/survey-view.tsx').then((m) => ({ default: m.SurveyView })),
      MissingView,
    ),
    panels: { left: false, right: false },
    filters: false,
    decides: true,
    toolbar: CompareToolbar,
  },
  {
    name: 'best',
    component: lazyPart(() => import('../features/best-shots/best-shots-view.tsx'), MissingView),
    panels: { left: false, right: false },
    filters: false,
  },
  {
    name: 'report',
    component: lazyPart(() => import('../features/report/report-view.tsx'), MissingView),
    panels: { left: true, right: false },
    filters: false,
  },
];

/** Dialogs by the name in `ui.dialog`; each closes by setting it to null. */
export const dialogs: Readonly<Record<string, ComponentType>> = {
  help: lazyPart(() => import('../features/help/help-dialog.tsx'), MissingDialog),
  switchShoot: lazyPart(() => import('../features/folders/switch-shoot-dialog.tsx'), MissingDialog),
  openFolder: lazyPart(() => import('../features/folders/open-folder-dialog.tsx'), MissingDialog),
  ingest: lazyPart(() => import('../features/ingest/ingest-dialog.tsx'), MissingDialog),
  gather: lazyPart(() => import('../features/folders/gather-dialog.tsx'), MissingDialog),
  clocks: lazyPart(() => import('../features/clocks/clocks-dialog.tsx'), MissingDialog),
  problems: lazyPart(() => import('../features/problems/problems-dialog.tsx'), MissingDialog),
  history: lazyPart(() => import('../features/history/history-dialog.tsx'), MissingDialog),
  export: lazyPart(() => import('../features/export/export-dialog.tsx'), MissingDialog),
  readBack: lazyPart(() => import('../features/export/read-back-dialog.tsx'), MissingDialog),
  fromList: lazyPart(() => import('../features/lists/from-list-dialog.tsx'), MissingDialog),
  findByWords: lazyPart(() => import('../features/finding/find-by-words.tsx'), MissingDialog),
  findLike: lazyPart(() => import('../features/finding/find-like.tsx'), MissingDialog),
  people: lazyPart(() => import('../features/people/people-dialog.tsx'), MissingDialog),
  merge: lazyPart(() => import('../features/merge/merge-dialog.tsx'), MissingDialog),
  kept: lazyPart(() => import('../features/lists/kept-dialog.tsx'), MissingDialog),
  shootTypes: lazyPart(() => import('../features/shoot-types/type-dialog.tsx'), MissingDialog),
  lan: lazyPart(() => import('../features/lan/lan-dialog.tsx'), MissingDialog),
  models: lazyPart(() => import('../features/models/models-dialog.tsx'), MissingDialog),
  settings: lazyPart(() => import('../features/settings/settings-dialog.tsx'), MissingDialog),
};

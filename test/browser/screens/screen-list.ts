/** @file Every screen in its states: how to get there from a window on a shoot. */
import {
  contextMenu,
  dialog,
  filter,
  first,
  keys,
  press,
  radio,
  type Screen,
  shoot,
  tab,
  withFaces,
} from './screen-ways.ts';

const grid = shoot('grid');
const loupe = shoot('loupe');

const withoutShoot: readonly Screen[] = [
  { name: 'first-run', at: () => '#/' },
  { name: 'open-folder', at: () => '#/', go: dialog('Control+o') },
  { name: 'switch-shoot', at: grid, go: dialog('Control+p') },
  { name: 'copy-from-cards', at: () => '#/', go: dialog('Shift+I') },
  { name: 'several-folders', at: () => '#/', go: dialog('Control+Shift+O') },
  { name: 'empty-folder', at: ({ empty }) => `#/shoot/${empty}/grid` },
  { name: 'empty-report', at: ({ empty }) => `#/shoot/${empty}/report` },
  { name: 'empty-loupe', at: ({ empty }) => `#/shoot/${empty}/loupe` },
  { name: 'shoot-gone', at: () => '#/shoot/99999/grid' },
];

const grids: readonly Screen[] = [
  { name: 'grid', at: grid, go: keys('Home') },
  { name: 'grid-waiting', at: grid, isSlow: true },
  { name: 'grid-engine-away', at: grid, socket: 'away', go: keys('Home', 'ArrowRight', 'p') },
  { name: 'grid-open-stacks', at: shoot('grid', '?stacks=grouped'), go: keys('Home') },
  { name: 'grid-selected', at: shoot('grid', '?stacks=flat'), go: keys('Home', 'Shift+ArrowRight', 'Shift+ArrowDown') },
  { name: 'grid-nothing-matches', at: shoot('grid', filter({ stars: { min: 5 }, flags: ['reject'] })) },
  { name: 'grid-many', at: ({ many }) => `#/shoot/${many}/grid?stacks=flat` },
  { name: 'grid-broken-files', at: ({ broken }) => `#/shoot/${broken}/grid?stacks=flat` },
  { name: 'grid-lights-dim', at: grid, go: keys('Home', 'l') },
  { name: 'grid-find-line', at: grid, go: keys('Home', 'Control+f') },
  { name: 'grid-filter-menu', at: grid, go: press('.filter-bar .chip >> nth=2') },
  { name: 'grid-sort-menu', at: grid, go: (page) => page.getByRole('button', { name: /^(Sort|Sortier)/ }).click() },
  { name: 'grid-live', at: grid, go: keys('Home', 'Shift+N') },
  { name: 'photo-menu', at: grid, go: contextMenu },
  { name: 'pictures-only', at: grid, go: keys('Home', 'f') },
  { name: 'review-rejects', at: shoot('grid', filter({ flags: ['none'], suggestions: ['reject'] })) },
];

const pictures: readonly Screen[] = [
  { name: 'loupe', at: loupe, go: withFaces(1, 4) },
  { name: 'loupe-waiting', at: loupe, isSlow: true },
  { name: 'loupe-broken-file', at: ({ broken }) => `#/shoot/${broken}/loupe?stacks=flat`, go: keys('Home') },
  { name: 'loupe-many-faces', at: loupe, go: withFaces(6, 99) },
  { name: 'loupe-one-to-one', at: loupe, go: withFaces(1, 4, 'z') },
  { name: 'loupe-across-the-stack', at: loupe, go: withFaces(2, 8, 'Shift+H') },
  { name: 'loupe-overlays', at: loupe, go: withFaces(1, 4, 'j', 'k', 't') },
  { name: 'loupe-large-strip', at: loupe, go: withFaces(1, 4, 'w') },
  { name: 'loupe-reference', at: loupe, go: withFaces(1, 4, 'Shift+R', 'ArrowRight') },
  { name: 'loupe-review', at: shoot('loupe', filter({ flags: ['none'], suggestions: ['reject'] })) },
  { name: 'compare', at: loupe, go: withFaces(1, 4, 'c') },
  { name: 'survey', at: loupe, go: withFaces(1, 4, 'n') },
  { name: 'best-shots', at: shoot('best') },
  { name: 'best-shots-nothing', at: ({ empty }) => `#/shoot/${empty}/best` },
  { name: 'report', at: shoot('report') },
  { name: 'report-check', at: shoot('report'), go: (page) => page.locator('.delivery').scrollIntoViewIfNeeded() },
  { name: 'report-waiting', at: grid, socket: 'held', go: keys('r') },
  { name: 'report-engine-away', at: grid, socket: 'away', go: keys('r') },
];

const dialogs: readonly Screen[] = [
  { name: 'history', at: grid, go: dialog('Shift+U') },
  { name: 'help', at: grid, go: dialog('?') },
  { name: 'problems', at: grid, go: dialog('Shift+W') },
  { name: 'problems-some', at: ({ broken }) => `#/shoot/${broken}/grid`, go: dialog('Shift+W') },
  { name: 'shoot-types', at: grid, go: dialog('Shift+T') },
  { name: 'clocks', at: grid, go: dialog('Shift+C') },
  { name: 'sets-and-filters', at: grid, go: dialog('b') },
  { name: 'from-a-list', at: grid, go: dialog('Shift+V') },
  { name: 'find-by-words', at: grid, go: dialog('Alt+w') },
  { name: 'find-like', at: grid, go: first(keys('Home'), dialog('Alt+l')) },
  { name: 'merge', at: grid, go: dialog('Alt+m') },
  { name: 'people', at: grid, go: dialog('Alt+h') },
  {
    name: 'merge-differences',
    at: grid,
    go: dialog('Alt+m', (page, { theirs }) => page.locator('.merge-load input').setInputFiles(theirs)),
  },
  { name: 'models', at: grid, go: dialog('Shift+M') },
  { name: 'models-all', at: grid, go: dialog('Shift+M', (page) => page.locator('.dialog-body').press('End')) },
  { name: 'models-engine-away', at: grid, socket: 'away', go: dialog('Shift+M') },
  { name: 'export', at: grid, go: dialog('Shift+E') },
  { name: 'export-into-files', at: grid, go: dialog('Shift+E', radio(1)) },
  { name: 'export-list', at: grid, go: dialog('Shift+E', radio(2)) },
  {
    name: 'export-sheet-to-choose-on',
    at: grid,
    go: dialog(
      'Shift+E',
      first(radio(2), radio(14), (page) => page.locator('.check-box input').first().check()),
    ),
  },
  { name: 'export-proofs', at: grid, go: dialog('Shift+E', radio(3)) },
  { name: 'export-copy', at: grid, go: dialog('Shift+E', radio(4)) },
  { name: 'export-waiting', at: grid, socket: 'held', go: dialog('Shift+E') },
  { name: 'export-engine-away', at: grid, socket: 'away', go: dialog('Shift+E') },
  { name: 'read-back', at: grid, go: dialog('Shift+B') },
];

const settings: readonly Screen[] = [
  ...['look', 'keys', 'culling', 'scoring', 'hand-over', 'storage', 'about'].map((name, at) => ({
    name: `settings-${name}`,
    at: grid,
    go: dialog('Control+,', tab(at)),
  })),
  { name: 'settings-taste', at: grid, go: dialog('Control+,', tab(2, '.taste')) },
];

export const screens: readonly Screen[] = [...withoutShoot, ...grids, ...pictures, ...dialogs, ...settings];

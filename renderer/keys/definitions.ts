/** @file Every action by name: what it is called, where it is live, its keys and its keys in the Photo Mechanic preset. One table feeds keyboard, menus, help and settings. */
import type { ViewName } from '../layout/url-state.ts';

export const actionGroups = ['move', 'decide', 'suggest', 'zoom', 'view', 'select', 'app'] as const;
export type ActionGroup = (typeof actionGroups)[number];

export interface ActionDefinition {
  id: string;
  title: string;
  group: ActionGroup;
  views: readonly ViewName[];
  keys: readonly string[];
  /** Keys under the Photo Mechanic preset where they differ. */
  photoMechanic?: readonly string[];
  /** Runs again while the key is held, at the pace of the pictures. */
  repeats?: boolean;
  /** Needs no open shoot. */
  anywhere?: boolean;
}

const all: readonly ViewName[] = ['grid', 'loupe', 'compare', 'survey', 'best', 'report'];
const photos: readonly ViewName[] = ['grid', 'loupe', 'compare', 'survey'];
const pictures: readonly ViewName[] = ['loupe', 'compare', 'survey', 'best'];

const row = (
  group: ActionGroup,
  views: readonly ViewName[],
  id: string,
  title: string,
  keys: string,
  more: Partial<ActionDefinition> = {},
): ActionDefinition => ({ id, title, group, views, keys: keys ? keys.split(' ') : [], ...more });

const repeats = { repeats: true };

export const actionDefinitions: readonly ActionDefinition[] = [
  row('move', photos, 'move.left', 'Previous photo', 'Left', repeats),
  row('move', photos, 'move.right', 'Next photo', 'Right', repeats),
  row(
    'move',
    ['grid', 'loupe', 'survey'],
    'move.up',
    'Row above; in the loupe, best of the previous stack',
    'Up',
    repeats,
  ),
  row(
    'move',
    ['grid', 'loupe', 'survey'],
    'move.down',
    'Row below; in the loupe, best of the next stack',
    'Down',
    repeats,
  ),
  row('move', photos, 'move.home', 'First photo', 'Home'),
  row('move', photos, 'move.end', 'Last photo', 'End'),
  row('move', photos, 'move.pageUp', 'Page up', 'PageUp', repeats),
  row('move', photos, 'move.pageDown', 'Page down', 'PageDown', repeats),
  row('move', photos, 'move.nextUndecided', 'Next undecided photo', 'Alt+Right'),
  row('move', photos, 'move.previousUndecided', 'Previous undecided photo', 'Alt+Left'),
  row('move', ['compare'], 'compare.promote', 'The challenger becomes the champion', 'Up Enter'),
  row('move', ['compare'], 'compare.swap', 'Champion and challenger change places', 'Down'),
  row('move', ['compare'], 'compare.champion', 'Keys decide for the champion', 'Shift+Left'),
  row('move', ['compare'], 'compare.challenger', 'Keys decide for the challenger', 'Shift+Right'),
  row('move', ['best'], 'best.left', 'The left photo is better', 'Left'),
  row('move', ['best'], 'best.right', 'The right photo is better', 'Right'),
  row('move', ['best'], 'best.equal', 'Both are as good', 'Down'),
  row('move', ['best'], 'best.skip', 'Nobody could say: another pair', 'Up'),
  row('move', ['best'], 'best.back', 'Take the last choice back', 'Backspace'),
  row('move', ['survey'], 'survey.remove', 'Take off the survey; decides nothing', '/'),

  row('decide', photos, 'decide.pick', 'Pick', 'P', { photoMechanic: ['P', 'T'] }),
  row('decide', photos, 'decide.reject', 'Reject', 'X Delete Backspace'),
  row('decide', photos, 'decide.unflag', 'Unflag', 'U'),
  row(
    'decide',
    photos,
    'decide.keepBest',
    'Keep this, reject the rest of the stack, go to the best of the next',
    'Shift+P',
  ),
  ...[0, 1, 2, 3, 4, 5].map((n) =>
    row('decide', photos, `decide.stars${n}`, n === 0 ? 'No stars' : n === 1 ? '1 star' : `${n} stars`, `${n}`, {
      photoMechanic: [`Alt+${n}`],
    }),
  ),
  row('decide', photos, 'decide.labelRed', 'Red label', '6', { photoMechanic: ['1'] }),
  row('decide', photos, 'decide.labelYellow', 'Yellow label', '7', { photoMechanic: ['2'] }),
  row('decide', photos, 'decide.labelGreen', 'Green label', '8', { photoMechanic: ['3'] }),
  row('decide', photos, 'decide.labelBlue', 'Blue label', '9', { photoMechanic: ['4'] }),
  row('decide', photos, 'decide.labelPurple', 'Purple label', '', { photoMechanic: ['5'] }),
  row('decide', photos, 'decide.labelNone', 'No label', 'Shift+0', { photoMechanic: ['0'] }),
  row('decide', photos, 'decide.takeTheirs', 'Take over what another program wrote', 'V'),
  row('decide', photos, 'rotate.left', 'Turn left', 'Mod+[ Mod+Shift+Left'),
  row('decide', photos, 'rotate.right', 'Turn right', 'Mod+] Mod+Shift+Right'),
  row('decide', all, 'edit.undo', 'Undo the last decision', 'Mod+Z'),
  row('decide', all, 'edit.redo', 'Redo', 'Mod+Shift+Z Mod+Y'),

  row('suggest', photos, 'suggest.accept', 'Accept the suggestion', 'A'),
  row('suggest', photos, 'suggest.dismiss', 'Dismiss the suggestion', 'D'),
  row('suggest', photos, 'suggest.reviewKeeps', 'Review suggested keepers', 'Shift+K'),
  row('suggest', photos, 'suggest.reviewRejects', 'Review suggested rejects', 'Shift+X'),
  row('suggest', photos, 'suggest.acceptAll', 'Accept all that are shown, as one step', 'Shift+A'),
  row('suggest', photos, 'suggest.dismissAll', 'Dismiss all that are shown, as one step', 'Shift+D'),

  row('zoom', pictures, 'zoom.toggle', 'Fit or 1:1, at the pointer or the face', 'Z'),
  row('zoom', pictures, 'zoom.hold', '1:1 while held', 'Space'),
  row('zoom', pictures, 'zoom.in', 'Zoom in', '+ ='),
  row('zoom', pictures, 'zoom.out', 'Zoom out', '-'),
  row('zoom', pictures, 'zoom.nextFace', 'Next face at 1:1', '. Shift+F'),
  row('zoom', pictures, 'zoom.previousFace', 'Previous face at 1:1', ','),
  row('zoom', ['compare', 'survey'], 'zoom.lock', 'Zoom and pan locked together', 'L'),
  row('zoom', ['compare', 'survey'], 'zoom.lockFace', 'Locked on the same face', 'Shift+L'),

  row('view', all, 'view.grid', 'Grid', 'G'),
  row('view', all, 'view.loupe', 'Loupe', 'E'),
  row('view', ['grid', 'loupe', 'survey', 'report'], 'view.open', 'Open in the loupe', 'Enter'),
  row('view', ['grid'], 'view.look', 'Open in the loupe', 'Space'),
  row('view', all, 'view.compare', 'Compare', 'C'),
  row('view', all, 'view.survey', 'Survey', 'N'),
  row('view', all, 'view.best', 'Best shots: choose between two', 'Q'),
  row('view', all, 'view.report', 'Shoot report', 'R'),
  row('view', photos, 'stack.toggle', 'Open or close the stack', 'S'),
  row('view', ['grid'], 'stack.toggleAll', 'Stacks collapsed or open', 'Shift+S'),
  row('select', ['grid'], 'stack.make', 'Stack the selected photos', 'Alt+S'),
  row('select', photos, 'stack.takeOut', 'Take out of its stack', 'Alt+Shift+S'),
  row('select', photos, 'stack.split', 'Split the stack at this photo', 'Mod+Alt+S'),
  row('select', photos, 'stack.asFound', 'Stack as found again', ''),
  row('view', all, 'view.picturesOnly', 'Pictures only, without bars and panels', 'F Shift+Tab'),
  row('view', all, 'view.fullScreen', 'Pictures only, on the full screen', 'Mod+Shift+F'),
  row('view', ['grid', 'loupe'], 'view.lightsOut', 'Lights out: dim, dark, on', 'L'),
  row('view', ['loupe'], 'strip.size', 'Strip: normal, extra large, none', 'W'),
  row('view', ['grid'], 'grid.larger', 'Larger pictures', '+ ='),
  row('view', ['grid'], 'grid.smaller', 'Smaller pictures', '-'),
  row('view', ['grid', 'loupe'], 'panel.info', 'Info panel', 'I'),
  row('view', ['loupe'], 'closeups.toggle', 'Close-ups of the faces', 'H'),
  row('view', ['loupe'], 'closeups.stack', 'Close-ups: the same person across the stack', 'Shift+H'),
  row('view', pictures, 'overlay.toggle', 'Overlays', 'O'),
  row('view', pictures, 'overlay.faces', 'Overlay: faces', 'Shift+O'),
  row('view', pictures, 'overlay.clipping', 'Overlay: clipping', 'J'),
  row('view', pictures, 'overlay.peaking', 'Overlay: focus peaking', 'K'),
  row('view', pictures, 'overlay.thirds', 'Overlay: thirds', 'T', { photoMechanic: ['Shift+T'] }),
  row('view', photos, 'panel.filters', 'Filter bar', '\\'),
  row('view', photos, 'filter.clear', 'Clear the filters', 'Mod+Backspace'),
  row('view', all, 'panel.sides', 'Side panels', 'Tab'),
  row('view', all, 'panel.latency', 'Latency readout', 'Mod+Shift+L'),

  row('select', photos, 'select.all', 'Select all', 'Mod+A'),
  row('select', photos, 'select.none', 'Only the active photo', 'Mod+D'),
  row('select', ['grid'], 'select.invert', 'Invert the selection', 'Mod+I'),
  row('select', ['grid'], 'select.left', 'Extend to the left', 'Shift+Left', repeats),
  row('select', ['grid'], 'select.right', 'Extend to the right', 'Shift+Right', repeats),
  row('select', ['grid'], 'select.up', 'Extend up', 'Shift+Up', repeats),
  row('select', ['grid'], 'select.down', 'Extend down', 'Shift+Down', repeats),

  row('view', photos, 'app.find', 'Find by name, number, camera or lens', 'Mod+F'),
  row('view', photos, 'filter.picks', 'Only picks, or all again', 'Alt+P'),
  row('view', photos, 'filter.rejects', 'Only rejects, or all again', 'Alt+X'),
  row('view', photos, 'filter.undecided', 'Only undecided, or all again', 'Alt+U'),
  row('view', photos, 'filter.theirs', 'Only what other programs wrote about, or all again', 'Alt+V'),
  row('view', photos, 'filter.winners', 'Only the best of each stack, or all again', 'Alt+B'),

  row('app', photos, 'app.takeAllTheirs', 'Take over what other programs wrote, of all that are shown', 'Mod+Shift+V'),
  row('app', all, 'shoot.next', 'The folder after this one', 'Alt+PageDown'),
  row('app', all, 'shoot.previous', 'The folder before this one', 'Alt+PageUp'),
  row('app', all, 'app.switchShoot', 'Go to another shoot, by a few letters or a path', 'Mod+P', { anywhere: true }),
  row('app', all, 'app.openFolder', 'Open a folder', 'Mod+O', { anywhere: true }),
  row('app', all, 'app.ingest', 'Copy from cards', 'Shift+I', { anywhere: true }),
  row('app', all, 'app.gather', 'Open several folders as one shoot', 'Mod+Shift+O', { anywhere: true }),
  row('app', all, 'app.clocks', 'Clocks of the cameras', 'Shift+C'),
  row('app', photos, 'file.copyNames', 'Copy names', 'Mod+C'),
  row('app', photos, 'file.copyPaths', 'Copy paths', 'Mod+Alt+C'),
  row('app', photos, 'file.show', 'Show in its folder', 'Alt+F'),
  row('app', photos, 'file.open', 'Open in the system’s viewer', 'Alt+Enter'),
  row('app', photos, 'file.download', 'Download the original', ''),
  row('app', all, 'app.pauseWork', 'Pause or resume the work', 'Mod+.'),
  row('app', all, 'app.export', 'Export', 'Shift+E'),
  row('app', all, 'app.readBack', 'Read decisions of other programs', 'Shift+B'),
  row('app', all, 'app.fromList', 'Decide from a list', 'Shift+V'),
  row('app', all, 'app.merge', 'Merge decisions of somebody else', 'Alt+M'),
  row('app', all, 'app.kept', 'Sets and filters with a name', 'B'),
  row('app', all, 'app.shootTypes', 'Shoot types: what counts, how strictly, how much is stacked', 'Shift+T', {
    photoMechanic: ['Alt+T'],
  }),
  row('app', all, 'culling.back', 'Back to the shoot type before', ''),
  row('app', all, 'app.history', 'Undo history', 'Shift+U'),
  row('app', all, 'app.problems', 'Files with problems', 'Shift+W'),
  row('app', all, 'app.models', 'Models and devices', 'Shift+M', { anywhere: true }),
  row('app', all, 'app.settings', 'Settings', 'Mod+,', { anywhere: true }),
  row('app', all, 'app.retry', 'Try again to save', ''),
  row('app', all, 'app.help', 'Keys', '?', { anywhere: true }),
  row('app', all, 'app.back', 'Back', 'Esc', { anywhere: true }),
];

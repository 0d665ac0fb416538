/** @file Every action by name: what it is called, where it is live, its keys and its keys in the Photo Mechanic preset. One table feeds keyboard, menus, help and settings. */
import type { ViewName } from '../layout/url-state.ts';
import { actionTexts } from '../texts/texts.ts';

export type ActionId = keyof typeof actionTexts;

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
  id: ActionId,
  keys: string,
  more: Partial<ActionDefinition> = {},
): ActionDefinition => ({ id, title: actionTexts[id], group, views, keys: keys ? keys.split(' ') : [], ...more });

const repeats = { repeats: true };

export const actionDefinitions: readonly ActionDefinition[] = [
  row('move', photos, 'move.left', 'Left', repeats),
  row('move', photos, 'move.right', 'Right', repeats),
  row('move', ['grid', 'loupe', 'survey'], 'move.up', 'Up', repeats),
  row('move', ['grid', 'loupe', 'survey'], 'move.down', 'Down', repeats),
  row('move', photos, 'move.home', 'Home'),
  row('move', photos, 'move.end', 'End'),
  row('move', photos, 'move.pageUp', 'PageUp', repeats),
  row('move', photos, 'move.pageDown', 'PageDown', repeats),
  row('move', photos, 'move.nextUndecided', 'Alt+Right'),
  row('move', photos, 'move.previousUndecided', 'Alt+Left'),
  row('move', ['compare'], 'compare.promote', 'Up Enter'),
  row('move', ['compare'], 'compare.swap', 'Down'),
  row('move', ['compare'], 'compare.champion', 'Shift+Left'),
  row('move', ['compare'], 'compare.challenger', 'Shift+Right'),
  row('view', ['compare'], 'compare.difference', 'Y'),
  row('move', ['best'], 'best.left', 'Left'),
  row('move', ['best'], 'best.right', 'Right'),
  row('move', ['best'], 'best.equal', 'Down'),
  row('move', ['best'], 'best.skip', 'Up'),
  row('move', ['best'], 'best.back', 'Backspace'),
  row('move', ['survey'], 'survey.remove', '/'),

  row('decide', photos, 'decide.pick', 'P', { photoMechanic: ['P', 'T'] }),
  row('decide', photos, 'decide.reject', 'X Delete Backspace'),
  row('decide', photos, 'decide.unflag', 'U'),
  row('decide', photos, 'decide.keepBest', 'Shift+P'),
  ...([0, 1, 2, 3, 4, 5] as const).map((n) =>
    row('decide', photos, `decide.stars${n}`, `${n}`, {
      photoMechanic: [`Alt+${n}`],
    }),
  ),
  row('decide', photos, 'decide.labelRed', '6', { photoMechanic: ['1'] }),
  row('decide', photos, 'decide.labelYellow', '7', { photoMechanic: ['2'] }),
  row('decide', photos, 'decide.labelGreen', '8', { photoMechanic: ['3'] }),
  row('decide', photos, 'decide.labelBlue', '9', { photoMechanic: ['4'] }),
  row('decide', photos, 'decide.labelPurple', '', { photoMechanic: ['5'] }),
  row('decide', photos, 'decide.labelNone', 'Shift+0', { photoMechanic: ['0'] }),
  row('decide', photos, 'decide.takeTheirs', 'V'),
  row('decide', photos, 'rotate.left', 'Mod+[ Mod+Shift+Left'),
  row('decide', photos, 'rotate.right', 'Mod+] Mod+Shift+Right'),
  row('decide', ['loupe'], 'subject.mark', 'M'),
  row('decide', ['loupe'], 'subject.forget', ''),
  row('decide', all, 'edit.undo', 'Mod+Z'),
  row('decide', all, 'edit.redo', 'Mod+Shift+Z Mod+Y'),

  row('suggest', photos, 'suggest.accept', 'A'),
  row('suggest', photos, 'suggest.dismiss', 'D'),
  row('suggest', photos, 'suggest.reviewKeeps', 'Shift+K'),
  row('suggest', photos, 'suggest.reviewRejects', 'Shift+X'),
  row('suggest', photos, 'suggest.acceptAll', 'Shift+A'),
  row('suggest', photos, 'suggest.dismissAll', 'Shift+D'),

  row('zoom', pictures, 'zoom.toggle', 'Z'),
  row('zoom', pictures, 'zoom.hold', 'Space'),
  row('zoom', pictures, 'zoom.in', '+ ='),
  row('zoom', pictures, 'zoom.out', '-'),
  row('zoom', pictures, 'zoom.nextFace', '. Shift+F'),
  row('zoom', pictures, 'zoom.previousFace', ','),
  row('zoom', ['compare', 'survey'], 'zoom.lock', 'L'),
  row('zoom', ['compare', 'survey'], 'zoom.lockFace', 'Shift+L'),

  row('view', all, 'view.grid', 'G'),
  row('view', all, 'view.loupe', 'E'),
  row('view', ['grid', 'loupe', 'survey', 'report'], 'view.open', 'Enter'),
  row('view', ['grid'], 'view.look', 'Space'),
  row('view', all, 'view.compare', 'C'),
  row('view', all, 'view.survey', 'N'),
  row('view', all, 'view.best', 'Q'),
  row('view', all, 'view.report', 'R'),
  row('view', photos, 'stack.toggle', 'S'),
  row('view', ['grid'], 'stack.toggleAll', 'Shift+S'),
  row('select', ['grid'], 'stack.make', 'Alt+S'),
  row('select', photos, 'stack.takeOut', 'Alt+Shift+S'),
  row('select', photos, 'stack.split', 'Mod+Alt+S'),
  row('select', photos, 'stack.asFound', ''),
  row('view', all, 'view.picturesOnly', 'F Shift+Tab'),
  row('view', all, 'view.fullScreen', 'Mod+Shift+F'),
  row('view', ['grid', 'loupe'], 'view.lightsOut', 'L'),
  row('view', ['loupe'], 'strip.size', 'W'),
  row('view', ['loupe'], 'clip.play', 'Shift+Enter'),
  row('view', ['grid', 'loupe'], 'live.follow', 'Shift+N'),
  row('view', ['loupe'], 'live.reference', 'Shift+R'),
  row('view', ['grid'], 'grid.larger', '+ ='),
  row('view', ['grid'], 'grid.smaller', '-'),
  row('view', ['grid', 'loupe'], 'panel.info', 'I'),
  row('view', ['loupe'], 'closeups.toggle', 'H'),
  row('view', ['loupe'], 'closeups.stack', 'Shift+H'),
  row('view', pictures, 'overlay.toggle', 'O'),
  row('view', pictures, 'overlay.faces', 'Shift+O'),
  row('view', pictures, 'overlay.subject', 'Shift+J'),
  row('view', pictures, 'overlay.clipping', 'J'),
  row('view', pictures, 'overlay.peaking', 'K'),
  row('view', pictures, 'overlay.thirds', 'T', { photoMechanic: ['Shift+T'] }),
  row('view', photos, 'panel.filters', '\\'),
  row('view', photos, 'filter.clear', 'Mod+Backspace'),
  row('view', all, 'view.secondWindow', 'Alt+O'),
  row('view', all, 'panel.sides', 'Tab'),
  row('view', all, 'panel.latency', 'Mod+Shift+L'),

  row('select', photos, 'select.all', 'Mod+A'),
  row('select', photos, 'select.none', 'Mod+D'),
  row('select', ['grid'], 'select.invert', 'Mod+I'),
  row('select', ['grid'], 'select.left', 'Shift+Left', repeats),
  row('select', ['grid'], 'select.right', 'Shift+Right', repeats),
  row('select', ['grid'], 'select.up', 'Shift+Up', repeats),
  row('select', ['grid'], 'select.down', 'Shift+Down', repeats),

  row('view', photos, 'app.find', 'Mod+F'),
  row('view', photos, 'filter.picks', 'Alt+P'),
  row('view', photos, 'filter.rejects', 'Alt+X'),
  row('view', photos, 'filter.undecided', 'Alt+U'),
  row('view', photos, 'filter.theirs', 'Alt+V'),
  row('view', photos, 'filter.winners', 'Alt+B'),

  row('app', photos, 'app.takeAllTheirs', 'Mod+Shift+V'),
  row('app', all, 'shoot.next', 'Alt+PageDown'),
  row('app', all, 'shoot.previous', 'Alt+PageUp'),
  row('app', all, 'app.switchShoot', 'Mod+P', { anywhere: true }),
  row('app', all, 'app.openFolder', 'Mod+O', { anywhere: true }),
  row('app', all, 'app.ingest', 'Shift+I', { anywhere: true }),
  row('app', all, 'app.gather', 'Mod+Shift+O', { anywhere: true }),
  row('app', all, 'app.clocks', 'Shift+C'),
  row('app', photos, 'file.copyNames', 'Mod+C'),
  row('app', photos, 'file.copyPaths', 'Mod+Alt+C'),
  row('app', photos, 'file.show', 'Alt+F'),
  row('app', photos, 'file.open', 'Alt+Enter'),
  row('app', photos, 'file.download', ''),
  row('app', all, 'app.pauseWork', 'Mod+.'),
  row('app', all, 'app.export', 'Shift+E'),
  row('app', all, 'app.readBack', 'Shift+B'),
  row('app', all, 'app.fromList', 'Shift+V'),
  row('app', all, 'app.findByWords', 'Alt+W'),
  row('app', photos, 'app.findLike', 'Alt+L'),
  row('app', all, 'app.people', 'Alt+H'),
  row('view', photos, 'filter.withoutKeeper', 'Alt+K'),
  row('app', all, 'app.merge', 'Alt+M'),
  row('app', all, 'app.kept', 'B'),
  row('app', all, 'app.shootTypes', 'Shift+T', {
    photoMechanic: ['Alt+T'],
  }),
  row('app', all, 'culling.back', ''),
  row('app', all, 'app.history', 'Shift+U'),
  row('app', all, 'app.problems', 'Shift+W'),
  row('app', all, 'app.models', 'Shift+M', { anywhere: true }),
  row('app', all, 'app.settings', 'Mod+,', { anywhere: true }),
  row('app', all, 'app.lan', 'Alt+N'),
  row('app', all, 'app.retry', ''),
  row('app', all, 'app.help', '?', { anywhere: true }),
  row('app', all, 'app.back', 'Esc', { anywhere: true }),
];

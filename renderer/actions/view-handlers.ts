/** @file Views, panels, overlays, stacks, and what belongs to the whole window. */

import { whatFailed } from '../api/client.ts';
import type { Handler, Handlers } from '../keys/registry.ts';
import { type ViewName, viewNames } from '../layout/url-state.ts';
import type { App } from '../state/app.ts';
import { chooseAndOpen, openBeside } from '../state/open-shoot.ts';
import { followed, secondFragment } from '../state/second-window.ts';
import { differenceModes, type Overlays } from '../state/ui.ts';
import { liveTexts, texts } from '../texts/texts.ts';
import { sendFocusHome } from '../ui/focus-home.ts';

export const viewHandlers = (app: App): Handlers => {
  const { ui, place } = app;
  const overlay =
    (name: Exclude<keyof Overlays, 'on'>): Handler =>
    () => {
      // Asking for one while all are hidden shows it.
      ui.setState(({ overlays }) => ({
        overlays: { ...overlays, on: true, [name]: !(overlays.on && overlays[name]) },
      }));
      return true;
    };
  const toggleStack: Handler = () => {
    const { cursor } = app.cursor.state.getState();
    const stack = cursor === null ? undefined : app.shoot.state.getState().stackOf.get(cursor);
    if (!stack) return false;
    const open = new Set(ui.getState().openStacks);
    const wasOpen = open.delete(stack.id);
    if (!wasOpen) open.add(stack.id);
    ui.setState({ openStacks: open });
    // Closing leaves the cursor on the frame that stands for the stack.
    if (wasOpen) {
      const { grid } = app.order.getState();
      const shown = stack.photoIds.find((id) => grid.indexOf(id) >= 0);
      if (shown !== undefined) app.cursor.go(shown);
    }
    return true;
  };
  const pauseWork = async (): Promise<void> => {
    const { folderId } = place.getState();
    if (folderId === null) return;
    const isPaused = app.work.getState().list.some((p) => p.state === 'paused');
    try {
      await (isPaused ? app.engine.work.resume({ folderId }) : app.engine.work.pause({ folderId }));
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  const dialog =
    (name: string): Handler =>
    () =>
      ui.setState({ dialog: name });
  const dialogOfShoot =
    (name: string): Handler =>
    () => {
      if (place.getState().folderId === null) return false;
      ui.setState({ dialog: name });
      return true;
    };
  const picturesOnly: Handler = () => {
    const on = !ui.getState().picturesOnly;
    ui.setState({ picturesOnly: on });
    if (!on && document.fullscreenElement) void document.exitFullscreen();
    return true;
  };
  const table: Record<string, Handler> = {
    'view.picturesOnly': picturesOnly,
    'view.fullScreen': () => {
      const on = !document.fullscreenElement;
      ui.setState({ picturesOnly: on });
      // Where the screen is not given, the pictures at least have the window.
      if (on) document.documentElement.requestFullscreen().catch(() => undefined);
      else void document.exitFullscreen();
    },
    'view.lightsOut': () =>
      ui.setState((s) => ({ lights: s.lights === 'on' ? 'dim' : s.lights === 'dim' ? 'out' : 'on' })),
    'strip.size': () =>
      ui.setState((s) => ({ strip: s.strip === 'normal' ? 'large' : s.strip === 'large' ? 'none' : 'normal' })),
    'clip.play': () => {
      const player = document.querySelector<HTMLVideoElement>('.clip-player');
      if (!player) return false;
      // A browser that refuses says so itself.
      if (player.paused) player.play().catch(() => undefined);
      else player.pause();
      return true;
    },
    'live.follow': () => {
      const on = !ui.getState().followNewest;
      ui.setState({ followNewest: on });
      app.toasts.say('info', on ? liveTexts.follows : liveTexts.stays);
    },
    'live.reference': () => {
      const { cursor } = app.cursor.state.getState();
      if (cursor === null) return false;
      ui.setState((s) => ({ reference: s.reference === cursor ? null : cursor }));
      return true;
    },
    'stack.toggle': toggleStack,
    'stack.toggleAll': () => {
      ui.setState({ openStacks: new Set() });
      app.navigate({ stacks: place.getState().stacks === 'collapsed' ? 'grouped' : 'collapsed' });
    },
    'panel.info': () => ui.setState((s) => ({ rightPanel: !s.rightPanel })),
    'panel.filters': () => ui.setState((s) => ({ filterBar: !s.filterBar })),
    'closeups.toggle': () => ui.setState((s) => ({ closeUps: s.closeUps === 'off' ? 'frame' : 'off' })),
    'closeups.stack': () => ui.setState((s) => ({ closeUps: s.closeUps === 'stack' ? 'frame' : 'stack' })),
    'zoom.lock': () => ui.setState((s) => ({ zoomLock: { ...s.zoomLock, on: !s.zoomLock.on } })),
    'zoom.lockFace': () => ui.setState((s) => ({ zoomLock: { on: true, face: !(s.zoomLock.on && s.zoomLock.face) } })),
    'panel.sides': () =>
      ui.setState((s) => {
        const on = !(s.leftPanel || s.rightPanel);
        return { leftPanel: on, rightPanel: on };
      }),
    'panel.latency': () => ui.setState((s) => ({ latency: !s.latency })),
    'overlay.toggle': () => ui.setState(({ overlays }) => ({ overlays: { ...overlays, on: !overlays.on } })),
    'overlay.faces': overlay('faces'),
    'overlay.clipping': overlay('clipping'),
    'overlay.peaking': overlay('peaking'),
    'overlay.subject': overlay('subject'),
    'overlay.thirds': overlay('thirds'),
    'compare.difference': () =>
      ui.setState(({ difference }) => ({
        difference: differenceModes[(differenceModes.indexOf(difference) + 1) % differenceModes.length]!,
      })),
    'app.openFolder': () => void chooseAndOpen(app),
    'app.switchShoot': dialog('switchShoot'),
    'app.ingest': dialog('ingest'),
    'app.gather': dialog('gather'),
    'app.clocks': dialogOfShoot('clocks'),
    'shoot.next': () => void openBeside(app, 'next'),
    'shoot.previous': () => void openBeside(app, 'previous'),
    'app.pauseWork': () => void pauseWork(),
    'app.help': dialog('help'),
    'app.export': dialogOfShoot('export'),
    'app.readBack': dialogOfShoot('readBack'),
    'app.problems': dialogOfShoot('problems'),
    'app.fromList': dialogOfShoot('fromList'),
    'app.findByWords': dialogOfShoot('findByWords'),
    'app.findLike': dialogOfShoot('findLike'),
    'app.people': dialogOfShoot('people'),
    'app.merge': dialogOfShoot('merge'),
    'app.kept': dialogOfShoot('kept'),
    'app.shootTypes': dialogOfShoot('shootTypes'),
    'app.history': dialog('history'),
    'view.secondWindow': () => {
      if (place.getState().folderId === null || followed !== null) return false;
      if (!app.host.openSecond(secondFragment(place.getState()))) app.toasts.say('warning', texts.secondWindow.blocked);
      return true;
    },
    'app.models': dialog('models'),
    'app.lan': dialogOfShoot('lan'),
    'app.settings': dialog('settings'),
    'app.back': () => {
      const home = document.querySelector('[data-focus-home]');
      if (home && document.activeElement !== home) return sendFocusHome();
      const { picturesOnly: isOnly, lights } = ui.getState();
      if (isOnly || lights !== 'on') {
        if (document.fullscreenElement) void document.exitFullscreen();
        return ui.setState({ picturesOnly: false, lights: 'on' });
      }
      if (place.getState().view !== 'grid') app.navigate({ view: 'grid' });
      else app.cursor.selectNone();
    },
  };
  const show =
    (view: ViewName): Handler =>
    () => {
      if (place.getState().folderId === null || place.getState().view === view) return false;
      app.navigate({ view });
      return true;
    };
  for (const view of viewNames) table[`view.${view}`] = show(view);
  table['view.open'] = show('loupe');
  table['view.look'] = show('loupe');
  return table;
};

/** @file The engine's events: read for as long as the connection lives, taken up again with the next one, when everything shown is asked for again. */
import type { EngineEvent } from '../../electron/contract/progress.ts';
import type { App } from './app.ts';
import { takeSettings } from './change-settings.ts';
import { followNewest } from './follow-newest.ts';
import { hangsOnDecisions, hangsOnFindings } from './shoot.ts';
import { withProgress } from './work.ts';

const isHere = (app: App, folderId: number): boolean => app.place.getState().folderId === folderId;

const loadModels = (app: App): void => {
  app.engine.models
    .list({})
    .then((list) => app.models.setState({ list }))
    .catch(() => undefined);
};

export const handleEvent = (app: App, event: EngineEvent): void => {
  switch (event.type) {
    case 'decided':
      if (!isHere(app, event.folderId)) return;
      app.cards.replace(event.cards);
      app.details.decided(event.cards);
      app.shoot.setCounts(event.counts);
      if (hangsOnDecisions(app.place.getState())) app.shoot.reloadIds();
      return;
    case 'photos-changed':
      if (!isHere(app, event.folderId)) return;
      app.cards.refresh(event.ids);
      app.details.outdate(event.ids);
      app.shoot.reloadSummary();
      if (hangsOnFindings(app.place.getState())) app.shoot.reloadIdsSlowly();
      return;
    case 'list-changed':
      if (!isHere(app, event.folderId)) return;
      app.shoot.reloadIds();
      app.shoot.reloadStacks();
      app.shoot.reloadSummary();
      return;
    case 'arrived':
      if (isHere(app, event.folderId)) followNewest(app, event.ids);
      return;
    case 'alarm':
      if (isHere(app, event.folderId)) app.toasts.say('warning', event.text);
      return;
    case 'folder-changed':
      app.shoot.setFolder(event.folder);
      return;
    case 'progress':
      app.work.setState((s) => ({ list: withProgress(s.list, event.progress) }));
      return;
    case 'notice':
      app.toasts.say(event.level, event.text);
      return;
    case 'settings-changed':
      void takeSettings(app);
      return;
    case 'updates-changed':
      app.updates.setState((s) => ({ changes: s.changes + 1 }));
      return;
    case 'people-changed':
      app.people.setState((s) => ({ changes: s.changes + 1 }));
      return;
    case 'lan-changed':
      app.lan.setState((s) => ({ changes: s.changes + 1 }));
      return;
    case 'models-changed':
      loadModels(app);
      app.details.outdate('all');
      app.shoot.reloadSummary();
  }
};

/** Ends by itself when the connection does. */
const read = async (app: App): Promise<void> => {
  try {
    for await (const event of await app.engine.app.events({})) handleEvent(app, event);
  } catch {
    // The connection is gone; the next one starts a new reading.
  }
};

const reload = async (app: App): Promise<void> => {
  app.work.setState({ list: [] });
  void read(app);
  loadModels(app);
  app.shoot.follow(app.place.getState());
  const [access, value] = await Promise.all([app.engine.app.access({}), app.engine.app.settings({})]);
  app.access.setState(access);
  app.settings.setState({ value });
};

export const followEvents = (app: App): void => {
  app.connection.state.subscribe((now, before) => {
    if (now.status !== 'open' || now.epoch === before.epoch) return;
    reload(app).catch(() => undefined);
    app.decisions.pending.retry();
    if (now.epoch === 1) return;
    app.cards.refreshAll();
    app.details.outdate('all');
    app.pictures.retryFailed();
    app.shoot.reloadIds();
    app.shoot.reloadStacks();
    app.shoot.reloadSummary();
  });
};

/** @file Filters on keys: each shows only that, and everything again at the second press. */
import { withoutKeeper } from '../../electron/contract/people-filter.ts';
import type { PhotoFilter } from '../../electron/contract/query.ts';
import type { Handler, Handlers } from '../keys/registry.ts';
import type { App } from '../state/app.ts';

export const filterHandlers = (app: App): Handlers => {
  const only =
    (wanted: PhotoFilter): Handler =>
    () => {
      const isOn = JSON.stringify(app.place.getState().filter) === JSON.stringify(wanted);
      app.navigate({ filter: isOn ? {} : wanted });
    };
  return {
    'filter.clear': () => app.navigate({ filter: {} }),
    'filter.picks': only({ flags: ['pick'] }),
    'filter.rejects': only({ flags: ['reject'] }),
    'filter.undecided': only({ decided: ['no'] }),
    'filter.theirs': only({ theirs: ['said'] }),
    'filter.withoutKeeper': only({ people: [withoutKeeper] }),
    'filter.winners': only({ winnersOnly: true }),
    'app.find': () => app.ui.setState({ isFinding: true }),
  };
};

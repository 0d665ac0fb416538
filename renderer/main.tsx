/** @file Start of the page. The engine is asked first; then the tokens: what follows may override them. */
import { host } from './api/begin.ts';

import './ui/tokens.css';
import './ui/base.css';
import './ui/contrast.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { decideHandlers } from './actions/decide-handlers.ts';
import { fileHandlers } from './actions/file-handlers.ts';
import { filterHandlers } from './actions/filter-handlers.ts';
import { listenToKeys } from './actions/listen.ts';
import { moveHandlers } from './actions/move-handlers.ts';
import { stackHandlers } from './actions/stack-handlers.ts';
import { viewHandlers } from './actions/view-handlers.ts';
import { isSharpEnough } from './image/painted.ts';
import { createScrub } from './image/scrub.ts';
import { type Place, readPlace } from './layout/url-state.ts';
import { Shell } from './shell/shell.tsx';
import { createApp } from './state/app.ts';
import { AppContext } from './state/use-app.ts';
import { language } from './texts/texts.ts';
import { TooltipProvider } from './ui/tooltip.tsx';

document.documentElement.lang = language;
// macOS draws its three buttons inside our top bar and tells style sheets nothing about it.
if (host.kind === 'desktop' && host.isMac) document.documentElement.dataset.frame = 'mac';
/** Not awaited here: what an address names may be read by a file that needs this one, and each would wait for the other. */
const start = (place: Place): void => {
  const app = createApp(host, place);
  for (const handlers of [moveHandlers, decideHandlers, stackHandlers, filterHandlers, fileHandlers, viewHandlers])
    app.actions.handle(handlers(app));
  listenToKeys({
    target: window,
    actions: app.actions,
    scrub: createScrub({ isPainted: isSharpEnough.now }),
    isMac: app.host.isMac,
    view: () => app.place.getState().view,
    isBlocked: () => app.ui.getState().dialog !== null,
    capsLock: (on) => {
      if (app.ui.getState().capsLock !== on) app.ui.setState({ capsLock: on });
    },
  });

  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <TooltipProvider>
          <Shell />
        </TooltipProvider>
      </AppContext>
    </StrictMode>,
  );
};
void readPlace(window.location.hash).then(start);

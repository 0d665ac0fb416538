/** @file `npm run dev:web [-- folder]`: the web host over the page's sources. A change is in the browser as soon as it is saved. */
import { commands } from '../cli/commands/index.ts';
import { serveCommand } from '../cli/commands/serve.ts';
import { runMain } from '../cli/run-main.ts';
import { chooseDevCatalog } from './dev-catalog.ts';
import { devWebPage } from './dev-web-page.ts';

chooseDevCatalog(process.env);
await runMain(['serve', ...process.argv.slice(2)], { ...commands, serve: serveCommand(devWebPage) });

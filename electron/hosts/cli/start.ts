/** @file `npm start [-- folder]`: builds what is not built, then starts the desktop app, or the web host and a browser. */

import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSentences } from '../../../texts/load-sentences.ts';
import { say } from '../../../texts/say.ts';
import { tell } from '../../contract/told.ts';
import { builtPage } from '../web/built-page.ts';
import { electronBinary } from './electron-binary.ts';
import { exitCode } from './exit-codes.ts';
import { languageOf } from './language.ts';
import { planStart, type StartPlan } from './start-plan.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const packageDir = path.join(root, 'node_modules', 'electron');
const words = process.argv.slice(2);
const sentences = await loadSentences[languageOf(undefined, process.env)]();
const said = (text: string) => tell(text, sentences);
const remark = (text: string) => void process.stderr.write(`${said(text)}\n`);
const plan = () => planStart(words, electronBinary(packageDir, process.env), root);

let planned = plan();
if (planned.kind === 'fetch-first') {
  remark(say('start.fetching'));
  // Its own words tell how far it is and what went wrong; it checks what it fetched against checksums.json.
  spawnSync(process.execPath, [path.join(packageDir, 'install.js')], { stdio: 'inherit', timeout: 600_000 });
  planned = plan();
  if (planned.kind === 'fetch-first') planned = browserInstead();
}
await carryOut(planned);

function browserInstead(): StartPlan {
  const rest = words.filter((word) => word !== '--get-electron');
  return {
    ...planStart(['--browser', ...rest], null, root),
    says: say('start.notFetched'),
  } as StartPlan;
}

async function carryOut(start: StartPlan): Promise<void> {
  if (start.kind === 'usage') {
    remark(start.says);
    process.exitCode = exitCode.usage;
  } else if (start.kind === 'browser') {
    remark(start.says);
    // The command line's own entry reads its words, stops on Ctrl-C and closes the engine.
    process.argv.splice(2, process.argv.length, 'serve', ...start.words);
    await import('./main.ts');
  } else if (start.kind === 'desktop') {
    await builtPage(remark);
    buildCode();
    const child = spawn(start.binary, start.args, { stdio: 'inherit' });
    process.exitCode = await new Promise<number>((resolve) => {
      child.once('error', () => resolve(exitCode.failed));
      child.once('exit', (code) => resolve(code ?? exitCode.failed));
    });
  }
}

/** Main, preload and the engine's processes; the page stands already. */
function buildCode(): void {
  const vite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = ['build', '--config', path.join(root, 'electron', 'vite.config.ts'), '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, [vite, ...args, '--ignoreConfigWarning'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHINAGRAPH_BUILD: 'code' },
  });
  if (status !== 0) throw new Error(said(say('start.notBuilt')));
}

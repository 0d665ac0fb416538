/** @file The command line's entry. */
import { keepCompiled } from '../keep-compiled.ts';

keepCompiled();
const { runMain } = await import('./run-main.ts');
await runMain(process.argv.slice(2));

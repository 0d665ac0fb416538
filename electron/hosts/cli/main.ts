/** @file The command line's entry. */
import { runMain } from './run-main.ts';

await runMain(process.argv.slice(2));

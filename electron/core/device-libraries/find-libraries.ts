/** @file Which shared libraries the system's loader finds, by loading them in a process of its own: only that tells what a provider will meet. */
import type { LaunchChild } from '../work/launch-child.ts';

/** The loader may read gigabytes from a slow disk. */
const patienceMs = 60_000;

/** The ones that it does not find, of these names; all of them where the process gave no answer. */
export function missingLibraries(launch: LaunchChild, names: readonly string[]): Promise<string[]> {
  return new Promise((resolve) => {
    const child = launch(new URL('./load-libraries.ts', import.meta.url));
    const answer = (missing: readonly string[]): void => {
      clearTimeout(timer);
      child.kill();
      resolve([...missing]);
    };
    const timer = setTimeout(() => answer(names), patienceMs);
    child.onMessage((message) => answer((message as { missing: string[] }).missing));
    child.onExit(() => answer(names));
    child.send({ names });
  });
}

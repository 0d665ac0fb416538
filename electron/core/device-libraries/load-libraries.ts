/** @file Main module of a process that loads shared libraries by name and says which are not found. A driver may take it down: nothing else goes with it. */
import { portOfThisProcess } from '../work/child-port.ts';

const port = portOfThisProcess<{ missing: string[] }>();

port.on('message', (message) => {
  const { names } = message as { names: readonly string[] };
  port.send({ missing: names.filter((name) => !isFound(name)) });
});

/** A library that is no part of Node is refused as such only after it was loaded. */
function isFound(name: string): boolean {
  try {
    process.dlopen({ exports: {} }, name);
  } catch (error) {
    return !/cannot open shared object file|image not found|could not be found/i.test(String(error));
  }
  return true;
}

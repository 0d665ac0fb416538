/** @file Options every command takes, wherever they stand among the words. */

export interface Globals {
  command: string | null;
  /** The command's own words. */
  words: string[];
  json: boolean;
  help: boolean;
  catalog: string | undefined;
}

/** Words after "--" are left alone, so that a file called --json can be decided on. */
export function parseGlobals(argv: string[]): Globals {
  const globals: Globals = { command: null, words: [], json: false, help: false, catalog: undefined };
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') {
      globals.words.push(...argv.slice(i));
      break;
    }
    if (word === '--json') globals.json = true;
    else if (word === '--help' || word === '-h') globals.help = true;
    else if (word === '--catalog') globals.catalog = argv[++i];
    else if (word.startsWith('--catalog=')) globals.catalog = word.slice('--catalog='.length);
    else if (globals.command === null && !word.startsWith('-')) globals.command = word;
    else globals.words.push(word);
  }
  return globals;
}

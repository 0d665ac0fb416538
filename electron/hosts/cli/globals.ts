/** @file Options every command takes, wherever they stand among the words. */
import { isLanguage, languages } from '../../../texts/languages.ts';
import { say } from '../../../texts/say.ts';

export interface Globals {
  command: string | null;
  /** The command's own words. */
  words: string[];
  json: boolean;
  help: boolean;
  catalog: string | undefined;
  /** As asked for; undefined leaves it to the system. */
  language: string | undefined;
  /** What was not understood of the options above. */
  problem: string | null;
}

/** Words after "--" are left alone, so that a file called --json can be decided on. */
export function parseGlobals(argv: string[]): Globals {
  const globals: Globals = {
    command: null,
    words: [],
    json: false,
    help: false,
    catalog: undefined,
    language: undefined,
    problem: null,
  };
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') {
      globals.words.push(...argv.slice(i));
      break;
    }
    if (word === '--json') globals.json = true;
    else if (word === '--help' || word === '-h') globals.help = true;
    else if (word === '--catalog' || word.startsWith('--catalog=')) {
      globals.catalog = word === '--catalog' ? argv[++i] : word.slice('--catalog='.length);
      // A forgotten name must not mean the default catalog.
      if (!globals.catalog) globals.problem = say('asked.catalog');
    } else if (word === '--lang' || word.startsWith('--lang=')) {
      globals.language = word === '--lang' ? argv[++i] : word.slice('--lang='.length);
      if (!isLanguage(globals.language)) globals.problem = say('cli.lang', { languages: [...languages] });
    } else if (globals.command === null && !word.startsWith('-')) globals.command = word;
    else globals.words.push(word);
  }
  return globals;
}

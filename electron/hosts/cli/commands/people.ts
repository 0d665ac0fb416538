import { say } from '../../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { People, PersonKey } from '../../../contract/people.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';
import { findPhotos, openFolder } from '../open-folder.ts';

const usage =
  'people --on | --off | --delete | people <folder> [--name KEY=NAME] [--merge KEY,KEY] [--not KEY=FILE,FILE] [--best KEY] [--json]';

const options = {
  on: { type: 'boolean' },
  off: { type: 'boolean' },
  delete: { type: 'boolean' },
  name: { type: 'string' },
  merge: { type: 'string' },
  not: { type: 'string' },
  best: { type: 'string' },
} as const;

export const people: Command = {
  summary: say('help.people'),
  usage,
  background: 'score',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, options, usage);
    const [folder, ...more] = positionals;
    const switches = [values.on, values.off, values.delete].filter(Boolean).length;
    if (more.length > 0 || switches + (folder ? 1 : 0) !== 1)
      throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const engine = await context.engine();
    const { client } = engine;
    if (!folder) {
      if (values.delete) await client.people.deleteAll({});
      else await client.app.changeSettings({ people: values.on === true });
      return said(
        context,
        say(values.delete ? 'people.deleted' : values.on ? 'people.isOn' : 'people.isOff'),
        values.on === true,
      );
    }
    const folderId = await openFolder(engine, folder);
    await engine.whenIdle(folderId);
    const change = { folderId };
    let found = await client.people.list({ folderId });
    needReady(found);
    if (values.name !== undefined) {
      const [key, name] = parts(values.name, '--name');
      found = await client.people.name({ ...change, key: keyOf(key), name });
    }
    if (values.merge !== undefined)
      found = await client.people.merge({ ...change, keys: values.merge.split(',').map(keyOf) });
    if (values.not !== undefined) {
      const [key, files] = parts(values.not, '--not');
      const ids = await findPhotos(context, engine, files.split(','));
      found = await client.people.takeOff({ ...change, key: keyOf(key), ids, to: null });
    }
    if (values.best !== undefined) return printPhotos(context, engine, folderId, keyOf(values.best));
    return printPeople(context, engine, found);
  },
};

/** "p3=Anna" */
function parts(text: string, option: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new CommandError(exitCode.usage, say('asked.keyIs', { option }));
  return [text.slice(0, at), text.slice(at + 1)];
}

function keyOf(text: string): PersonKey {
  if (!/^p[1-9]\d{0,8}$/.test(text)) throw new CommandError(exitCode.usage, say('asked.personKey', { key: text }));
  return text;
}

function needReady({ state }: People): void {
  if (state === 'off') throw new CommandError(exitCode.refused, say('people.switchOn'));
  if (state === 'no-model') throw new CommandError(exitCode.notFound, say('people.needsModel'));
  if (state === 'no-faces') throw new CommandError(exitCode.notFound, say('people.needsFaces'));
}

async function said({ json, terminal }: CommandContext, text: string, isOn: boolean): Promise<ExitCode> {
  if (json) await terminal.printJson({ schema: 'chinagraph/people@1', isOn });
  else terminal.print(text);
  return exitCode.ok;
}

async function namesOf(engine: Engine, ids: readonly PhotoId[]): Promise<Map<PhotoId, string>> {
  const cards = await engine.client.photos.cards({ ids: [...ids].slice(0, 2_000) });
  return new Map(cards.map(({ id, name }) => [id, name]));
}

async function printPeople({ json, terminal }: CommandContext, engine: Engine, found: People): Promise<ExitCode> {
  const names = await namesOf(
    engine,
    found.people.map(({ best }) => best),
  );
  const listed = found.people.map(({ key, name, photos, keepers, best }) => ({
    ...{ key, name, photos, keepers, best: names.get(best) ?? '' },
  }));
  if (json) {
    await terminal.printJson({ schema: 'chinagraph/people@1', isOn: true, lacking: found.lacking, people: listed });
    return exitCode.ok;
  }
  if (listed.length === 0) terminal.print(say('people.none'));
  for (const one of withVisibleText(listed)) terminal.print(say('people.line', one));
  const without = found.people.filter(({ keepers, photos }) => keepers === 0 && photos > 1).length;
  if (listed.length > 0) terminal.print(say('people.without', { people: without }));
  if (found.lacking > 0) terminal.remark(say('find.lacking', { lacking: found.lacking }));
  return exitCode.ok;
}

async function printPhotos(
  { json, terminal }: CommandContext,
  engine: Engine,
  folderId: FolderId,
  key: PersonKey,
): Promise<ExitCode> {
  const found = await engine.client.people.photos({ folderId, key });
  const names = await namesOf(
    engine,
    found.map(({ id }) => id),
  );
  const photos = found.map(({ id, isKept }) => ({ name: names.get(id) ?? '', isKept }));
  if (json) await terminal.printJson({ schema: 'chinagraph/person@1', key, photos });
  else for (const { name, isKept } of withVisibleText(photos)) terminal.print(isKept ? `${name}  *` : name);
  return exitCode.ok;
}

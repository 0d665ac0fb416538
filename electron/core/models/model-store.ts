/**
 * @file The models on this machine: what could be had and under which terms, what is installed, and how it gets here. Nothing is fetched before
 * its licence was accepted, nothing is installed before it has proved itself, and a failed installation leaves everything as it was.
 */

import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { say } from '../../../texts/say.ts';
import type { ModelInfo, ModelStep, ModelTerms } from '../../contract/model.ts';
import type { ScoreDescription } from '../../contract/score.ts';
import { asWritten, type Told } from '../../contract/told.ts';
import type { NamedServers } from '../devices/named-servers.ts';
import type { Clock } from '../work/clock.ts';
import { hashFile } from '../work/hash-file.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import { definitionOfCard, definitionOfServedCard } from './card-definition.ts';
import { createCards } from './cards.ts';
import { checkOnnx } from './check-onnx.ts';
import { describeModel } from './describe-model.ts';
import { type FetchSettings, fetchSource, localSource } from './fetch-source.ts';
import { installFile } from './install-file.ts';
import { type InstalledModels, installedModels } from './installed-models.ts';
import { createKnownHashes } from './known-hashes.ts';
import { parseModelCard } from './model-card.ts';
import type { ModelDefinition } from './model-definition.ts';
import { type FolderState, readModelFolder, sweepFolders } from './model-folder.ts';
import { placeBuiltIn } from './place-built-in.ts';
import type { Prover } from './prove-model.ts';

export interface ModelStoreOptions {
  /** Holds one folder per model. */
  readonly dir: string;
  readonly builtIn: readonly ModelDefinition[];
  readonly launch: LaunchChild;
  readonly prove: Prover;
  readonly clock: Clock;
  /** Beside another Chinagraph that may be installing: what lies half done here is not swept. */
  readonly looksOnly?: boolean;
  /** The photographer's own: a model on another one is not used. None where left out. */
  readonly servers?: Pick<NamedServers, 'find' | 'tokenOf'>;
  /** Certificates to believe beside the system's; tests bring their own. */
  readonly serverCa?: string | undefined;
  /** A base address or a folder to take files from instead of their official places; empty: official. */
  readonly mirror?: () => string;
  readonly fetching?: FetchSettings;
  readonly freeBytes?: (dir: string) => Promise<number>;
  /** The conversion process's main module; only tests name another. */
  readonly convertModule?: URL;
}

export interface InstallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (step: ModelStep) => void;
  /** Install although the sanity check's order or the recorded hash does not fit; numbers must be finite all the same. */
  readonly unproven?: boolean;
}

export type InstallResult =
  | { readonly ok: true; readonly model: ModelInfo }
  /** Nothing was fetched. */
  | { readonly ok: false; readonly kind: 'licence-not-accepted'; readonly terms: ModelTerms }
  /** Nothing was installed; `problem` says why and what to do. */
  | { readonly ok: false; readonly kind: 'refused'; readonly problem: Told };

/** Functions that take an id throw on one that does not exist: callers choose from `list`. */
export interface ModelStore {
  list(): Promise<ModelInfo[]>;
  has(id: string): Promise<boolean>;
  /** Fetches from `from` (address, folder or file), else the mirror, else the official place. */
  install(id: string, options: InstallOptions & { acceptLicence: boolean; from?: string }): Promise<InstallResult>;
  /** Installs a file that the user has, or that lies in this folder under its published name; having it, they have accepted its licence elsewhere. */
  import(id: string, file: string, options?: InstallOptions): Promise<InstallResult>;
  /** Adds a model of the user's own by its card; the ONNX file lies beside it. */
  addCard(cardFile: string, options?: InstallOptions): Promise<InstallResult>;
  /** Hashes every file. */
  verify(id: string, signal?: AbortSignal): Promise<ModelInfo>;
  /** Removes the files; a user's model goes off the list too. */
  remove(id: string): Promise<void>;
  /** What can run now. */
  installed(): Promise<InstalledModels>;
  /** How the scores of every model on the list are to be read, by its id. */
  descriptions(): Promise<ReadonlyMap<string, ScoreDescription>>;
}

const placeOf = ({ scoring }: ModelDefinition) => (scoring?.adapter.kind === 'served' ? scoring.adapter.at : null);

export async function createModelStore(options: ModelStoreOptions): Promise<ModelStore> {
  const { dir, builtIn, mirror = () => '' } = options;
  if (!options.looksOnly) {
    await mkdir(dir, { recursive: true });
    await sweepFolders(dir);
  }
  const cards = createCards(join(dir, 'cards'));
  const hashes = createKnownHashes(join(dir, 'known-hashes.json'));

  const definitions = async (): Promise<ModelDefinition[]> => [...builtIn, ...(await cards.list())];
  const definitionOf = async (id: string): Promise<ModelDefinition> => {
    const found = (await definitions()).find(({ terms }) => terms.id === id);
    if (!found) throw new Error(`there is no model called ${id}`);
    return found;
  };
  const infoOf = async (definition: ModelDefinition): Promise<ModelInfo> => {
    const place = placeOf(definition);
    if (place && !options.servers?.find(place.url)) {
      const problem = say('server.notYours', { url: place.url });
      return describeModel(definition, { kind: 'broken', problem });
    }
    return describeModel(definition, await readModelFolder(dir, definition.terms.id));
  };
  /** With what is needed to reach a server that is the photographer's; null where it is not. */
  const reachable = (definition: ModelDefinition): ModelDefinition | null => {
    const { scoring } = definition;
    if (scoring?.adapter.kind !== 'served') return definition;
    const server = options.servers?.find(scoring.adapter.at.url);
    if (!server) return null;
    const at = { ...scoring.adapter.at, token: options.servers!.tokenOf(server.url), ca: options.serverCa };
    return { ...definition, scoring: { ...scoring, adapter: { ...scoring.adapter, at } } };
  };
  const refused = (problem: Told): InstallResult => ({ ok: false, kind: 'refused', problem });

  // One installation at a time: they share memory, disk and the scorer.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const installFrom = async (
    definition: ModelDefinition,
    source: { path: string; from: string; isTemporary: boolean; licenceAccepted: boolean },
    { signal, onStep, unproven = false }: InstallOptions,
  ): Promise<InstallResult> => {
    try {
      const outcome = await installFile({ ...options, hashes, definition, source, signal, onStep, unproven });
      return outcome.ok ? { ok: true, model: await infoOf(definition) } : refused(outcome.problem);
    } finally {
      if (source.isTemporary) await rm(source.path, { force: true });
    }
  };

  /** Nothing to fetch and nothing to convert: it only has to prove itself. */
  const installBuiltIn = async (
    definition: ModelDefinition,
    sha256: string,
    { signal, onStep, unproven = false }: InstallOptions,
  ): Promise<InstallResult> => {
    const from = placeOf(definition)?.url ?? 'this program';
    const outcome = await placeBuiltIn({ ...options, definition, sha256, from, signal, onStep, unproven });
    return outcome.ok ? { ok: true, model: await infoOf(definition) } : refused(outcome.problem);
  };

  return {
    list: async () => Promise.all((await definitions()).map(infoOf)),
    has: async (id) => (await definitions()).some(({ terms }) => terms.id === id),
    install: (id, install) =>
      inTurn(async () => {
        const definition = await definitionOf(id);
        if (!install.acceptLicence) return { ok: false, kind: 'licence-not-accepted', terms: definition.terms };
        if (definition.conversion.kind === 'none')
          return installBuiltIn(definition, definition.conversion.sha256, install);
        const fetched = await fetchSource({ ...options, definition, from: install.from ?? mirror(), ...install });
        if (!fetched.ok) return refused(fetched.problem);
        return installFrom(definition, { ...fetched, licenceAccepted: true }, install);
      }),
    import: (id, file, install = {}) =>
      inTurn(async () => {
        const definition = await definitionOf(id);
        if (definition.conversion.kind === 'none')
          return refused(say('model.builtIn', { name: definition.terms.name }));
        const found = await localSource(file, definition);
        return found.ok
          ? installFrom(definition, { ...found, licenceAccepted: false }, install)
          : refused(found.problem);
      }),
    addCard: (cardFile, install = {}) =>
      inTurn(async () => {
        const json = await readFile(cardFile, 'utf8').catch(() => null);
        if (json === null) return refused(say('card.unreadable', { file: cardFile }));
        const parsed = parseModelCard(json);
        if (!parsed.ok) return refused(asWritten(`${cardFile}: ${parsed.problem}`));
        const { card } = parsed;
        if (builtIn.some(({ terms }) => terms.id === card.id))
          return refused(say('card.idTaken', { file: cardFile, id: card.id }));
        if ('served' in card) {
          const definition = reachable(definitionOfServedCard(card));
          if (!definition) return refused(say('card.nameServer', { url: card.served.server }));
          const { conversion } = definition;
          const result = await installBuiltIn(definition, conversion.kind === 'none' ? conversion.sha256 : '', install);
          if (result.ok) await cards.add({ id: card.id, json: JSON.stringify(card, null, 2) });
          return result;
        }
        const path = join(dirname(cardFile), card.file);
        const checked = await checkOnnx(path);
        if (!checked.ok) return refused(checked.problem);
        const [input] = checked.inspection.inputs;
        const [output] = checked.inspection.outputs;
        const names = { input: input!.name, output: output!.name };
        const definition = definitionOfCard(card, names);
        const source = { path, from: path, isTemporary: false, licenceAccepted: false };
        const result = await installFrom(definition, source, install);
        if (!result.ok) return result;
        const complete = {
          ...card,
          input: { ...card.input, name: card.input.name ?? names.input },
          output: { ...card.output, name: card.output.name ?? names.output },
        };
        await cards.add({ id: card.id, json: JSON.stringify(complete, null, 2) });
        return result;
      }),
    async verify(id, signal) {
      const definition = await definitionOf(id);
      const state = await readModelFolder(dir, id);
      if (state.kind !== 'ok') return describeModel(definition, state);
      for (const file of state.record.files) {
        if ((await hashFile(join(dir, id, file.name), signal)) === file.sha256) continue;
        const damaged: FolderState = {
          kind: 'broken',
          problem: say('model.fileDamaged', { file: file.name, id }),
        };
        return describeModel(definition, damaged);
      }
      return describeModel(definition, state);
    },
    remove: (id) =>
      inTurn(async () => {
        await definitionOf(id);
        await rm(join(dir, id), { recursive: true, force: true });
        await cards.remove(id);
      }),
    installed: async () =>
      installedModels(
        dir,
        (await definitions()).map(reachable).filter((definition) => definition !== null),
      ),
    descriptions: async () =>
      new Map((await definitions()).flatMap(({ terms, scoring }) => (scoring ? [[terms.id, scoring.output]] : []))),
  };
}

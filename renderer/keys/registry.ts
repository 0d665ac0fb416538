/** @file Who does what: handlers by action, the latest registered first, so that a view or dialog on screen answers before the app does. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ViewName } from '../layout/url-state.ts';
import { type Bindings, createBindings, type KeyPreset } from './bindings.ts';
import { type ActionDefinition, actionDefinitions } from './definitions.ts';

export interface Invocation {
  /** Event time of the key or click, on performance.now's clock. */
  atMs: number;
  /** Set while a held key repeats the action. */
  isRepeat: boolean;
}

/** Answers false where it could not (an edge): a held key stops there. Any other answer is success. */
export type Handler = (how: Invocation) => unknown;
export type Handlers = Readonly<Record<string, Handler>>;

export interface Actions {
  bindings: StoreApi<Bindings>;
  definitions: readonly ActionDefinition[];
  /** Until the returned function is called, these answer before whatever was there. */
  handle(handlers: Handlers): () => void;
  /** From now on only these; what is not allowed answers as if nobody did. */
  allowOnly(isAllowed: (action: ActionDefinition) => boolean): void;
  /** Whether anybody would answer now: what menus and buttons show as disabled otherwise. */
  canRun(id: string): boolean;
  run(id: string, how?: Invocation): boolean;
  /** The end of a held key's action ("zoom.hold"): handlers named "<id>.release". */
  rebind(preset: KeyPreset, keys: Readonly<Record<string, readonly string[]>>): void;
  actionFor(chord: string, view: ViewName): ActionDefinition | undefined;
}

export const createActions = (): Actions => {
  const layers: Handlers[] = [];
  const bindings = createStore<Bindings>(() => createBindings(actionDefinitions, 'chinagraph', {}));
  let barred: ReadonlySet<string> = new Set();
  const find = (id: string): Handler | undefined => {
    if (barred.has(id)) return undefined;
    for (let i = layers.length - 1; i >= 0; i--) {
      const handler = layers[i]![id];
      if (handler) return handler;
    }
    return undefined;
  };
  return {
    bindings,
    definitions: actionDefinitions,
    handle(handlers) {
      layers.push(handlers);
      return () => {
        const at = layers.lastIndexOf(handlers);
        if (at >= 0) layers.splice(at, 1);
      };
    },
    allowOnly(isAllowed) {
      barred = new Set(actionDefinitions.filter((action) => !isAllowed(action)).map(({ id }) => id));
    },
    canRun: (id) => find(id) !== undefined,
    run(id, how = { atMs: performance.now(), isRepeat: false }) {
      const handler = find(id);
      return handler ? handler(how) !== false : false;
    },
    rebind(preset, keys) {
      bindings.setState(createBindings(actionDefinitions, preset, keys), true);
    },
    actionFor: (chord, view) => bindings.getState().actionFor(chord, view),
  };
};

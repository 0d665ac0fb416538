/** @file Open shoots follow the setting that lets a model have its say in stacks. */
import type { Settings } from '../../contract/settings.ts';
import type { OpenShoots } from './open-shoots.ts';

export interface Restack {
  asksModel(): boolean;
  /** To be called whenever settings changed: derives what is open anew where `asksModel` answers otherwise than before. */
  follow(): void;
}

export function createRestack(settings: () => Settings, all: OpenShoots['all']): Restack {
  const asksModel = () => settings().stacksByModel;
  let before = asksModel();
  return {
    asksModel,
    follow() {
      const now = asksModel();
      if (now !== before) for (const { deriver } of all()) deriver.soon();
      before = now;
    },
  };
}

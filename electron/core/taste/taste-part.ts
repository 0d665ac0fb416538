/** @file Taste as the engine has it: open shoots teach it whenever somebody asks, and when the engine closes. */
import type { PlaceToken } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import { gatherPreferences } from './gather-preferences.ts';
import { createTaste, type Taste } from './taste.ts';

export interface TastePart extends Pick<Taste, 'of' | 'list' | 'forget' | 'exportTo'> {
  /** From all shoots that are open. */
  learn(): void;
}

export function createTastePart(deps: {
  catalog: Pick<Catalog, 'settings' | 'readOnly' | 'decisions'>;
  settings: SettingsService;
  opened(): Iterable<OpenShoot>;
  pathOf(token: PlaceToken): Buffer | null;
}): TastePart {
  const { catalog, settings, opened, pathOf } = deps;
  const taste = createTaste({ catalog, isWanted: () => settings.get().learnTaste, pathOf });
  const learn = (): void => {
    for (const { shoot } of opened()) {
      const { folderId } = shoot;
      const accepted = catalog.decisions.accepted(folderId);
      const found = gatherPreferences(folderId as number, shoot.get, shoot.stacks(), shoot.ranks(), accepted);
      taste.learn(folderId, settings.ofShoot(folderId).type, found);
    }
  };
  return {
    of: taste.of,
    learn,
    list: () => {
      learn();
      return taste.list();
    },
    forget: (type) => {
      learn();
      const left = taste.forget(type);
      for (const { deriver } of opened()) deriver.now();
      return left;
    },
    exportTo: taste.exportTo,
  };
}

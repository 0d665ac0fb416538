/** @file The photographer's settings, and the culling settings of each shoot, kept in the catalog. */
import { z } from 'zod';
import type { FolderId } from '../../contract/ids.ts';
import { defaultSettings, type Settings, settings as settingsSchema } from '../../contract/settings.ts';
import { type CullSettings, cullSettings } from '../../contract/suggestion.ts';
import type { Catalog } from '../catalog/catalog.ts';

/** Only the named settings change. */
export type SettingsChange = { [K in keyof Settings]?: Settings[K] | undefined };

export interface SettingsService {
  get(): Settings;
  change(part: SettingsChange): Settings;
  /** Of one shoot; the general ones until it has its own. */
  ofShoot(folderId: FolderId): CullSettings;
  changeShoot(folderId: FolderId, settings: CullSettings): CullSettings;
  /** Something of these is another now: whoever shows them asks again. */
  changed(): void;
}

/** A setting that another version knew otherwise, or not at all, falls back alone and not with all others. */
function fitting(stored: Record<string, unknown>): Settings {
  const kept = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(stored[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(kept) };
}

export function createSettings(
  catalog: Pick<Catalog, 'settings'>,
  changed: () => void = () => undefined,
): SettingsService {
  let current: Settings | null = null;
  const get = (): Settings => {
    current ??= fitting(catalog.settings.get('settings', z.record(z.string(), z.unknown()), {}));
    return current;
  };
  const shootKey = (folderId: FolderId) => `culling of folder ${folderId}`;
  return {
    get,
    change: (part) => {
      const named = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
      const next = settingsSchema.parse({ ...get(), ...named });
      catalog.settings.set('settings', next);
      current = next;
      changed();
      return next;
    },
    ofShoot: (folderId) => catalog.settings.get(shootKey(folderId), cullSettings, get().culling),
    changeShoot: (folderId, settings) => {
      catalog.settings.set(shootKey(folderId), settings);
      changed();
      return settings;
    },
    changed,
  };
}

/** @file The app's settings: small JSON values, validated by whoever asks. */
import type { z } from 'zod';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import type { Connection } from '../sqlite/connection.ts';

export interface Settings {
  /** The stored value, or `fallback` where there is none or an older program's no longer fits the schema. */
  get<T>(key: string, schema: z.ZodType<T>, fallback: T): T;
  set(key: string, value: unknown): void;
}

export function settingsRepo(db: Connection, commit: CommitRecorded): Settings {
  const get = db.prepare<[string], string>('SELECT json FROM settings WHERE key = ?').pluck();
  const set = db.prepare('INSERT OR REPLACE INTO settings (key, json) VALUES (?, ?)');
  return {
    get: (key, schema, fallback) => {
      const json = get.get(key);
      if (json === undefined) return fallback;
      const parsed = schema.safeParse(JSON.parse(json));
      return parsed.success ? parsed.data : fallback;
    },
    set: (key, value) =>
      commit(() => {
        const json = JSON.stringify(value);
        const same = get.get(key) === json;
        if (!same) set.run(key, json);
        return { record: same ? null : { t: 'setting', key, json }, result: undefined };
      }),
  };
}

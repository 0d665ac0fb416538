/** @file Full licence texts of packages whose folders are not in the installer because their code is in the bundles. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The licence file's text without its copyright lines (they are in the list of packages); null where a package has none. */
function bodyOf(folder: string): string | null {
  const name = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
  if (!name) return null;
  const lines = readFileSync(path.join(folder, name), 'utf8').split(/\r?\n/);
  const kept = lines.filter(
    (line) => !/^\W*(copyright\b.*\d{4}|\(c\)|©|the mit license|mit license|isc license|apache license$)/i.test(line),
  );
  return kept
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Each distinct text once, with the packages it stands for. `packages`: name and folder; folders that are not on this machine are passed over. */
export function licenceTexts(
  packages: readonly { name: string; folder: string }[],
): { names: string[]; text: string }[] {
  const byWords = new Map<string, { names: string[]; text: string }>();
  for (const { name, folder } of packages) {
    let text: string | null = null;
    try {
      text = bodyOf(folder);
    } catch {
      continue;
    }
    if (!text) continue;
    const words = text.toLowerCase().replaceAll(/[^a-z]+/g, ' ');
    const same = byWords.get(words) ?? { names: [], text };
    if (!same.names.includes(name)) same.names.push(name);
    byWords.set(words, same);
  }
  return [...byWords.values()];
}

/** @file `npm run changelog -- VERSION`: the fragments of docs/changelog, under their version in CHANGELOG.md. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
/** Kinds in the order in which they are told. */
export const changeKinds = ['added', 'changed', 'fixed', 'removed', 'security'] as const;
const fragmentName = new RegExp(`^[a-z0-9-]+\\.(${changeKinds.join('|')})\\.md$`);

/** Names of what lies in `folder`, by kind and name. @throws on a file that is no fragment, so that none is left behind unseen. */
export function fragmentsIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name !== 'README.md');
  const wrong = names.find((name) => !fragmentName.test(name));
  if (wrong) throw new Error(`${wrong} is not called NAME.KIND.md, KIND one of ${changeKinds.join(', ')}.`);
  const rank = (name: string) => changeKinds.findIndex((kind) => name.endsWith(`.${kind}.md`));
  return names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** `changelog` with a section for `version` above the others. */
export function withVersion(changelog: string, version: string, fragments: { name: string; text: string }[]): string {
  const lines = changeKinds.flatMap((kind) => {
    const texts = fragments.filter(({ name }) => name.endsWith(`.${kind}.md`)).map(({ text }) => `- ${text.trim()}`);
    return texts.length > 0 ? ['', `### ${kind[0]?.toUpperCase()}${kind.slice(1)}`, '', ...texts] : [];
  });
  const at = changelog.search(/^## /m);
  const before = at < 0 ? `${changelog.trimEnd()}\n\n` : changelog.slice(0, at);
  return `${before}## ${version}\n${lines.join('\n')}\n\n${at < 0 ? '' : changelog.slice(at)}`;
}

if (import.meta.main) {
  const [version] = process.argv.slice(2);
  if (!version || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Name the version: npm run changelog -- 1.2.0');
  const folder = path.join(root, 'docs', 'changelog');
  const changelog = path.join(root, 'CHANGELOG.md');
  const fragments = fragmentsIn(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
  writeFileSync(changelog, withVersion(readFileSync(changelog, 'utf8'), version, fragments));
  for (const { name } of fragments) rmSync(path.join(folder, name));
}

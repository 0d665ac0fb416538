import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tell } from '../../electron/contract/told.ts';
import { builtInTypes } from '../../electron/core/settings/built-in-types.ts';
import { modelManifests } from '../../native-models/families/index.ts';
import { cliTexts as cliDe } from '../../texts/de/cli/index.ts';
import { desktopTexts as desktopDe } from '../../texts/de/desktop.ts';
import { engineTexts as engineDe } from '../../texts/de/engine/index.ts';
import { page as pageDe } from '../../texts/de/page/index.ts';
import { cliTexts as cliEn } from '../../texts/en/cli/index.ts';
import { desktopTexts as desktopEn } from '../../texts/en/desktop.ts';
import { engineTexts as engineEn } from '../../texts/en/engine/index.ts';
import { page as pageEn } from '../../texts/en/page/index.ts';
import { chooseLanguage } from '../../texts/languages.ts';
import { say } from '../../texts/say.ts';
import { filesBelow } from '../layers/source-files.ts';
import { leavesOf, valuesOf } from './leaves.ts';
import { sameInBoth } from './same-in-both.ts';

const english = new Map(leavesOf({ page: pageEn, desktop: desktopEn, cli: cliEn }));
const german = new Map(leavesOf({ page: pageDe, desktop: desktopDe, cli: cliDe }));

describe('German beside English', () => {
  test('has every key, and none that English has not', () => {
    // Words by what models call them: open tables, whose other words stay as they are.
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('says the same values in every text', () => {
    const differ = [...english]
      .filter(([path, leaf]) => valuesOf(leaf).join() !== valuesOf(german.get(path) ?? '').join())
      .map(([path, leaf]) => `${path}: ${valuesOf(leaf)} / ${valuesOf(german.get(path) ?? '')}`);
    expect(differ).toEqual([]);
  });

  test('says why an eye is unclear, whatever the reason', () => {
    const source = ['judge-eyes', 'analyse-faces', 'observe-face']
      .map((name) => readFileSync(new URL(`../../native-models/faces/${name}.ts`, import.meta.url), 'utf8'))
      .join('');
    const spoken = source.matchAll(/(?:cannotTell\(|because: )(?:[^;'\n]*\? )?'([^']+)'(?: : '([^']+)')?/g);
    const reasons = new Set([...spoken].flatMap(([, one, other]) => [one!, ...(other ? [other] : [])]));
    expect([...reasons]).toEqual(expect.arrayContaining(['turned away', 'looking down', 'eyes covered']));
    expect([...reasons].filter((reason) => pageDe.texts.faces.why(reason) === reason)).toEqual([]);
  });

  test('is German: a text of more than a name or a unit is not the English one', () => {
    const same = [...english]
      .filter(([path, leaf]) => typeof leaf === 'string' && leaf === german.get(path) && /\p{L}{2}/u.test(leaf))
      .map(([, leaf]) => leaf as string)
      .filter((text) => !sameInBoth.has(text));
    expect([...new Set(same)]).toEqual([]);
  });
});

test('what every model and every type of shoot says of itself is said in German', () => {
  const { ofFamily } = pageDe.modelTexts;
  const models = modelManifests
    .flatMap(({ offer, gives, licence }) => [offer, gives, licence.note])
    .filter((text) => text !== '');
  const types = builtInTypes.flatMap(({ name, says }) => [name, says]);
  const same = [
    ...models.filter((text) => ofFamily(text) === text),
    ...types.filter((text) => pageDe.typeTexts.ofType(text) === text),
  ];
  expect(same).toEqual([]);
});

describe('a text', () => {
  const sources = ['renderer', 'electron', 'native-models', 'bench']
    .flatMap(filesBelow)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

  test('is used by somebody', () => {
    const whole = new Set([...sources.matchAll(/['"]([\w.-]+)['"]/g)].map(([, word]) => word));
    const fields = new Set([...sources.matchAll(/(?<=[.{,]\s*)([\w$]+)/g)].map(([, word]) => word));
    // Names that a template puts together: `alarm.${code}`.
    const begun = [...new Set([...sources.matchAll(/`([\w.-]+[.-])\$\{/g)].map(([, beginning]) => beginning!))];
    const isMade = (path: string): boolean =>
      /\/(decide\.stars\d|turned\/\d)$/.test(path) ||
      begun.some((beginning) => path.split('/').at(-1)!.startsWith(beginning));
    const unused = [...english.keys()]
      .filter((path) => !isMade(path))
      .filter((path) => !whole.has(path.split('/').at(-1)) && !fields.has(path.split('/').at(-1)));
    expect(unused).toEqual([]);
  });
});

describe('a told text', () => {
  const inGerman = (text: string): string => tell(text, { ...engineDe, ...cliDe });

  test('is said in any language, also inside another and between other words', () => {
    const picked = say('step.picked', { photos: 12 });
    expect(tell(`Undone: ${picked}.`, engineEn)).toBe('Undone: Picked 12 photos.');
    expect(inGerman(picked)).toBe('12 Fotos ausgewählt');
    expect(inGerman(`${picked} ${say('step.stars', { photos: 1, stars: 1 })}`)).toBe(
      '12 Fotos ausgewählt 1 Foto mit 1 Stern bewertet',
    );
  });

  test('takes a sentence of an older version, and a code of a newer one, as they are', () => {
    expect(inGerman('Picked 12 photos')).toBe('Picked 12 photos');
    expect(inGerman('⟦step.fromTheFuture {"n":1}⟧')).toBe('⟦step.fromTheFuture {"n":1}⟧');
  });

  test('holds names of any kind: none ends it, opens another or breaks its line', () => {
    const languages = ['⟧⟦step.picked {"photos":1}⟧', '"}', 'a\nb\u202e'];
    expect(tell(say('cli.lang', { languages }), cliEn)).toContain('"}');
    expect(tell(say('cli.lang', { languages }), cliEn)).toContain('a[U+000A]b[U+202E]');
  });
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'de', 'en'], 'de'],
  [['de_DE.UTF-8'], 'de'],
  [['C.UTF-8'], 'en'],
  [[undefined, null, ''], 'en'],
  [['DE'], 'de'],
] as const)('of %j one reads %s', (wanted, language) => expect(chooseLanguage([...wanted])).toBe(language));

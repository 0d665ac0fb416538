/** @file The list of what the product is made of besides its own code: name, version, licence, copyright, and the models' terms. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { modelManifests } from '../native-models/families/index.ts';
import { licenceTexts } from './licence-texts.ts';
import { packedPackages } from './packed-packages.ts';
import { closureOf, type ProductionPackage, productionPackages } from './production-packages.ts';

/** Parts inside packages whose licences ask for a notice of their own. */
const inside: readonly { name: string; licence: string; where: string; note: string }[] = [
  {
    name: 'ExifTool',
    licence: 'Artistic-1.0-Perl OR GPL-1.0-or-later',
    where: 'exiftool-vendored.pl, exiftool-vendored.exe',
    note: 'Phil Harvey, https://exiftool.org. Runs as a program of its own.',
  },
  {
    name: 'libvips and its dependencies',
    licence: 'LGPL-3.0-or-later and others',
    where: '@img/sharp-libvips-*',
    note: 'Shared libraries beside the program, replaceable. Their list and versions: versions.json and THIRD-PARTY-NOTICES.md of the package, https://github.com/lovell/sharp-libvips.',
  },
  {
    name: 'libheif and libde265',
    licence: 'LGPL-3.0-or-later',
    where: 'libheif-js',
    note: 'A WebAssembly file beside the program, replaceable. https://github.com/strukturag/libheif',
  },
  {
    name: 'ImageMagick and its dependencies',
    licence: 'ImageMagick (Apache-2.0-like), LGPL-3.0-or-later (libheif, libde265) and others',
    where: '@imagemagick/magick-wasm',
    note: 'A WebAssembly file beside the program, replaceable. All licences: NOTICE of the package, https://github.com/dlemstra/magick-wasm.',
  },
  {
    name: 'ONNX Runtime and DirectML',
    licence: 'MIT; DirectML.dll under Microsoft’s own terms',
    where: 'onnxruntime-node',
    note: 'https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt',
  },
  { name: 'SQLite', licence: 'Public domain', where: 'better-sqlite3', note: 'https://sqlite.org/copyright.html' },
  {
    name: 'Electron, Chromium and Node.js',
    licence: 'MIT, BSD-3-Clause and others',
    where: 'the installed program',
    note: 'LICENSES.chromium.html lies beside the program.',
  },
  {
    name: 'Node.js',
    licence: 'MIT and others',
    where: 'resources/node (Linux)',
    note: 'Runs decoders, as a program of its own. Its LICENSE lies beside it.',
  },
];

/** The first line that claims a copyright; empty where the package has none. */
function copyrightOf(folder: string): string {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  } catch {
    // A package for another platform: not on this machine.
    return '';
  }
  for (const name of names) {
    const lines = readFileSync(path.join(folder, name), 'utf8').split(/\r?\n/);
    const line = lines.find((one) => /^\W*(copyright\b|\(c\)|©)/i.test(one) && /\d{4}|©|\(c\)/i.test(one));
    if (line) return line.replace(/^[\s*#>"-]+/, '').trim();
  }
  return '';
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Markdown. The same for the same package-lock.json on every platform, but for copyright lines of packages that are not installed. */
export function thirdPartyNotices(root: string): string {
  const packages = productionPackages(path.join(root, 'package-lock.json'));
  const unique = new Map<string, ProductionPackage>();
  for (const one of packages) unique.set(`${one.name} ${one.version}`, one);
  const rows = [...unique.values()].map(
    ({ name, version, licence, path: at }) =>
      `| ${name} | ${version} | ${cell(licence ?? 'see its own file')} | ${cell(copyrightOf(path.join(root, at)))} |`,
  );
  const models = modelManifests.map(
    ({ name, licence, download }) =>
      `| ${name} | ${licence.spdx} | ${licence.url} | ${download.sha256 ? `\`${download.sha256}\`` : 'recorded at the first installation'} | ${cell(licence.note)} |`,
  );
  const packed = closureOf(packedPackages, packages);
  const texts = licenceTexts(
    packages
      .filter(({ name }) => !packed.has(name))
      .map(({ name, path: at }) => ({ name, folder: path.join(root, at) })),
  );
  return [
    '# Third-party notices',
    '',
    'Chinagraph is MIT-licensed (LICENSE). It contains the packages below. The full licence text of a package lies in its folder or, where its code is in the bundles, at the end of this file. Written by `npm run notices` from package-lock.json.',
    '',
    '## Parts inside packages',
    '',
    '| part | licence | in | notes |',
    '|---|---|---|---|',
    ...inside.map(({ name, licence, where, note }) => `| ${name} | ${licence} | ${where} | ${note} |`),
    '',
    '## Models',
    '',
    'Installers contain YuNet, MediaPipe Face Landmarker and OCEC. The others are fetched by the user, who is shown their licence first.',
    '',
    '| model | licence | terms | SHA-256 of the file as published | notes |',
    '|---|---|---|---|---|',
    ...models,
    '',
    `## Packages (${rows.length})`,
    '',
    '| package | version | licence | copyright |',
    '|---|---|---|---|',
    ...rows,
    '',
    '## Licence texts of bundled packages',
    '',
    ...texts.flatMap(({ names, text }) => [`### ${names.join(', ')}`, '', '```text', text, '```', '']),
  ].join('\n');
}

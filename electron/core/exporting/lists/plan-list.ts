/** @file A list file: written whole or not at all; only a list of ours is ever replaced. */

import { open } from 'node:fs/promises';
import { loadSentences } from '../../../../texts/load-sentences.ts';
import { say } from '../../../../texts/say.ts';
import type {
  ChoosingTexts,
  ExportAction,
  ExportSelection,
  ListFormat,
  NameSeparator,
} from '../../../contract/exporting.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import { joinNames } from '../../../contract/join-names.ts';
import { asWritten, tell } from '../../../contract/told.ts';
import { baseName, displayName, joinPath } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { replaceFile } from '../files/write-file.ts';
import type { Planned } from '../plan/planned.ts';
import { saySelection } from '../plan/select-photos.ts';
import { ambiguousNames, sayAmbiguous } from './ambiguous-names.ts';
import { choosingEnd, choosingFigure, choosingStart } from './choosing-sheet.ts';
import { generatorLine, sheetEnd, sheetFigure, sheetStart } from './contact-sheet.ts';
import { toListRow } from './list-row.ts';
import { csvList, csvStart, jsonList, jsonSchema, nameList, withoutExtension } from './text-lists.ts';

type ListAction = Extract<ExportAction, { kind: 'list' }>;

export interface ListDeps {
  shoot: { name: string; root: string };
  /** The whole shoot. */
  all: readonly ShootPhoto[];
  pathOf(id: PhotoId): string;
  /** The thumb tier as JPEG, turned as the photographer turned it; null where there is none. */
  thumbOf(photo: ShootPhoto, signal: AbortSignal, size?: 'thumb' | 'cell'): Promise<Buffer | null>;
  nowIso(): string;
}

/** `folder`: absolute. A conflict where something of that name is there that no export wrote, or where the name is none. */
export async function planList(
  deps: ListDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  action: ListAction,
  folder: Buffer,
): Promise<Planned> {
  const {
    format,
    fileName,
    byteOrderMark,
    separator = 'line',
    withExtension = true,
    reasons = false,
    choosing,
    language = 'en',
  } = action;
  const sentences = await loadSentences[format === 'html' ? language : 'en']();
  const inWords = (text: string): string => tell(text, sentences);
  const file = joinPath(folder, Buffer.from(fileName));
  const ambiguous = format === 'txt' ? ambiguousNames(photos, deps.all, withExtension) : [];
  const says = say('list.plan', {
    format: format.toUpperCase(),
    photos: saySelection(photos.length, selection),
    ambiguous: sayAmbiguous(ambiguous),
  });
  const there = await stateOf(file, format, deps.all);
  const change = { photoId: null, path: fileName };
  const plan = (step: Planned['steps'][number]): Planned => ({
    says,
    fields: [],
    steps: [step],
    photoCount: photos.length,
    bytes: 0,
  });
  if (/[/\\\0]/.test(fileName) || fileName === '.' || fileName === '..') {
    return plan({
      change: { ...change, what: 'conflict', details: say('list.noFileName') },
      run: null,
    });
  }
  if (there === 'other') {
    const details = say('list.there', { name: fileName });
    return plan({ change: { ...change, what: 'conflict', details }, run: null });
  }
  return plan({
    change: { ...change, what: there === 'ours' ? 'update' : 'create', details: asWritten(displayName(folder)) },
    run: async (signal) => {
      const bytes = await build(
        signal,
        photos.map((photo) => toListRow(photo, deps.pathOf, sentences)),
      );
      if ((await stateOf(file, format, deps.all)) !== there) throw new Error(say('list.changed', { name: fileName }));
      await replaceFile(file, bytes);
      return 'done';
    },
  });

  async function build(signal: AbortSignal, rows: ReturnType<typeof toListRow>[]): Promise<Buffer> {
    switch (format) {
      case 'csv':
        return Buffer.from(csvList(rows, byteOrderMark));
      case 'json':
        return Buffer.from(jsonList(rows, deps.shoot, deps.nowIso()));
      case 'txt': {
        const { names, leftOut } = nameList(rows, { separator, withExtension });
        if (leftOut.length > 0) throw new Error(sayLeftOut(leftOut, separator));
        const end = separator === 'line' && names.length > 0 ? '\n' : '';
        return Buffer.from(`${joinNames(names, separator)}${end}`);
      }
      case 'html': {
        if (choosing) return choosingSheet(signal, rows, choosing);
        const parts = [sheetStart(deps.shoot.name, deps.nowIso(), rows.length, inWords)];
        for (const [index, row] of rows.entries()) {
          signal.throwIfAborted();
          const thumb = await deps.thumbOf(photos[index]!, signal);
          parts.push(sheetFigure(row, thumb, reasons, inWords));
        }
        return Buffer.from([...parts, sheetEnd].join(''));
      }
    }
  }

  async function choosingSheet(
    signal: AbortSignal,
    rows: ReturnType<typeof toListRow>[],
    choosing: ChoosingTexts,
  ): Promise<Buffer> {
    const { shoot } = deps;
    const parts = [choosingStart(shoot.name, deps.nowIso(), rows.length, `${shoot.name}.csv`, choosing)];
    for (const [index, row] of rows.entries()) {
      signal.throwIfAborted();
      parts.push(choosingFigure(row, index, await deps.thumbOf(photos[index]!, signal, 'cell'), choosing));
    }
    return Buffer.from([...parts, choosingEnd].join(''));
  }
}

/** What is looked at of a list of names; a longer file is no list of ours that could be told from somebody's notes. */
const maxNameListBytes = 16_000_000;

/** Whether what lies there may be replaced: only what an earlier export wrote. */
async function stateOf(
  file: Buffer,
  format: ListFormat,
  all: readonly ShootPhoto[],
): Promise<'none' | 'ours' | 'other'> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : 'unreadable',
  );
  if (handle === null) return 'none';
  if (typeof handle === 'string') return 'other';
  try {
    if (format === 'txt') {
      const { size } = await handle.stat();
      return size <= maxNameListBytes && isNameList(await handle.readFile('utf8'), all) ? 'ours' : 'other';
    }
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    const head = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
    const isOurs: Record<Exclude<ListFormat, 'txt'>, boolean> = {
      csv: head.startsWith(csvStart),
      json: head.includes(`"schema": "${jsonSchema}"`),
      html: head.includes(generatorLine),
    };
    return isOurs[format] ? 'ours' : 'other';
  } finally {
    await handle.close();
  }
}

/** Plain names carry no mark: only a text in which every name is that of a file of this shoot is taken for a list of ours. */
function isNameList(text: string, all: readonly ShootPhoto[]): boolean {
  const whole = all.flatMap((photo) => photo.files.map((file) => displayName(baseName(file.relPath))));
  const names = new Set([...whole, ...whole.map(withoutExtension)]);
  const body = text.replace(/\n$/, '');
  return body === '' || ['\n', ', ', ' '].some((between) => body.split(between).every((name) => names.has(name)));
}

/** Why a list was not written. */
function sayLeftOut(names: readonly string[], separator: NameSeparator): string {
  return say('list.leftOut', { names: names.length, separator, first: names[0] ?? '' });
}

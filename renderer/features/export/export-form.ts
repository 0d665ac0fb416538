/** @file What the export dialog asks for, and the request it becomes. */
import type {
  ExportAction,
  ExportSelection,
  ExportSpec,
  ListFormat,
  NameSeparator,
  ProofSettings,
  XmpProfile,
} from '../../../electron/contract/exporting.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import { language, sheetTexts } from '../../texts/texts.ts';
import type { ChosenPlace } from '../folders/place-field.tsx';

type Fixed = 'picks' | 'rejects' | 'decided' | 'stars' | 'suggested-keeps' | 'selected' | 'all';
/** One of them, or what the photographer gave a name. */
export type What = Fixed | `set:${string}` | `filter:${string}`;
export type How = ExportAction['kind'];

export interface ExportForm {
  what: What;
  starsAtLeast: number;
  how: How;
  place: ChosenPlace | null;
  format: ListFormat;
  /** null: named after the shoot and the choice. */
  fileName: string | null;
  byteOrderMark: boolean;
  /** Of a plain list of names. */
  separator: NameSeparator;
  withExtension: boolean;
  /** On a contact sheet. */
  reasons: boolean;
  /** A contact sheet on which somebody else chooses. */
  choosing: boolean;
  profile: XmpProfile;
  scores: boolean;
  times: boolean;
  faceRegions: boolean;
  overwriteConflicts: boolean;
  proofs: ProofSettings;
}

/** What is usually meant by each way. */
const usual: Record<How, What> = {
  xmp: 'decided',
  embed: 'decided',
  'put-back': 'all',
  discard: 'all',
  list: 'decided',
  copy: 'picks',
  move: 'picks',
  link: 'picks',
  symlink: 'picks',
  proofs: 'picks',
  trash: 'rejects',
};

export const startForm = (profile: XmpProfile, scores: boolean): ExportForm => ({
  what: usual.xmp,
  starsAtLeast: 3,
  how: 'xmp',
  place: null,
  format: 'csv',
  fileName: null,
  byteOrderMark: false,
  separator: 'line',
  withExtension: true,
  reasons: false,
  choosing: false,
  profile,
  scores,
  times: false,
  faceRegions: false,
  overwriteConflicts: false,
  proofs: { format: 'jpeg', longSidePx: 2048, target: 'ssim>=0.98', metadata: 'rights', keepsGps: false },
});

/** Another way; the choice of photos follows as long as it was the usual one. Rejects are never moved to the trash by an old choice of "all". */
export const withHow = (form: ExportForm, how: How): ExportForm => ({
  ...form,
  how,
  what: form.what === usual[form.how] || how === 'trash' ? usual[how] : form.what,
});

/** Fits every system's file names. */
export const fileNameOf = (form: ExportForm, shootName: string): string => {
  if (form.fileName !== null) return form.fileName;
  const what = form.what === 'stars' ? `${form.starsAtLeast}-stars` : namedIn(form.what).name || form.what;
  const clean = [...`${shootName} ${what}`].map((c) => (c < ' ' || '/\\:*?"<>|'.includes(c) ? '-' : c)).join('');
  return `${clean}.${form.format}`;
};

export type Missing = 'destination' | 'name' | 'selection';

export const selectionOf = (form: ExportForm, selected: readonly PhotoId[]): ExportSelection => {
  const { what, starsAtLeast } = form;
  if (what === 'stars') return { starsAtLeast };
  if (what === 'selected') return { ids: [...selected] };
  const { kind, name } = namedIn(what);
  return kind === 'set'
    ? { set: name }
    : kind === 'filter'
      ? { savedFilter: name }
      : (what as Exclude<Fixed, 'stars' | 'selected'>);
};

/** What of a choice is a name; the kind is null for one without. */
const namedIn = (what: What): { kind: 'set' | 'filter' | null; name: string } => {
  const [, kind, name = ''] = /^(set|filter):(.*)$/s.exec(what) ?? [];
  return { kind: (kind as 'set' | 'filter' | undefined) ?? null, name };
};

const actionOf = (form: ExportForm, shootName: string): ExportAction | Missing => {
  const { how } = form;
  switch (how) {
    case 'trash':
    case 'put-back':
    case 'discard':
      return { kind: how };
    case 'embed':
      return { kind: how, profile: form.profile, overwriteConflicts: form.overwriteConflicts };
    case 'xmp': {
      const { profile, scores, times, faceRegions, overwriteConflicts } = form;
      return { kind: 'xmp', profile, scores, faceRegions, overwriteConflicts, ...(times && { times }) };
    }
    case 'list': {
      if (!form.place) return 'destination';
      const fileName = fileNameOf(form, shootName).trim();
      if (fileName === '') return 'name';
      const { format, separator, withExtension, reasons, choosing } = form;
      return {
        kind: 'list',
        format,
        destination: form.place.token,
        fileName,
        byteOrderMark: format === 'csv' && form.byteOrderMark,
        ...(format === 'txt' && { separator, withExtension }),
        ...(format === 'html' && (choosing ? { choosing: sheetTexts } : { reasons, language })),
      };
    }
    case 'proofs':
      return form.place ? { kind: how, destination: form.place.token, ...form.proofs } : 'destination';
    default:
      return form.place ? { kind: how, destination: form.place.token } : 'destination';
  }
};

/** Whether this way goes into a folder that is to be chosen. */
export const needsPlace = (form: ExportForm): boolean => actionOf({ ...form, place: null }, '') === 'destination';

/** The request, or what it still needs. */
export const toSpec = (
  form: ExportForm,
  shoot: { folderId: FolderId; name: string },
  selected: readonly PhotoId[],
): ExportSpec | Missing => {
  if (form.what === 'selected' && selected.length === 0) return 'selection';
  const action = actionOf(form, shoot.name);
  if (typeof action === 'string') return action;
  return { folderId: shoot.folderId, selection: selectionOf(form, selected), action };
};

/** @file A cull in words: how many, the best stacks, the best singles, why rejected, what could not be read, what to do next. */
import path from 'node:path';
import type { CullPhoto, CullResult } from './cull-result.ts';
import { count, duration, plural } from './terminal.ts';

/** What to type next. */
export interface NextCommands {
  see: string;
  list: string;
  models: string;
}

/** Lines for stdout. */
export function describeCull(result: CullResult, next: NextCommands): string[] {
  const { photos, stacks } = result;
  const suggested = (name: string) => photos.filter((photo) => photo.suggestion?.class === name);
  const keep = suggested('keep');
  const reject = suggested('reject');
  const share = (n: number) =>
    `${count(n).padStart(6)}  ${String(Math.round((100 * n) / photos.length)).padStart(3)} %`;
  if (photos.length === 0) {
    return [
      `There are no photos in ${result.folder} or its subfolders that Chinagraph knows how to read.`,
      ...problemLines(result),
    ];
  }
  const lines = [
    '',
    `${path.basename(result.folder)} · ${plural(photos.length, 'photo')} · ${stacks.length === 0 ? 'no stacks' : plural(stacks.length, 'stack')} · ${duration(result.timings.totalMs / 1000)}`,
    '',
    `  Keep        ${share(keep.length)}`,
    `  Reject      ${share(reject.length)}`,
    `  Can't tell  ${share(photos.length - keep.length - reject.length)}   left to you`,
  ];
  const decided = photos.filter((photo) => photo.decision.flag !== 'none').length;
  if (decided > 0) lines.push(`  (${count(decided)} already decided by you: those stay as they are)`);
  if (keep.length + reject.length === 0 && stacks.length === 0)
    lines.push(
      '',
      'Every photo stands alone: there is none beside it to be better or worse than, so its own measures decide little.',
    );
  lines.push(...bestPhotos(keep), ...bestStacks(result), ...rejectReasons(reject), ...problemLines(result));
  lines.push(...scoredBy(photos));
  lines.push(
    '',
    'These are suggestions: nothing was decided and no file was touched.',
    `  see them    ${next.see}`,
    `  list them   ${next.list}`,
  );
  if (photos.every((photo) => Object.keys(photo.scores).length === 0)) {
    const used = photos.some((photo) => photo.faces.length > 0)
      ? 'sharpness, exposure, stacks and faces'
      : 'sharpness, exposure and stacks';
    lines.push(
      '',
      `No scoring model is installed: this used ${used}. A model adds quality and aesthetics: ${next.models}`,
    );
  }
  return lines;
}

function bestPhotos(keep: CullPhoto[]): string[] {
  if (keep.length === 0) return [];
  return [
    '',
    'Likely keepers',
    ...keep
      .slice(0, 8)
      .map(
        (photo) =>
          `  ${confidence(photo)}  ${photo.path}  ${[...seen(photo), reasons(photo)].filter(Boolean).join(' · ')}`,
      ),
  ];
}

function bestStacks(result: CullResult): string[] {
  const bursts = result.stacks
    .filter((stack) => stack.best !== null)
    .toSorted((a, b) => b.photos.length - a.photos.length);
  if (bursts.length === 0) return [];
  const byPath = new Map(result.photos.map((photo) => [photo.path, photo]));
  const lines = bursts.slice(0, 6).map((stack) => {
    const best = byPath.get(stack.best ?? '');
    const why = reasons(best);
    const size = stack.photos.length;
    return `  ${stack.best}  ${why.includes(`of ${size} in this`) ? why : [`best of ${size}`, why].filter(Boolean).join(': ')}`;
  });
  return ['', 'Best of each stack, largest first', ...lines, ...more(bursts.length - 6, 'more')];
}

/** Reason codes that do not read as they are. */
const inWords: Record<string, string> = {
  'softer-in-stack': 'softer than others of the same stack',
  'noisier-in-stack': 'noisier than others of the same stack',
  'not-best-of-stack': 'not the best of their stack',
  'motion-blur': 'blurred by movement',
  'clipped-highlights': 'highlights clipped',
  'clipped-shadows': 'shadows crushed',
  'exposure-off': 'exposed unlike the rest of their stack',
  bright: 'too bright',
  dark: 'too dark',
  'low-score': 'scored below most of the shoot',
};

/** Each reject counts once, under the first thing said against it. */
function rejectReasons(reject: CullPhoto[]): string[] {
  if (reject.length === 0) return [];
  const groups = new Map<string, CullPhoto[]>();
  for (const photo of reject) {
    const code = photo.suggestion?.reasons.find((reason) => reason.weight === 'bad')?.code ?? 'other';
    groups.set(code, [...(groups.get(code) ?? []), photo]);
  }
  const lines = [...groups]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(
      ([code, photos]) =>
        `  ${count(photos.length).padStart(4)}  ${inWords[code] ?? code.replaceAll('-', ' ')}: for example ${photos[0]?.path}, ${reasons(photos[0])}`,
    );
  return ['', 'Why rejected', ...lines];
}

function problemLines({ problems }: CullResult): string[] {
  if (problems.length === 0) return [];
  return [
    '',
    'Problems',
    ...problems.slice(0, 10).map(({ path: file, reason }) => `  ${file}: ${reason}`),
    ...more(problems.length - 10, 'more in --json'),
  ];
}

/** Headline scores on their own scales, and how many faces were found. */
function seen(photo: CullPhoto): string[] {
  const scores = Object.values(photo.scores).map(
    (score) => `${score.model} ${score.value.toFixed(score.value < 20 ? 2 : 1)}`,
  );
  return photo.faces.length > 0 ? [...scores, plural(photo.faces.length, 'face')] : scores;
}

/** Which models and weights, on which device: the provenance of the numbers above. */
function scoredBy(photos: readonly CullPhoto[]): string[] {
  const models = new Map<string, string>();
  for (const photo of photos) {
    for (const { model, provenance } of Object.values(photo.scores)) {
      models.set(
        model,
        `${model} (${provenance.weightsSha256.slice(0, 8)}, ${provenance.scoredLongSidePx} px, ${provenance.device})`,
      );
    }
  }
  return models.size === 0 ? [] : ['', `Scored by ${[...models.values()].join(', ')}.`];
}

const more = (n: number, what: string): string[] => (n > 0 ? [`  and ${count(n)} ${what}`] : []);
const confidence = (photo: CullPhoto): string =>
  `${Math.round((photo.suggestion?.confidence ?? 0) * 100)} %`.padStart(5);
const reasons = (photo: CullPhoto | undefined): string =>
  (photo?.suggestion?.reasons ?? [])
    .slice(0, 2)
    .map((reason) => reason.text)
    .join('; ');

/** @file A cull in words: how many, the best stacks, the best singles, why rejected, what could not be read, what to do next. */

import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { CullPhoto, CullResult } from './cull-result.ts';

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
  const share = (n: number) => say('cull.share', { n, percent: Math.round((100 * n) / photos.length) });
  if (photos.length === 0) {
    return [say('cull.noPhotos', { folder: result.folder }), ...problemLines(result)];
  }
  const lines = [
    '',
    say('cull.head', {
      name: path.basename(result.folder),
      photos: photos.length,
      stacks: stacks.length,
      seconds: result.timings.totalMs / 1000,
    }),
    '',
    say('cull.keep', { share: share(keep.length) }),
    say('cull.reject', { share: share(reject.length) }),
    say('cull.cannotTell', { share: share(photos.length - keep.length - reject.length) }),
  ];
  const decided = photos.filter((photo) => photo.decision.flag !== 'none').length;
  if (decided > 0) lines.push(say('cull.decided', { n: decided }));
  if (keep.length + reject.length === 0 && stacks.length === 0) lines.push('', say('cull.alone'));
  lines.push(...bestPhotos(keep), ...bestStacks(result), ...rejectReasons(reject), ...problemLines(result));
  lines.push(...scoredBy(photos));
  lines.push(
    '',
    say('cull.suggestions'),
    say('cull.see', { command: next.see }),
    say('cull.list', { command: next.list }),
  );
  if (photos.every((photo) => Object.keys(photo.scores).length === 0)) {
    const used = photos.some((photo) => photo.faces.length > 0) ? say('cull.withFaces') : say('cull.withoutFaces');
    lines.push('', say('cull.noModel', { used, command: next.models }));
  }
  return lines;
}

function bestPhotos(keep: CullPhoto[]): string[] {
  if (keep.length === 0) return [];
  return [
    '',
    say('cull.keepers'),
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
    return `  ${stack.best}  ${why.includes(`of ${size} in this`) ? why : [say('cull.bestOf', { size }), why].filter(Boolean).join(': ')}`;
  });
  return ['', say('cull.bestOfStacks'), ...lines, ...more(bursts.length - 6, say('cull.moreWord'))];
}

/** Reason codes that do not read as they are. */
const inWords: Record<string, string> = {
  'softer-in-stack': say('cull.softer'),
  'noisier-in-stack': say('cull.noisier'),
  'not-best-of-stack': say('cull.notBest'),
  'motion-blur': say('cull.motion'),
  'clipped-highlights': say('cull.highlights'),
  'clipped-shadows': say('cull.shadows'),
  'exposure-off': say('cull.exposure'),
  bright: say('cull.bright'),
  dark: say('cull.dark'),
  'low-score': say('cull.lowScore'),
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
    .map(([code, photos]) =>
      say('cull.why', {
        n: photos.length,
        why: inWords[code] ?? code.replaceAll('-', ' '),
        path: photos[0]?.path ?? '',
        reasons: reasons(photos[0]),
      }),
    );
  return ['', say('cull.rejected'), ...lines];
}

function problemLines({ problems }: CullResult): string[] {
  if (problems.length === 0) return [];
  return [
    '',
    say('cull.problems'),
    ...problems.slice(0, 10).map(({ path: file, reason }) => `  ${file}: ${reason}`),
    ...more(problems.length - 10, say('cull.moreInJson')),
  ];
}

/** Headline scores on their own scales, and how many faces were found. */
function seen(photo: CullPhoto): string[] {
  const scores = Object.values(photo.scores).map(
    (score) => `${score.model} ${score.value.toFixed(score.value < 20 ? 2 : 1)}`,
  );
  return photo.faces.length > 0 ? [...scores, say('cull.faces', { faces: photo.faces.length })] : scores;
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
  return models.size === 0 ? [] : ['', say('cull.scoredBy', { models: [...models.values()].join(', ') })];
}

const more = (n: number, what: string): string[] => (n > 0 ? [say('cull.more', { n, what })] : []);
const confidence = (photo: CullPhoto): string =>
  `${Math.round((photo.suggestion?.confidence ?? 0) * 100)} %`.padStart(5);
const reasons = (photo: CullPhoto | undefined): string =>
  (photo?.suggestion?.reasons ?? [])
    .slice(0, 2)
    .map((reason) => reason.text)
    .join('; ');

/**
 * @file ExifTool asked about several files at once. Hearing the question (170 tag names) costs 2 ms whatever the answer, a quarter of a plain JPEG, and as
 * much again in this process: so questions that come while it is busy are put together.
 */
import { type ExifTool, ExifToolTask } from 'exiftool-vendored';
import type { RawTags } from './raw-tags.ts';
import { recordOf } from './raw-tags.ts';

/** A slow file keeps its companions waiting: few enough for the time limit of one run. */
const filesPerRun = 16;

interface Question {
  file: string;
  resolve(tags: RawTags): void;
  reject(error: unknown): void;
}

export type ReadTags = (file: string, args: readonly string[]) => Promise<RawTags>;

/** `file`: an absolute path that ExifTool can be told. A file that spoils a shared run is asked about alone, so that it fails for itself. */
export function createSharedRuns(exiftool: ExifTool): ReadTags {
  const waiting = new Map<string, { args: readonly string[]; questions: Question[] }>();
  let running = 0;

  const alone = (args: readonly string[], { file, resolve, reject }: Question): Promise<void> =>
    exiftool
      .readRaw(file, { readArgs: [...args], useMWG: false })
      .then((tags) => resolve(tags as object as RawTags), reject);

  const ask = async (args: readonly string[], questions: readonly Question[]): Promise<void> => {
    const [first] = questions;
    if (first && questions.length === 1) return alone(args, first);
    const files = questions.map(({ file }) => file);
    const answers = await exiftool.enqueueTask(() => new SeveralFiles(args, files), false).catch(() => null);
    await Promise.all(
      questions.map((question) => {
        const tags = answers?.get(sameSlashes(question.file));
        return tags ? question.resolve(tags) : alone(args, question);
      }),
    );
  };

  const pump = (): void => {
    for (const [key, { args, questions }] of waiting) {
      if (running >= exiftool.options.maxProcs) return;
      const taken = questions.splice(0, filesPerRun);
      if (questions.length === 0) waiting.delete(key);
      running += 1;
      void ask(args, taken).finally(() => {
        running -= 1;
        pump();
      });
    }
  };

  return (file, args) =>
    new Promise((resolve, reject) => {
      const key = args.join('\n');
      const same = waiting.get(key) ?? { args, questions: [] };
      waiting.set(key, same);
      same.questions.push({ file, resolve, reject });
      // Not at once: whoever asks at the same time comes along.
      if (running < exiftool.options.maxProcs) setImmediate(pump);
    });
}

/** ExifTool names files with forward slashes, whatever it was asked with. */
const sameSlashes = (file: string): string => file.replaceAll('\\', '/');

/** Answers by file; files that it could not read are left out. */
class SeveralFiles extends ExifToolTask<Map<string, RawTags>> {
  constructor(args: readonly string[], files: readonly string[]) {
    const charset = process.platform === 'win32' ? ['-charset', 'filename=utf8'] : [];
    super([...charset, ...args, '-json', ...files]);
  }

  protected override parse(input: string): Map<string, RawTags> {
    const answers: unknown = JSON.parse(input);
    if (!Array.isArray(answers)) throw new Error('ExifTool answered something else than a list.');
    return new Map(
      answers.map((answer: unknown) => {
        const tags = recordOf(answer);
        return [sameSlashes(String(tags.SourceFile)), tags];
      }),
    );
  }
}

/** @file The log beside the copies: a line a file, written when the file is whole and verified. Plain CSV, to be kept or handed to a client. */
import { appendFile } from 'node:fs/promises';
import { loadSentences } from '../../../../texts/load-sentences.ts';
import { tell } from '../../../contract/told.ts';
import { csvCell } from '../../exporting/lists/text-lists.ts';
import { joinPath } from '../../library/paths.ts';
import { makeFolder } from '../../work/make-folder.ts';

export interface LogLine {
  atIso: string;
  what: 'begin' | 'copied' | 'there already' | 'failed' | 'end';
  source: string;
  destination: string;
  bytes: number | null;
  sha256: string;
  says: string;
}

export interface IngestLog {
  readonly name: string;
  /** Never fails: a log that cannot be written must not keep pictures from being copied. */
  write(line: LogLine): Promise<void>;
}

const head = 'time,what,source,destination,bytes,sha256,remark\r\n';

/** One file in each destination (absolute folders), of one name: "Ingest 2026-06-14 22-10-05.csv". Made with its first line. */
export function createIngestLog(folders: readonly Buffer[], nowIso: string): IngestLog {
  const local = new Date(new Date(nowIso).getTime() - new Date(nowIso).getTimezoneOffset() * 60_000).toISOString();
  const name = `Ingest ${local.slice(0, 10)} ${local.slice(11, 19).replaceAll(':', '-')}.csv`;
  const begun = new Set<Buffer>();
  let last = Promise.resolve();
  const append = async (folder: Buffer, text: string): Promise<void> => {
    const file = joinPath(folder, Buffer.from(name));
    if (!begun.has(folder)) {
      await makeFolder(folder);
      await appendFile(file, head, { flag: 'ax' }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      begun.add(folder);
    }
    await appendFile(file, text, { flush: true });
  };
  return {
    name,
    write: ({ atIso, what, source, destination, bytes, sha256, says }) => {
      last = last.then(async () => {
        // English, like every list for other programs.
        const remark = tell(says, await loadSentences.en());
        const text = `${[atIso, what, source, destination, bytes, sha256, remark].map(csvCell).join(',')}\r\n`;
        await Promise.allSettled(folders.map((folder) => append(folder, text)));
      });
      return last;
    },
  };
}

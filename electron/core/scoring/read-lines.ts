/** @file A text file of any size, line by line; a line longer than any of ours ends the reading instead of filling the memory. */
import { createReadStream } from 'node:fs';

/** A thousand faces are a few hundred kilobytes. */
const maxLineBytes = 32_000_000;

/** Lines without their ends; empty ones are left out. Throws as the file system does, and a RangeError on a line too long. */
export async function* readLines(file: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8');
      rest = [];
      length = 0;
      from = at + 1;
      if (line.trim() !== '') yield line;
    }
    rest.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > maxLineBytes) throw new RangeError('a line is too long');
  }
  const last = Buffer.concat(rest).toString('utf8');
  if (last.trim() !== '') yield last;
}

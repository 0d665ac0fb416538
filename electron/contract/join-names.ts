/** @file Apart from the schemas: the page joins names too, and takes no validator with it. */
import type { NameSeparator } from './exporting.ts';

/** Without an end of line: a search field has no use for it. Joined by whoever writes it: an answer's texts are made visible one by one, line breaks too. */
export const joinNames = (names: readonly string[], separator: NameSeparator): string =>
  names.join({ line: '\n', comma: ', ', space: ' ' }[separator]);

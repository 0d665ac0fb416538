/** @file CLIP's tokens of words, by the tokenizers library, over the vocabulary that OpenAI publishes beside the code (byte pairs in the order they were merged). */
import { gunzipSync } from 'node:zlib';
import { Tokenizer } from '@huggingface/tokenizers';
import { CheckpointError } from '../checkpoint/index.ts';

/** Positions that the text tower has, start and end among them. */
const maximumTokens = 77;
/** Of 49,152 tokens: 256 bytes, 256 bytes at a word's end, two marks; the rest are merges. */
const maximumMerges = 49_152 - 256 - 2;
const maximumBytes = 16 << 20;
const endOfWord = '</w>';
const startMark = '<|startoftext|>';
const endMark = '<|endoftext|>';

/** What is kept beside a converted model: merges in order, each two pieces apart by a space. */
export interface Vocabulary {
  readonly merges: readonly string[];
}

/** The published file: gzip, a comment line, then a merge a line. Throws CheckpointError where it is anything else. */
export function readVocabulary(bytes: Uint8Array, path: string): Vocabulary {
  let text: string;
  try {
    text = gunzipSync(bytes, { maxOutputLength: maximumBytes }).toString('utf8');
  } catch (error) {
    throw new CheckpointError(`${path} is no vocabulary of CLIP, or was cut short`, { cause: error });
  }
  const merges = text
    .split('\n')
    .slice(1, 1 + maximumMerges)
    .filter((line) => line !== '');
  const wrong = merges.findIndex((line) => !/^\S+ \S+$/.test(line));
  if (merges.length === 0 || wrong >= 0)
    throw new CheckpointError(`${path} is no vocabulary of CLIP: line ${wrong + 2} is no merge`);
  return { merges };
}

/** How many tokens a vocabulary gives: rows that the text tower's embedding has. */
export const tokenCount = ({ merges }: Vocabulary): number => 512 + merges.length + 2;

/** The characters that bytes are written as, in the order that CLIP numbers them (GPT-2's). */
function byteCharacters(): string[] {
  const printable = [
    ...Array.from({ length: 94 }, (_, i) => 33 + i),
    ...Array.from({ length: 12 }, (_, i) => 161 + i),
    ...Array.from({ length: 82 }, (_, i) => 174 + i),
  ];
  const known = new Set(printable);
  const rest = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !known.has(byte));
  return [...printable.map((byte) => String.fromCharCode(byte)), ...rest.map((_, i) => String.fromCharCode(256 + i))];
}

/** A function from words to tokens, from the start mark to the end mark; what is too long is cut before the end mark. */
export function createTokenizer({ merges }: Vocabulary): (words: string) => number[] {
  const bytes = byteCharacters();
  const pieces = [
    ...bytes,
    ...bytes.map((one) => one + endOfWord),
    ...merges.map((pair) => pair.replace(' ', '')),
    startMark,
    endMark,
  ];
  const vocab = Object.fromEntries(pieces.map((piece, id) => [piece, id]));
  const mark = (content: string) => ({
    ...{
      id: vocab[content],
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    },
  });
  const tokenizer = new Tokenizer(
    {
      version: '1.0',
      added_tokens: [mark(startMark), mark(endMark)],
      normalizer: {
        type: 'Sequence',
        normalizers: [
          { type: 'NFC' },
          { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
          { type: 'Lowercase' },
        ],
      },
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          {
            type: 'Split',
            pattern: { Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" },
            behavior: 'Removed',
            invert: true,
          },
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
        ],
      },
      post_processor: null,
      decoder: null,
      model: {
        ...{ type: 'BPE', dropout: null, unk_token: endMark, continuing_subword_prefix: '' },
        ...{ end_of_word_suffix: endOfWord, fuse_unk: false, vocab, merges },
      },
    } as never,
    {} as never,
  );
  return (words) => {
    const { ids } = tokenizer.encode(words.trim(), { add_special_tokens: false });
    return [vocab[startMark]!, ...Array.from(ids, Number).slice(0, maximumTokens - 2), vocab[endMark]!];
  };
}

/**
 * @file Names by a template: "{job}_{date}_{seq:4}". Tokens: {name} and {number} of the camera's own name, {date}, {yyyy}, {yy}, {mm}, {dd}, {time}, {hh},
 * {min}, {ss}, {sub} (thousandths), {camera}, {serial}, {job}, and {seq}, which counts per shooting day and takes its least number of digits: {seq:4}.
 */
import { say } from '../../../../texts/say.ts';
import { Refusal } from '../../work/refusal.ts';

export interface Naming {
  /** Asks for what only ExifTool tells. */
  readonly needsSerial: boolean;
  readonly counts: boolean;
  render(facts: NameFacts, sequence: number): Buffer;
  /** The number that a stem got from this template on the same day; null where it is none of these. */
  sequenceOf(stem: string, facts: NameFacts): number | null;
}

export interface NameFacts {
  /** The camera's name for it, without its ending. */
  stem: Buffer;
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss". */
  takenAt: string;
  camera: string | null;
  serial: string | null;
}

const tokens = 'name number date yyyy yy mm dd time hh min ss sub camera serial job seq'.split(' ');
/** At least one of these, or all photos of a day would want one name. */
const telling = ['name', 'number', 'time', 'sub', 'ss', 'seq'];

/** Refuses a template that names no token there is, or that would give every photo the same name. */
export function parseNaming(template: string, job: string): Naming {
  const parts = template.split(/(\{[^{}]*\})/).filter((part) => part !== '');
  const used = parts.flatMap((part) => /^\{(.*)\}$/.exec(part)?.[1] ?? []);
  for (const token of used) {
    const [name = '', digits] = token.split(':');
    const isKnown = tokens.includes(name) && (digits === undefined || (name === 'seq' && /^[1-9]$/.test(digits)));
    if (!isKnown) throw new Refusal('REFUSED', say('naming.noToken', { token, tokens: tokens.map((t) => `{${t}}`) }));
  }
  if (/[\\/]/.test(template) || /[{}]/.test(parts.filter((part) => !/^\{.*\}$/.test(part)).join('')))
    throw new Refusal('REFUSED', say('naming.noSlashes'));
  if (!used.some((token) => telling.includes(token.split(':')[0]!)))
    throw new Refusal('REFUSED', say('naming.allTheSame', { template }));

  const bytesOf = (token: string, facts: NameFacts, sequence: number): Buffer => {
    const [name = '', digits] = token.split(':');
    if (name === 'name') return facts.stem;
    if (name === 'number') return Buffer.from(/(\d+)\D*$/.exec(facts.stem.toString('latin1'))?.[1] ?? '0');
    if (name === 'seq') return Buffer.from(String(sequence).padStart(Number(digits ?? 1), '0'));
    return Buffer.from(fileSafe(textOf(name, facts, job)));
  };
  const render = (facts: NameFacts, sequence: number): Buffer => {
    const bytes = Buffer.concat(
      parts.map((part) => {
        const token = /^\{(.*)\}$/.exec(part)?.[1];
        return token === undefined ? Buffer.from(fileSafe(part)) : bytesOf(token, facts, sequence);
      }),
    );
    return cut(bytes);
  };
  return {
    needsSerial: used.includes('serial'),
    counts: used.some((token) => token.startsWith('seq')),
    render,
    sequenceOf: (stem, facts) => {
      const pattern = parts
        .map((part) => {
          const token = /^\{(.*)\}$/.exec(part)?.[1]?.split(':')[0];
          if (token === undefined) return escaped(fileSafe(part));
          if (token === 'seq') return '(\\d+)';
          return ['date', 'yyyy', 'yy', 'mm', 'dd', 'job'].includes(token)
            ? escaped(fileSafe(textOf(token, facts, job)))
            : '.*?';
        })
        .join('');
      const found = new RegExp(`^${pattern}(?:-\\d+)?$`, 's').exec(stem);
      return found?.[1] ? Number(found[1]) : null;
    },
  };
}

function textOf(token: string, { takenAt, camera, serial }: NameFacts, job: string): string {
  const [year = '', month = '', day = ''] = takenAt.slice(0, 10).split('-');
  const [hour = '', minute = '', second = ''] = takenAt.slice(11, 19).split(':');
  const texts: Record<string, string> = {
    date: `${year}-${month}-${day}`,
    yyyy: year,
    yy: year.slice(-2),
    mm: month,
    dd: day,
    time: `${hour}${minute}${second}`,
    hh: hour,
    min: minute,
    ss: second,
    sub: takenAt.slice(20, 23).padEnd(3, '0'),
    camera: camera ?? 'camera',
    serial: serial ?? 'serial',
    job: job.trim() || 'job',
  };
  return texts[token] ?? '';
}

/** Nothing that one of the three systems refuses in a name, or that leads elsewhere. */
export function fileSafe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is replaced.
  return text.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '-');
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Bytes that a name may have without its ending and "-2"; file systems take 255. */
const maxBytes = 200;

function cut(name: Buffer): Buffer {
  let text = name.subarray(0, maxBytes);
  // Not in the middle of a character, and no dot or space at either end: Windows takes them off, a leading dot hides the file.
  while (text.length < name.length && text.length > 0 && (name[text.length]! & 0xc0) === 0x80)
    text = text.subarray(0, -1);
  while (text.length > 0 && (text.at(-1) === 0x2e || text.at(-1) === 0x20)) text = text.subarray(0, -1);
  while (text.length > 0 && (text[0] === 0x2e || text[0] === 0x20)) text = text.subarray(1);
  if (text.length === 0) return Buffer.from('photo');
  return reserved.test(text.toString('latin1')) ? Buffer.concat([text, Buffer.from('_')]) : text;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

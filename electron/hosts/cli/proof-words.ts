/** @file Proofs on the command line: what is asked for, and what came of it in words. */
import { type ProofSettings, type ProofsSummary, proofFormat, proofMetadata } from '../../contract/exporting.ts';
import { CommandError, exitCode } from './exit-codes.ts';
import { count, plural } from './terminal.ts';

export interface ProofWords {
  format?: string | undefined;
  'long-side'?: string | undefined;
  target?: string | undefined;
  metadata?: string | undefined;
  'keep-gps'?: boolean | undefined;
}

/** JPEG with a long side of 2048 pixels and SSIM 0.98 where nothing else is said. */
export function proofSettingsOf(words: ProofWords): ProofSettings {
  const format = proofFormat.safeParse(words.format ?? 'jpeg');
  if (!format.success) throw new CommandError(exitCode.usage, `--format takes ${proofFormat.options.join(', ')}.`);
  const metadata = proofMetadata.safeParse(words.metadata ?? 'rights');
  if (!metadata.success)
    throw new CommandError(exitCode.usage, `--metadata takes ${proofMetadata.options.join(', ')}.`);
  return {
    format: format.data,
    longSidePx: longSideOf(words['long-side'] ?? '2048'),
    target: words.target ?? 'ssim>=0.98',
    metadata: metadata.data,
    keepsGps: words['keep-gps'] ?? false,
  };
}

function longSideOf(text: string): number | null {
  if (text === 'own') return null;
  const px = Number(text);
  if (!/^\d+$/.test(text) || px < 16 || px > 16_383)
    throw new CommandError(exitCode.usage, '--long-side takes pixels from 16 to 16383, or own.');
  return px;
}

/** "12 proofs, 3.4 MB. One quality for all ..." and the names of those that fell short. */
export function describeProofs({ count: n, bytes, target, fixed, unreached }: ProofsSummary): string[] {
  const lines = [`${plural(n, 'proof')}, ${megabytes(bytes)}, each the smallest file that keeps ${target}.`];
  if (fixed) {
    const about = fixed.estimated > 0 ? `about ${megabytes(fixed.bytes)}` : megabytes(fixed.bytes);
    lines.push(`One setting for all with the same worst case, ${fixed.setting}, would take ${about}.`);
    if (fixed.estimated > 0)
      lines.push(
        `  ${count(fixed.estimated)} of ${count(fixed.of)} sizes there are read off between settings that were tried.`,
      );
  }
  for (const { path, values, because } of unreached) {
    const came = Object.entries(values).map(
      ([name, value]) => `${name} ${value === null ? 'undefined' : value.toFixed(4)}`,
    );
    lines.push(`  short of the target  ${path}  ${came.join(', ')}: ${because}`);
  }
  return lines;
}

const megabytes = (bytes: number): string =>
  bytes < 1e6 ? `${count(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 1)} MB`;

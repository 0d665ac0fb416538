/** @file Proofs on the command line: what is asked for, and what came of it in words. */
import { say } from '../../../texts/say.ts';
import { type ProofSettings, type ProofsSummary, proofFormat, proofMetadata } from '../../contract/exporting.ts';
import { CommandError, exitCode } from './exit-codes.ts';

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
  if (!format.success)
    throw new CommandError(
      exitCode.usage,
      say('asked.takes', { option: '--format', known: proofFormat.options.join(', ') }),
    );
  const metadata = proofMetadata.safeParse(words.metadata ?? 'rights');
  if (!metadata.success)
    throw new CommandError(
      exitCode.usage,
      say('asked.takes', { option: '--metadata', known: proofMetadata.options.join(', ') }),
    );
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
  if (!/^\d+$/.test(text) || px < 16 || px > 16_383) throw new CommandError(exitCode.usage, say('asked.longSide'));
  return px;
}

/** "12 proofs, 3.4 MB. One quality for all ..." and the names of those that fell short. */
export function describeProofs({ count: n, bytes, target, fixed, unreached }: ProofsSummary): string[] {
  const lines: string[] = [say('proofs.done', { proofs: n, size: say('proofs.size', { bytes }), target })];
  if (fixed) {
    lines.push(
      say('proofs.oneSetting', {
        setting: fixed.setting,
        isAbout: fixed.estimated > 0,
        size: say('proofs.size', { bytes: fixed.bytes }),
      }),
    );
    if (fixed.estimated > 0) lines.push(say('proofs.readOff', { estimated: fixed.estimated, of: fixed.of }));
  }
  for (const { path, values, because } of unreached) {
    const came = Object.entries(values).map(
      ([name, value]) => `${name} ${value === null ? 'undefined' : value.toFixed(4)}`,
    );
    lines.push(say('proofs.short', { path, came: came.join(', '), because }));
  }
  return lines;
}

/** @file What proofs came to: bytes, what one quality for all would have taken, and which fell short, by name. */
import type { ReactNode } from 'react';
import type { ProofsSummary } from '../../../electron/contract/exporting.ts';
import { proofTexts as t } from '../../texts/texts.ts';
import { bytesText } from '../../ui/bytes-text.ts';
import { FailureList } from './failure-list.tsx';

export const ProofsResult = ({ proofs }: { proofs: ProofsSummary }): ReactNode => {
  const { count, bytes, target, fixed, unreached } = proofs;
  return (
    <>
      <p>{t.came(count, bytesText(bytes), target)}</p>
      {fixed ? <p>{t.fixed(fixed.setting, bytesText(fixed.bytes), fixed.estimated > 0)}</p> : null}
      <FailureList
        title={t.unreached(unreached.length)}
        failures={unreached.map(({ path, values, because }) => ({ path, reason: t.shortOf(values, because) }))}
      />
    </>
  );
};

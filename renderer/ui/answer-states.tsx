/** @file What stands in place of an answer that is awaited or failed. */
import { PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';
import { Button } from './button.tsx';
import { EmptyState, ProgressLine } from './marks.tsx';

export const Waiting = (): ReactNode => (
  <EmptyState title={texts.loading}>
    <ProgressLine fraction={null} name={texts.loading} />
  </EmptyState>
);

export const Failed = ({ problem, again }: { problem: string; again: () => void }): ReactNode => (
  <div role="alert" className="answer-failed">
    <EmptyState icon={<PlugZap size={28} aria-hidden />} title={texts.failed} says={problem}>
      <Button onClick={again}>{texts.shoot.retry}</Button>
    </EmptyState>
  </div>
);

/** @file The dry run: how many of what, the exact fields, and every change by name. */
import { FileCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ExportPlan, PlannedChange } from '../../../electron/contract/exporting.ts';
import { exportTexts as t } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { bytesText } from '../../ui/bytes-text.ts';
import { EmptyState } from '../../ui/marks.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';

/** Conflicts first: they are what one has to look at. */
const order = [
  'conflict',
  'create',
  'update',
  'put-back',
  'discard',
  'copy',
  'move',
  'link',
  'symlink',
  'trash',
  'skip',
  'unchanged',
];

/** Reasons need room; they are read once the list shows only them. */
const isTold = (kind: string | null): boolean => kind === 'conflict' || kind === 'skip';

const Change = ({ change, isTall }: { change: PlannedChange; isTall: boolean }): ReactNode => (
  <div className="plan-line" data-what={change.what} data-tall={isTall}>
    <span className="plan-what">{t.verbs[change.what]}</span>
    <span className="plan-path" title={change.path}>
      {change.path}
    </span>
    <span className="plan-details" title={change.details}>
      {change.unread ? <em className="plan-unread">{t.unread}</em> : null}
      {change.details}
    </span>
  </div>
);

export const PlanView = ({ plan }: { plan: ExportPlan }): ReactNode => {
  const [only, setOnly] = useState<string | null>(null);
  const kinds = order.filter((kind) => (plan.counts[kind] ?? 0) > 0);
  const shownKind = only !== null && kinds.includes(only) ? only : null;
  const changes = shownKind === null ? plan.changes : plan.changes.filter((change) => change.what === shownKind);
  if (plan.changes.length === 0) {
    return <EmptyState icon={<FileCheck size={28} aria-hidden />} title={t.nothing} says={t.nothingSays} />;
  }
  return (
    <>
      <p className="plan-says">
        {plan.says}
        {plan.bytes > 0 ? ` · ${bytesText(plan.bytes)}` : ''}
      </p>
      <div className="plan-counts">
        {kinds.map((kind) => (
          <Chip
            key={kind}
            label={t.countOf(plan.counts[kind] ?? 0, t.counts[kind] ?? kind)}
            active={shownKind === kind}
            aria-pressed={shownKind === kind}
            title={t.onlyThese(t.counts[kind] ?? kind)}
            onClick={() => setOnly(shownKind === kind ? null : kind)}
          />
        ))}
      </div>
      {plan.fields.length > 0 ? (
        <details className="plan-fields">
          <summary>{t.fieldsOf(plan.fields.length)}</summary>
          {plan.fields.join(', ')}
        </details>
      ) : null}
      {plan.notes.length > 0 ? (
        <ul className="plan-notes" aria-label={t.notes}>
          {plan.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <VirtualList
        key={String(isTold(shownKind))}
        name={t.changes}
        items={changes}
        rowPx={isTold(shownKind) ? 40 : 24}
        row={(change) => <Change change={change} isTall={isTold(shownKind)} />}
      />
    </>
  );
};

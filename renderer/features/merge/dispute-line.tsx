/** @file One difference: the picture, and what each says, to choose from. */
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Dispute, MergeValue } from '../../../electron/contract/merging.ts';
import { mergeTexts as t } from '../../texts/texts.ts';
import { ReportThumb } from '../report/report-thumb.tsx';

const sayValue = (field: Dispute['field'], value: MergeValue): string =>
  field === 'stars' || field === 'turn' ? t.value[field](Number(value)) : (t.value[field][value] ?? String(value));

const Mark = ({ field, value }: { field: Dispute['field']; value: MergeValue }): ReactNode => {
  if (value === 'pick') return <Check size={14} className="merge-pick" aria-hidden />;
  if (value === 'reject') return <X size={14} className="merge-reject" aria-hidden />;
  return field === 'label' && value !== 'none' ? <span className="label-dot" data-label={value} /> : null;
};

export const DisputeLine = (props: {
  dispute: Dispute;
  chosen: MergeValue | null;
  /** Null leaves it as it is. */
  onChoose: (value: MergeValue | null) => void;
}): ReactNode => {
  const { dispute, chosen } = props;
  return (
    <div className="merge-line">
      <ReportThumb id={dispute.photoId} />
      <span className="merge-name" title={dispute.name}>
        {dispute.name}
        <small>{t.field(dispute.field)}</small>
      </span>
      {dispute.sides.map(({ author, value, isHere }) => (
        <button
          key={String(value)}
          type="button"
          className="merge-side"
          aria-pressed={chosen === value}
          aria-label={t.choose(dispute.name, author, sayValue(dispute.field, value))}
          onClick={() => props.onChoose(chosen === value ? null : value)}
        >
          <span className="merge-said">
            <Mark field={dispute.field} value={value} />
            {sayValue(dispute.field, value)}
          </span>
          <small>{isHere ? `${author} (${t.here})` : author}</small>
        </button>
      ))}
    </div>
  );
};

import type { ReactNode } from 'react';
import type { ModelProvenance } from '../../../electron/contract/model.ts';
import { numbers, modelTexts as t } from '../../texts/texts.ts';
import { bytesText } from '../../ui/bytes-text.ts';

/** Where installed weights came from, with their whole hashes. */
export const Provenance = ({ provenance: p }: { provenance: ModelProvenance }): ReactNode => (
  <details className="model-provenance">
    <summary>
      {t.provenance} <code>{p.weightsSha256.slice(0, 12)}…</code>
    </summary>
    <dl className="model-facts">
      <dt>{t.from}</dt>
      <dd>{p.from}</dd>
      <dt>{t.source}</dt>
      <dd>
        <code>{p.sourceSha256}</code> {bytesText(p.sourceBytes)}
      </dd>
      <dt>{t.weights}</dt>
      <dd>
        <code>{p.weightsSha256}</code>
      </dd>
      <dt>{t.converter}</dt>
      <dd>{p.converter ?? t.none2}</dd>
      <dt>{t.installedAt}</dt>
      <dd>
        {numbers.moment(new Date(p.installedAt))}, {p.licenceAccepted ? t.accepted : t.brought}
      </dd>
    </dl>
  </details>
);

import type { ConsentSummary } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { Notice } from '../../components/Notice';
import { StateBadge } from '../../components/StateBadge';
import { useText } from '../../i18n/useText';
import { CONSENT_TONES } from './subscriberState';

/** Where this person's consent stands, purpose by purpose. Derived from the timeline, never edited. */
export function ConsentsTable({ consents }: { readonly consents: readonly ConsentSummary[] }) {
  const text = useText();
  if (consents.length === 0) return <Notice tone="info">{text('consents.empty')}</Notice>;
  const columns: readonly Column<ConsentSummary>[] = [
    { id: 'purpose', label: text('campaign.purpose'), cell: (row) => row.purposeTitle },
    {
      id: 'state',
      label: text('common.state'),
      cell: (row) => (
        <StateBadge tone={CONSENT_TONES[row.state]}>{text(`consent.state.${row.state}`)}</StateBadge>
      ),
    },
    { id: 'since', label: text('consents.since'), cell: (row) => <DateTime value={row.since} /> },
    { id: 'expires', label: text('consents.expires'), cell: (row) => <DateTime value={row.expiresAt} /> },
  ];
  return (
    <DataTable
      label={text('consents.title')}
      columns={columns}
      rows={consents}
      rowKey={(row) => row.purposeKey}
      plain
    />
  );
}

import type { AddressChange } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { RowLink } from '../../components/RowLink';
import { StateBadge, type BadgeTone } from '../../components/StateBadge';
import { useText } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';

const TONES: Readonly<Record<AddressChange['state'], BadgeTone>> = {
  open: 'primary',
  confirmed: 'success',
  expired: 'neutral',
};

/** Addresses this person wanted instead, and whether each said yes. */
export function AddressChanges({ changes }: { readonly changes: readonly AddressChange[] }) {
  const text = useText();
  if (changes.length === 0) return null;
  const columns: readonly Column<AddressChange>[] = [
    {
      id: 'address',
      label: text('correction.email'),
      cell: ({ subscriberId, email }) => (
        <RowLink to={`${BASE_PATH}/subscribers/${subscriberId}`}>
          {email === '' ? text('subscriber.erased') : email}
        </RowLink>
      ),
    },
    {
      id: 'state',
      label: text('common.state'),
      cell: ({ state }) => <StateBadge tone={TONES[state]}>{text(`correction.state.${state}`)}</StateBadge>,
    },
    { id: 'asked', label: text('requests.asked'), cell: (row) => <DateTime value={row.requestedAt} /> },
    { id: 'until', label: text('requests.until'), cell: (row) => <DateTime value={row.expiresAt} decides /> },
  ];
  return (
    <DataTable
      label={text('correction.changes')}
      columns={columns}
      rows={changes}
      rowKey={(row) => `${row.subscriberId} ${row.requestedAt}`}
      plain
    />
  );
}

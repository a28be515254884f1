import { Typography } from '@strapi/design-system';
import type { DataRequest } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import type { Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { PagedTable } from '../../components/PagedTable';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useText } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';
import { useDataRequests } from '../../services/rights';
import { REQUEST_TONES } from './taskState';

/** Who asked for his data or its erasure: answered by a mail with two links, so there is nothing to decide here. */
export function DataRequestsCard() {
  const text = useText();
  const query = useListQuery('requests');
  const requests = useDataRequests({ page: query.page, pageSize: PAGE_SIZE });
  const columns: readonly Column<DataRequest>[] = [
    {
      id: 'who',
      label: text('subscriber.page'),
      cell: ({ subscriberId, email, senderName }) => (
        <RowLink to={`${BASE_PATH}/subscribers/${subscriberId}`} note={senderName}>
          {email}
        </RowLink>
      ),
    },
    { id: 'asked', label: text('requests.asked'), cell: (row) => <DateTime value={row.requestedAt} /> },
    {
      id: 'state',
      label: text('common.state'),
      cell: ({ state, usedAt }) => (
        <>
          <StateBadge tone={REQUEST_TONES[state]}>{text(`requests.state.${state}`)}</StateBadge>
          {usedAt !== null && (
            <Typography variant="pi" textColor="neutral600" tag="div">
              <DateTime value={usedAt} />
            </Typography>
          )}
        </>
      ),
    },
    { id: 'until', label: text('requests.until'), cell: (row) => <DateTime value={row.expiresAt} decides /> },
  ];
  return (
    <Card title={text('requests.title')}>
      <Typography textColor="neutral600">{text('requests.hint')}</Typography>
      <PagedTable
        label={text('requests.title')}
        resource={requests}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.subscriberId} ${row.requestedAt}`}
        empty={text('requests.none')}
        plain
      />
    </Card>
  );
}

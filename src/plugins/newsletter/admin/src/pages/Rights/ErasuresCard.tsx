import { Typography } from '@strapi/design-system';
import type { DoneErasure } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import type { Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { PagedTable } from '../../components/PagedTable';
import { RowLink } from '../../components/RowLink';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';
import { useErasures } from '../../services/rights';

/** Who was erased, without saying who it was: when, on whose word, and what is still kept. */
export function ErasuresCard() {
  const text = useText();
  const { date } = useDates();
  const query = useListQuery('erasures');
  const erasures = useErasures({ page: query.page, pageSize: PAGE_SIZE });
  const columns: readonly Column<DoneErasure>[] = [
    {
      id: 'person',
      label: text('subscriber.page'),
      cell: ({ subscriberId, senderName }) => (
        <RowLink to={`${BASE_PATH}/subscribers/${subscriberId}`} note={senderName}>
          {text('subscriber.erased_person')}
        </RowLink>
      ),
    },
    { id: 'at', label: text('erasures.at'), cell: (row) => <DateTime value={row.erasedAt} /> },
    { id: 'word', label: text('erasures.word'), cell: (row) => <OnWhoseWord erasure={row} /> },
    {
      id: 'kept',
      label: text('erasures.kept'),
      cell: ({ proofKeptUntil: until }) =>
        until === null ? text('erasures.no_proof') : text('erasures.proof', { until: date(until) }),
    },
  ];
  return (
    <Card title={text('erasures.title')}>
      <Typography textColor="neutral600">{text('erasures.hint')}</Typography>
      <PagedTable
        label={text('erasures.title')}
        resource={erasures}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        empty={text('erasures.none')}
        plain
      />
    </Card>
  );
}

function OnWhoseWord({ erasure: { method, by, reason } }: { readonly erasure: DoneErasure }) {
  const text = useText();
  const word = useWord();
  return (
    <>
      {by ?? text(`erasures.method.${method}`)}
      {reason !== null && (
        <Typography variant="pi" textColor="neutral600" tag="div">
          {word('way', reason)}
        </Typography>
      )}
    </>
  );
}

import { Typography } from '@strapi/design-system';
import type { AbuseReportSummary } from '../../../../shared/contracts';
import type { Column } from '../../components/DataTable';
import { PageFrame } from '../../components/PageFrame';
import { StateTable } from '../../components/PagedTable';
import { Breaking, RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useAbuseReports } from '../../services/abuseReports';

const STATES = ['open', 'closed'] as const satisfies readonly AbuseReportSummary['state'][];

export default function AbuseReportsPage() {
  const text = useText();
  const query = useListQuery();
  const state = query.value('state');
  const reports = useAbuseReports({ page: query.page, pageSize: PAGE_SIZE, state });
  const columns = useColumns();
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.abuseReports}
      title={text('abuse.title')}
      subtitle={text('abuse.subtitle')}
    >
      <StateTable
        label={text('abuse.title')}
        resource={reports}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        empty={text('abuse.empty')}
        states={STATES.map((value) => ({ value, label: text(`abuse.state.${value}`) }))}
      />
    </PageFrame>
  );
}

function useColumns(): readonly Column<AbuseReportSummary>[] {
  const text = useText();
  const word = useWord();
  const { dateTime } = useDates();
  return [
    {
      id: 'case',
      label: text('abuse.case'),
      cell: (row) => (
        <RowLink
          to={`${BASE_PATH}/abuse-reports/${row.id}`}
          note={text('abuse.received_line', { at: dateTime(row.receivedAt) })}
        >
          {row.caseNumber}
        </RowLink>
      ),
    },
    {
      id: 'state',
      label: text('common.state'),
      cell: (row) => (
        <StateBadge tone={row.state === 'open' ? 'warning' : 'neutral'}>
          {text(`abuse.state.${row.state}`)}
        </StateBadge>
      ),
    },
    { id: 'reason', label: text('abuse.reason'), cell: (row) => word('abuse.reason', row.reason) },
    { id: 'proof', label: text('abuse.proof'), cell: (row) => text(`abuse.proof.${row.proof}`) },
    {
      id: 'campaign',
      label: text('abuse.campaign'),
      cell: (row) => (
        <>
          <Breaking>{row.campaignTitle ?? row.mailingId ?? '–'}</Breaking>
          <Typography variant="pi" textColor="neutral600" tag="div">
            {row.senderName}
          </Typography>
        </>
      ),
    },
  ];
}

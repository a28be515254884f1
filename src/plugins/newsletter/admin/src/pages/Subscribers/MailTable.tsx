import type { Subscriber, SubscriberMail } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { Notice } from '../../components/Notice';
import { RowLink } from '../../components/RowLink';
import { useText, useWord } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';

/** The last campaigns that had this person among their recipients, and what became of each. */
export function MailTable({ mails }: { readonly mails: Subscriber['mails'] }) {
  const text = useText();
  const word = useWord();
  if (mails.length === 0) return <Notice tone="info">{text('subscriber.mails.empty')}</Notice>;
  const columns: readonly Column<SubscriberMail>[] = [
    {
      id: 'campaign',
      label: text('subscriber.mails.campaign'),
      cell: ({ campaignId, title }) => <RowLink to={`${BASE_PATH}/campaigns/${campaignId}`}>{title}</RowLink>,
    },
    { id: 'state', label: text('common.state'), cell: ({ state }) => word('delivery.state', state) },
    {
      id: 'reason',
      label: text('recipients.reason'),
      cell: ({ reason }) => (reason === null ? '–' : word('reason', reason)),
    },
    { id: 'at', label: text('recipients.at'), cell: ({ at }) => <DateTime value={at} precise /> },
  ];
  return (
    <DataTable
      label={text('subscriber.mails')}
      columns={columns}
      rows={mails}
      rowKey={({ id }) => id}
      plain
    />
  );
}

import { Typography } from '@strapi/design-system';
import type { Sanction, SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { Notice } from '../../components/Notice';
import { useCan } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { TerminationForm, ThrottleForm, whatOf } from './SanctionForms';

interface SanctionsCardProps {
  readonly sender: SenderDetail;
  readonly onChanged: () => void;
}

/** What the operator imposed, for everybody to see; to impose and to lift it is the operator's (MSR-2.4-3, MSR-2.4-8). */
export function SanctionsCard({ sender, onChanged }: SanctionsCardProps) {
  const text = useText();
  const mayDecide = useCan('senders.decide');
  if (!mayDecide && sender.sanctions.length === 0) return null;
  return (
    <Card title={text('sanctions.title')}>
      {sender.sanctions.length === 0 ? (
        <Notice tone="info">{text('sanctions.none')}</Notice>
      ) : (
        <SanctionsTable sanctions={sender.sanctions} />
      )}
      {mayDecide && sender.state !== 'ended' && (
        <>
          <ThrottleForm sender={sender} onChanged={onChanged} />
          <TerminationForm sender={sender} onChanged={onChanged} />
        </>
      )}
    </Card>
  );
}

function SanctionsTable({ sanctions }: { readonly sanctions: readonly Sanction[] }) {
  const text = useText();
  const columns: readonly Column<Sanction>[] = [
    { id: 'what', label: text('sanctions.what'), cell: (row) => whatOf(row, text) },
    { id: 'reason', label: text('unsubscribe.reason'), cell: ({ reason }) => reason },
    { id: 'since', label: text('sanctions.since'), cell: (row) => <DateTime value={row.imposedAt} /> },
    { id: 'by', label: text('sanctions.by'), cell: ({ imposedBy }) => imposedBy },
    {
      id: 'released',
      label: text('sanctions.released'),
      cell: ({ released }) => (released === null ? text('sanctions.in_force') : <Release {...released} />),
    },
  ];
  return (
    <DataTable
      label={text('sanctions.title')}
      columns={columns}
      rows={sanctions}
      rowKey={({ id }) => id}
      plain
    />
  );
}

/** Who took it back and why: as much of the record as who imposed it. */
function Release({ at, by, reason }: NonNullable<Sanction['released']>) {
  return (
    <>
      <DateTime value={at} />
      <Typography variant="pi" textColor="neutral600" tag="div">
        {by}: {reason}
      </Typography>
    </>
  );
}
